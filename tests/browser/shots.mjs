// Pictures of every page, to be looked at: shots.mjs FOLDER
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openBrowser, signIn } from './desk.mjs';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const only = process.argv[3];
const desk = await new Desk('quickstart', { edit: (text) => text + '\n[policy.public]\nnames = "first"\nbook = true\n' })
  .serve();
for (const person of ['carlos', 'diane', 'emeka', 'fiona'])
  desk.at(desk.present(), 'leave', 'add', '--person', person, '--from', '2026-12-09', '--until', '2027-01-03');
const browser = await openBrowser();
const readers = [
  ['user', null, ['/', 'answer', 'request', '/sign-in', '/nowhere']],
  ['technician', 'amir', ['/me', '/changes', '/messages', 'duty', 'look', 'subscribe']],
  ['lead', 'beth', ['/rota', '/rota?weeks=26', '/rota/why', 'plans', '/queue', '/reports', '/messages', '/changes']],
];
// A page by its path, or the one that a few presses lead to.
async function visit(page, path) {
  if (path.startsWith('/')) return page.goto(desk.url + path);
  if (path === 'plans') {
    await page.goto(desk.url + '/rota');
    await page.locator('form[action^="/rota/plan"] input[name=weeks]').fill('2');
    await page.locator('input[name=alternatives]').check();
    await page.locator('form[action^="/rota/plan"] button').click();
    return page.locator('table.compare').waitFor({ timeout: 60000 });
  }
  if (path === 'subscribe') {
    await page.goto(desk.url + '/me');
    return page.locator('form[action^="/subscribe"] button').click();
  }
  if (path === 'duty' || path === 'look') {
    await page.goto(desk.url + '/changes');
    await page.locator('ul.choices a').last().click();
    return path === 'look' ? page.locator('ul.choices a').first().click() : undefined;
  }
  await page.goto(desk.url);
  await page.locator('textarea').first().fill('The projector in Room 12 hums');
  await page.locator('form button[type=submit]').first().click();
  if (path === 'answer') return undefined;
  await page.locator('input[name=visitor]').fill('Zoë Newman');
  await page.locator('#answer input[name=call_back]').fill('+44 1632 960777');
  return page.locator('#answer button').first().click();
}

for (const [who, person, paths] of readers) {
  if (only && only !== who) continue;
  const state = person ? await (async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, desk.link(person));
    const kept = await context.storageState();
    await context.close();
    return kept;
  })() : undefined;
  for (const width of [390, 768, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const locale of ['en-GB', 'fr-FR', 'de-DE']) {
        const context = await browser.newContext({ storageState: state, colorScheme, locale,
          viewport: { width, height: 900 } });
        const page = await context.newPage();
        for (const path of paths) {
          await visit(page, path);
          const name = `${who}-${path.replace(/[^a-z0-9]+/g, '-')}-${width}-${colorScheme}-${locale.slice(0, 2)}`;
          await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        }
        await context.close();
      }
    }
  }
}
await browser.close();
await desk.stop();
