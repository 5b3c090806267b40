// Without a mouse: ask and book, swap, publish; each stop on the way can be seen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Desk, openBrowser, signIn } from './desk.mjs';

let browser;
let desk;
before(async () => {
  browser = await openBrowser();
  desk = await new Desk('quickstart', { edit: (text) => text + '\n[policy.public]\nbook = true\n' }).serve();
});
after(async () => {
  await browser.close();
  await desk.stop();
});

// Tab by tab to what is called so.
async function tabTo(page, name) {
  for (let i = 0; i < 150; ++i) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const here = document.activeElement;
      const label = here.labels?.[0]?.innerText ?? '';
      return { text: `${here.innerText ?? ''} ${label}`, seen: getComputedStyle(here).outlineStyle !== 'none' };
    });
    if (!at.text.includes(name)) continue;
    assert.ok(at.seen, `${name} has the focus and does not show it`);
    return;
  }
  assert.fail(`no way to ${name}`);
}

const opened = async (person) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  if (person) await signIn(page, desk.link(person));
  return page;
};

test('asks and books by keyboard', async () => {
  const page = await opened();
  await page.goto(desk.url);
  await tabTo(page, 'What has happened?');
  await page.keyboard.type('The printer says no');
  await tabTo(page, 'When can I be helped?');
  await page.keyboard.press('Enter');
  await page.locator('#answer').waitFor();
  await tabTo(page, 'Your name');
  await page.keyboard.type('Zoë');
  await tabTo(page, 'A number to call you back');
  await page.keyboard.type('+44 1632 960777');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/link\//);
  assert.equal(desk.json('queue').requests.at(-1).about, 'The printer says no');
});

test('swaps by keyboard', async () => {
  const page = await opened('amir');
  await page.goto(desk.url + '/changes');
  const choice = await page.locator('ul.choices a strong').last().innerText();
  await tabTo(page, choice);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/changes\/duty/);
  await tabTo(page, await page.locator('ul.choices').first().locator('a strong').first().innerText());
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/changes\/look/);
  await tabTo(page, 'Ask ');
  await page.keyboard.press('Enter');
  await page.getByText('It is done.').waitFor();
  assert.equal(desk.json('change', 'list').changes[0].by, 'amir');
});

test('plans and publishes by keyboard', async () => {
  const page = await opened('beth');
  const before = desk.json('publication', 'list').publications.length;
  await page.goto(desk.url + '/rota');
  await tabTo(page, 'Make a draft');
  await page.keyboard.press('Enter');
  await page.waitForURL(/of=draft/, { timeout: 120000 });
  await tabTo(page, 'Publish');
  await page.keyboard.press('Enter');
  await page.getByText(/Revision \d+ is published/).waitFor();
  assert.equal(desk.json('publication', 'list').publications.length, before + 1);
});
