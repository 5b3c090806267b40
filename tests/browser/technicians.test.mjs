// A technician: their week, their swaps, their answers; with and without JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Desk, openBrowser, signIn } from './desk.mjs';
import { Hand } from './hand.mjs';
import { Mailbox } from './mailbox.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

// Whoever holds that seat in the night to come.
const holder = (desk, seat, at = '2026-12-08T22:00:00Z') =>
  desk.json('who', '--at', at).on.find((each) => each.seat === seat).person;

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ' (no JavaScript)';
  const story = (name, options, tell) => test(name + how, async () => {
    const desk = await new Desk('quickstart', options).serve();
    const context = await browser.newContext({ javaScriptEnabled, locale: 'en-GB',
      viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const as = async (person, role) => {
      await context.clearCookies();
      await signIn(page, desk.link(person, role));
      return new Hand(page);
    };
    try {
      await tell(desk, as, page);
    } finally {
      await context.close();
      await desk.stop();
    }
  });

  test('signs in by a link in a mail' + how, async () => {
    const box = await new Mailbox().open();
    const desk = await new Desk('quickstart', { edit: (text) => `${text}\n[mail]\nrelay = "127.0.0.1:${box.port}"\n`
      + 'tls = "none"\nfrom = "desk@example.org"\npages = "https://rota.example.org"\n' }).serve();
    const context = await browser.newContext({ javaScriptEnabled, locale: 'en-GB',
      viewport: { width: 390, height: 844 } });
    try {
      const page = await context.newPage();
      await page.goto(desk.url + '/me');
      const hand = new Hand(page);
      await hand.follow('Sign in');
      await hand.write('Your e-mail address', 'amir@helpdesk.example');
      await hand.press('Send me a link');
      await page.getByText('If the desk knows this address').waitFor();
      const mail = await box.first('/sign-in/');
      const [, path] = /https:\/\/rota\.example\.org(\/sign-in\/[\w-]{43})/.exec(mail);
      await page.goto(desk.url + path);
      assert.match(await page.locator('main').innerText(), /Sign in as Amir Haddad/);
      await hand.press('Sign in');
      await page.getByRole('heading', { name: 'My duties' }).waitFor();
      assert.ok(hand.done('sign in by a mail').taps <= 6);
      assert.ok(desk.json('token', 'list').some((each) => each.purpose === 'session' && each.of === 'amir'));
    } finally {
      await context.close();
      await desk.stop();
      box.close();
    }
  });

  story('sees their week', {}, async (desk, as, page) => {
    const hand = await as('amir');
    hand.begin();
    await page.goto(desk.url + '/me');
    const text = await page.locator('main').innerText();
    assert.match(text, /Tue 8 Dec/);
    assert.match(text, /Learning: Certification, own choice/);
    assert.doesNotMatch(text, /2026-12/, 'no date as machines write it');
    assert.equal(hand.done('see my week').taps, 0);
  });

  story('swaps a duty in three taps, and a colleague agrees', {}, async (desk, as, page) => {
    const slots = desk.json('show', '--from', '2026-12-07', '--weeks', '8').slots;
    const ahead = slots.find((each) => each.begin > '2026-12-13' && each.person);
    const hand = await as(ahead.person);
    hand.begin();
    const of = page.locator(`a[href*="${encodeURIComponent(ahead.turn)}"]`).first();
    await hand.tap(of);
    const swap = page.locator('ul.choices').first().locator('a').first();
    const promised = await swap.innerText();
    await hand.tap(swap);
    assert.match(await page.locator('main').innerText(), /of load become /);
    assert.deepEqual(desk.json('change', 'list').changes, [], 'looking asks for nothing');
    const ask = page.locator('main form button').first();
    const asked = /^Ask (.*)$/.exec(await ask.innerText());
    assert.ok(asked || /Do it/.test(await ask.innerText()));
    await hand.tap(ask);
    assert.equal(hand.done('swap a night').taps, 3);
    await page.getByText('It is done.').waitFor();
    const [change] = desk.json('change', 'list').changes;
    assert.ok(promised.length > 0 && change.stretches.length >= 1);
    if (change.state === 'stands') return;
    const other = await as(change.asks[0]);
    await other.press('Accept');
    await page.waitForLoadState();
    assert.equal(desk.json('change', 'list').changes[0].state, 'stands');
    const after = desk.json('show', '--from', '2026-12-07', '--weeks', '8').slots;
    const now = after.find((each) => each.id === ahead.id);
    assert.equal(now.person, change.asks[0]);
  });

  story('records leave after seeing what it uncovers', {}, async (desk, as, page) => {
    const person = holder(desk, 'primary');
    const hand = await as(person);
    hand.begin();
    await hand.follow('Record leave');
    await hand.write('First day', '2026-12-10');
    await hand.write('Last day', '2026-12-11');
    await hand.press('What would it do?');
    assert.match(await page.locator('main').innerText(), /Duty that somebody else must hold then/);
    assert.equal(desk.json('leave', 'list', '--by', person).leaves.length, 0);
    await hand.press('Record it');
    hand.done('record leave');
    await page.getByText('It is done.').waitFor();
    assert.equal(desk.json('leave', 'list', '--by', person).leaves.length, 1);
    assert.ok(desk.json('gaps', '--from', '2026-12-07', '--weeks', '5').length > 0);
  });

  story('subscribes, and takes the address back', {}, async (desk, as, page) => {
    const hand = await as('amir');
    await hand.press('Make an address for my calendar');
    await page.waitForURL(/\/feeds\//);
    const feed = page.url() + '.ics';
    assert.match(await (await fetch(feed)).text(), /^BEGIN:VCALENDAR/);
    await page.goto(desk.url + '/me');
    await hand.press('Take it back');
    await page.waitForLoadState();
    await page.waitForTimeout(700);
    assert.equal((await fetch(feed)).status, 404);
  });

  story('chooses messages', {}, async (desk, as, page) => {
    const hand = await as('amir');
    await page.goto(desk.url + '/messages');
    await page.getByLabel('My protected time moved or lost').selectOption('in a mail each week');
    await hand.press('Save');
    await page.getByText('It is noted.').waitFor();
    const choices = desk.json('message', 'prefer', '--by', 'amir').choices;
    assert.equal(choices.find((each) => each.kind === 'learning').way, 'digest');
    assert.equal(choices.find((each) => each.kind === 'duty').from, 'default');
  });

  story('acknowledges an emergency', { now: '2026-12-09T02:13:00Z',
    edit: (text) => text + '\n[policy.public]\nbook = true\n' }, async (desk, as, page) => {
    await page.goto(desk.url);
    const user = new Hand(page);
    await user.write('What has happened?', 'No network in Leeds');
    await user.tick('A service is down for a whole site, or for 20 people or more');
    await user.press('When can I be helped?');
    await user.write('Your name', 'Zoë');
    await user.write('A number to call you back', '+44 1632 960777');
    await user.press('Send it now');
    await page.waitForURL(/\/link\//);
    const follow = page.url();
    const [{ id }] = desk.json('queue').requests;
    const told = holder(desk, 'primary', '2026-12-09T02:13:00Z');
    const hand = await as(told);
    hand.begin();
    await page.goto(desk.url + '/me');
    await hand.press('I am on it');
    assert.ok(hand.done('acknowledge an emergency').taps <= 6);
    await page.getByText('You are on it since').waitFor();
    assert.equal(desk.json('request', 'show', String(id)).acknowledged_by, told);
    await page.goto(follow);
    assert.match(await page.locator('main').innerText(), /is on it|has taken|working on it|acknowledged/i);
  });

  story('gives a consent', {}, async (desk, as, page) => {
    desk.at(desk.present(), 'ask', '--take', '--requester', 'pat', '--priority', 'P2', '--minutes', '45', '--person',
      'amir', '--only', '--earliest', '2026-12-12T10:00:00Z', '--deadline', '2026-12-12T12:00:00Z');
    const hand = await as('amir');
    hand.begin();
    await page.goto(desk.url + '/me');
    assert.match(await page.locator('main').innerText(), /Sat 12 Dec, 10:00 to 10:45/);
    await hand.press('Yes, I agree');
    assert.ok(hand.done('give consent').taps <= 6);
    await page.waitForLoadState();
    const [consent] = desk.json('consent', 'list', '--all').consents;
    assert.equal(consent.state, 'given');
    assert.match(await page.locator('main').innerText(), /Booked: request 1/);
  });
}
