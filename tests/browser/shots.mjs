// Pictures of every page, to be looked at: shots.mjs FOLDER
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openBrowser, signIn } from './desk.mjs';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const only = process.argv[3];
const desk = await new Desk('quickstart').serve();
const browser = await openBrowser();
const readers = [
  ['user', null, ['/']],
  ['technician', 'amir', ['/me', '/changes', '/messages']],
  ['lead', 'beth', ['/rota', '/rota?weeks=26', '/queue', '/reports', '/messages', '/changes']],
];
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
        if (locale !== 'en-GB' && (width !== 390 || colorScheme === 'dark')) continue;
        const context = await browser.newContext({ storageState: state, colorScheme, locale,
          viewport: { width, height: 900 } });
        const page = await context.newPage();
        for (const path of paths) {
          await page.goto(desk.url + path);
          const name = `${who}${path.replace(/[^a-z0-9]+/g, '-')}-${width}-${colorScheme}-${locale.slice(0, 2)}`;
          await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        }
        await context.close();
      }
    }
  }
}
await browser.close();
await desk.stop();
