// Whoever needs help: no signing in, with and without JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Desk, openBrowser, signIn } from './desk.mjs';
import { Hand } from './hand.mjs';

const open = (text) => text + '\n[policy.public]\nnames = "first"\nbook = true\n';
let browser;
let day;
let night;

before(async () => {
  browser = await openBrowser();
  day = await new Desk('quickstart', { edit: open }).serve();
  night = await new Desk('quickstart', { edit: open, now: '2026-12-09T02:13:00Z' }).serve();
});
after(async () => {
  await browser.close();
  await day.stop();
  await night.stop();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ' (no JavaScript)';
  const visit = async (desk) => {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'en-GB',
      viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(desk.url);
    return new Hand(page);
  };
  const ask = async (hand, text) => {
    await hand.write('What has happened?', text);
    await hand.press('When can I be helped?');
    await hand.page.locator('#answer').waitFor();
  };

  test('who is on, at night' + how, async () => {
    const hand = await visit(night);
    const on = night.json('who').on;
    const text = await hand.page.locator('main').innerText();
    assert.match(text, /Closed until today 08:00/);
    for (const seat of on) assert.ok(text.includes(seat.name.split(' ')[0]), text);
    const call = hand.page.locator('a.call').first();
    assert.match(await call.getAttribute('href'), /^tel:\+44/);
    assert.equal(hand.done('find who is on').taps, 0);
    await hand.page.context().close();
  });

  test('help at night' + how, async () => {
    const hand = await visit(night);
    await hand.write('What has happened?', 'The whole of Leeds has lost the network');
    await hand.tick('A service is down for a whole site, or for 20 people or more');
    await hand.press('When can I be helped?');
    const answer = hand.page.locator('#answer');
    const text = await answer.innerText();
    const [first] = night.json('who').on;
    assert.ok(text.includes(first.name.split(' ')[0]), text);
    assert.doesNotMatch(text, /Monday|tomorrow/);
    assert.match(await answer.locator('a.call').first().getAttribute('href'), /^tel:/);
    const took = hand.done('get help at night');
    assert.ok(took.taps <= 6, String(took.taps));
    await hand.page.context().close();
  });

  test('book another time, follow it, withdraw it' + how, async () => {
    const waiting = day.json('queue').requests.length;
    const hand = await visit(day);
    await ask(hand, 'The projector in Room 12 <b>hums</b>');
    assert.equal(day.json('queue').requests.length, waiting, 'asking books nothing');
    await hand.write('Your name', 'Zoë Newman');
    await hand.write('A number to call you back', '+44 1632 960777');
    await hand.tap(hand.page.locator('#answer button.time').first());
    await hand.page.waitForURL(/\/link\//);
    const booked = hand.done('book another time');
    assert.ok(booked.taps <= 6, String(booked.taps));
    const queue = day.json('queue').requests;
    assert.equal(queue.length, waiting + 1);
    assert.equal(queue.at(-1).about, 'The projector in Room 12 <b>hums</b>');
    assert.match(await hand.page.locator('main').innerText(), /Room 12 <b>hums<\/b>/);
    hand.begin();
    const first = queue.at(-1).booked;
    await hand.tap(hand.page.locator('main button.time').first());
    await hand.page.waitForLoadState();
    hand.done('move a request');
    const moved = day.json('queue').requests.at(-1);
    assert.notDeepEqual(moved.booked, first, 'it is at another time');
    await hand.page.reload();
    assert.equal(day.json('queue').requests.length, waiting + 1, 'looking again books nothing');
    hand.begin();
    await hand.press('Withdraw it');
    await hand.page.getByText('It is withdrawn.').waitFor();
    hand.done('withdraw a request');
    assert.equal(day.json('queue').requests.length, waiting);
    await hand.page.context().close();
  });
}

test('pages speak the language of the browser', async () => {
  for (const [locale, words] of [['fr-FR', /Que s’est-il passé/], ['de-DE', /Was ist passiert/]]) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(day.url);
    assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
    assert.match(await page.locator('main').innerText(), words);
    await page.goto(day.url + '/nowhere');
    assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
    await context.close();
  }
});

test('a page of another site does nothing in a reader\'s name', async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await signIn(page, day.link('beth'));
  const before = day.json('token', 'list').length;
  await page.goto('data:text/html,' + encodeURIComponent(
    `<form method=post action=${day.url}/subscribe><button>Win a prize</button></form>`));
  await page.getByRole('button').click();
  await page.getByRole('heading', { name: 'Please sign in first' }).waitFor();
  assert.equal(day.json('token', 'list').length, before);
  await context.close();
});
