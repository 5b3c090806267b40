// A lead: plan and publish, a sick call, gaps, requests, tokens; with and without JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Desk, openBrowser, signIn } from './desk.mjs';
import { Hand } from './hand.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

const revision = (desk) => desk.json('publication', 'list').publications.length;

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ' (no JavaScript)';
  const story = (name, options, tell) => test(name + how, async () => {
    const desk = await new Desk(options.sample ?? 'quickstart', options).serve();
    const context = await browser.newContext({ javaScriptEnabled, locale: 'en-GB',
      viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    try {
      await signIn(page, desk.link(options.lead ?? 'beth'));
      await page.goto(desk.url + '/rota');
      await tell(desk, new Hand(page), page);
    } finally {
      await context.close();
      await desk.stop();
    }
  });

  story('plans and publishes', {}, async (desk, hand, page) => {
    const before = revision(desk);
    hand.begin();
    await hand.write('How many weeks', '4');
    await hand.press('Make a draft');
    await page.waitForURL(/of=draft/, { timeout: 60000 });
    assert.equal(revision(desk), before, 'a draft is not published');
    assert.match(await page.locator('main').innerText(), /Everything in it is new/);
    await hand.press('Publish');
    await page.getByText(/Revision \d+ is published/).waitFor();
    hand.done('plan and publish');
    assert.equal(revision(desk), before + 1);
    assert.ok(desk.json('show', '--from', '2027-01-25', '--weeks', '4').slots.some((each) => each.person));
  });

  story('takes one of several plans side by side', {}, async (desk, hand, page) => {
    await hand.write('How many weeks', '4');
    await hand.tick('Show other plans beside it');
    await hand.press('Make a draft');
    await page.getByRole('heading', { name: 'Which plan?' }).waitFor({ timeout: 60000 });
    const kinds = await page.locator('table.compare thead th').allInnerTexts();
    assert.ok(kinds.length > 1 && kinds[0] === 'As the desk weighs it', String(kinds));
    const first = JSON.stringify(desk.json('diff').changes);
    await hand.tap(page.locator('table.compare form button').first());
    await page.waitForURL(/of=draft/, { timeout: 60000 });
    assert.notEqual(JSON.stringify(desk.json('diff').changes), first);
    hand.done('choose one of several plans');
  });

  story('sees why nobody can, and sets one limit aside', {}, async (desk, hand, page) => {
    for (const { id: person } of desk.json('show', '--from', '2026-12-14', '--weeks', '1').people)
      if (person !== 'amir')
        desk.at(desk.present(), 'leave', 'add', '--from', '2026-12-14', '--until', '2027-01-03', '--person', person,
          '--by', 'beth');
    await page.waitForTimeout(800);
    await page.goto(desk.url + '/rota');
    hand.begin();
    await hand.follow('Why, and what would help');
    assert.match(await page.locator('main').innerText(), /These cannot all hold/);
    await hand.tap(page.locator('ul.fixes a').first());
    assert.match(await page.locator('main').innerText(), /It would break/);
    assert.deepEqual(desk.json('change', 'list').changes, []);
    await hand.press('Do it');
    await page.getByText('It is done.').waitFor();
    assert.ok(hand.done('set a limit aside').taps <= 6);
    const [change] = desk.json('change', 'list').changes;
    assert.equal(change.stretches[0].to, 'amir');
    assert.equal(change.despite.length, 1);
    assert.equal(change.note, 'Nobody else may take it.');
  });

  story('mends a sick call in two clicks, and publishes', {}, async (desk, hand, page) => {
    const sick = desk.json('who', '--at', '2026-12-08T22:00:00Z').on[0].person;
    desk.at(desk.present(), 'leave', 'add', '--from', '2026-12-08', '--until', '2026-12-20', '--person', sick,
      '--by', 'beth');
    await page.waitForTimeout(800);
    await page.goto(desk.url + '/rota');
    assert.match(await page.locator('main').innerText(), /holds it and cannot/);
    hand.begin();
    await hand.press('Mend it');
    await page.waitForURL(/of=draft/, { timeout: 60000 });
    await hand.press('Publish');
    await page.getByText(/Revision \d+ is published/).waitFor();
    assert.ok(hand.done('mend a sick call').taps <= 6);
    assert.notEqual(desk.json('who', '--at', '2026-12-12T20:00:00Z').on.find((each) => each.seat === 'primary').person, sick);
    assert.equal(desk.json('gaps', '--from', '2026-12-07', '--weeks', '5').length, 0);
  });

  story('gives a gap to one of those who may take it', {}, async (desk, hand, page) => {
    const sick = desk.json('who', '--at', '2026-12-08T22:00:00Z').on[0];
    desk.at(desk.present(), 'leave', 'add', '--from', '2026-12-09', '--until', '2026-12-10', '--person', sick.person,
      '--by', 'beth');
    await page.waitForTimeout(800);
    await page.goto(desk.url + '/rota');
    const gaps = desk.json('gaps', '--from', '2026-12-07', '--weeks', '5').length;
    assert.ok(gaps > 0);
    assert.match(await page.locator('select[name=to] option').first().innerText(), / – .*their fair share with it/);
    const chosen = await page.locator('select[name=to]').first().inputValue();
    await hand.press('Give it');
    await page.getByText('It is given. They are told.').waitFor();
    assert.equal(desk.json('gaps', '--from', '2026-12-07', '--weeks', '5').length, gaps - 1);
    assert.ok(desk.json('change', 'list').changes.some((each) => each.stretches.some((one) => one.to === chosen)));
  });

  story('opens a duty from the grid and gives it to somebody', {}, async (desk, hand, page) => {
    await hand.tap(page.locator('table.grid td.duty a').last());
    await page.getByRole('heading', { name: 'Give it to' }).waitFor();
    const list = page.locator('ul.choices').last().locator('a').first();
    const name = (await list.innerText()).split('\n')[0];
    await hand.tap(list);
    assert.deepEqual(desk.json('change', 'list').changes, []);
    await hand.press('Do it');
    await page.getByText('It is done.').waitFor();
    const [change] = desk.json('change', 'list').changes;
    assert.equal(change.state, 'stands');
    const person = desk.json('show', '--from', '2026-12-07', '--weeks', '8').people.find((each) => each.id === change.stretches[0].to);
    assert.equal(person.name, name);
  });

  story('works off a request', {}, async (desk, hand, page) => {
    desk.at(desk.present(), 'ask', '--take', '--requester', 'pat', '--about', 'It hums', '--call-back', '+44 1632 960001');
    await page.goto(desk.url + '/queue');
    assert.equal(await page.locator('a.call').first().getAttribute('href'), 'tel:+441632960001');
    await hand.press('Close');
    await page.getByText('Nobody waits.').waitFor();
    assert.equal(desk.json('queue').requests.length, 0);
  });

  story('takes a token back', {}, async (desk, hand, page) => {
    const made = desk.json('token', 'create', 'person', '--person', 'amir');
    await page.waitForTimeout(800);
    await page.goto(desk.url + '/reports');
    const row = page.getByRole('row').filter({ hasText: 'person' }).first();
    await hand.tap(row.getByRole('button', { name: 'Revoke' }));
    await page.waitForLoadState();
    assert.equal((await fetch(`${desk.url}/feeds/${made.token}.ics`)).status, 404);
  });
}
