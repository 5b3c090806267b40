// Every page as every reader: no barrier that axe knows, no overflow, light, still, its own rules
// kept; and the lead's grid of sixty people by half a year, fast.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Desk, openBrowser, signIn } from './desk.mjs';
import { largeTeam } from './large_desk.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kReaders = [
  { who: 'user', paths: ['/', '/sign-in', '/no-such-page'] },
  { who: 'technician', person: 'amir', paths: ['/', '/me', '/me?weeks=5', '/changes', '/messages', 'duty', 'look',
    '/changes/look?act=leave-add&from=2026-12-10', 'feed'] },
  { who: 'lead', person: 'beth', paths: ['/rota', '/rota?weeks=26', '/rota?of=draft', '/rota/why', 'plans', '/queue', '/reports',
    '/reports/fairness', '/reports/parity', '/reports/targets', '/messages', '/changes'] },
];
let browser;
let desk;
const sessions = {};

before(async () => {
  browser = await openBrowser();
  desk = await new Desk('quickstart', { edit: (text) => text + '\n[policy.public]\nnames = "first"\nbook = true\n'
    + '[mail]\nrelay = "127.0.0.1:9"\ntls = "none"\nfrom = "desk@example.org"\npages = "https://rota.example.org"\n' })
    .serve();
  for (const person of ['carlos', 'diane', 'emeka', 'fiona'])
    desk.at(desk.present(), 'leave', 'add', '--person', person, '--from', '2026-12-09', '--until', '2027-01-03');
  desk.at(desk.present(), 'plan', '--from', '2027-01-25', '--weeks', '4', '--effort', '2');
  desk.at(desk.present(), 'ask', '--take', '--requester', 'pat', '--about', 'It hums', '--call-back', '+44 1632 960001');
  for (const { who, person } of kReaders) {
    if (!person) continue;
    const context = await browser.newContext();
    await signIn(await context.newPage(), desk.link(person));
    sessions[who] = await context.storageState();
    await context.close();
  }
});
after(async () => {
  await browser.close();
  await desk.stop();
});

// A page with what it broke of its own Content Security Policy.
async function open(options) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  page.broken = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) page.broken.push(message.text());
  });
  page.on('pageerror', (error) => page.broken.push(String(error)));
  return page;
}

// "plans": several side by side; "duty": the page of a duty of theirs; "look": of a swap of it; "feed": of an address of theirs.
async function visit(page, path) {
  if (path.startsWith('/')) return page.goto(desk.url + path);
  if (path === 'plans') {
    await page.goto(desk.url + '/rota');
    await page.getByLabel('How many weeks').fill('2');
    await page.getByLabel('Show other plans beside it').check();
    await page.getByRole('button', { name: 'Make a draft' }).click();
    return page.getByRole('heading', { name: 'Which plan?' }).waitFor({ timeout: 60000 });
  }
  if (path === 'feed') {
    const made = desk.json('token', 'create', 'person', '--person', 'amir');
    await page.waitForTimeout(800);
    return page.goto(`${desk.url}/feeds/${made.token}`);
  }
  await page.goto(desk.url + '/changes');
  await page.locator('ul.choices a').last().click();
  if (path === 'look') await page.locator('ul.choices a').first().click();
  return null;
}

for (const { who, paths } of kReaders) {
  for (const path of paths) {
    test(`${who} at ${path}: no barrier, no overflow`, async () => {
      for (const colorScheme of ['light', 'dark']) {
        const page = await open({ storageState: sessions[who], colorScheme, bypassCSP: false });
        await visit(page, path);
        assert.deepEqual(page.broken, []);
        // In a world of its own, so that the page's policy holds for the page alone.
        const session = await page.context().newCDPSession(page);
        const { frameTree } = await session.send('Page.getFrameTree');
        const { executionContextId } = await session.send('Page.createIsolatedWorld',
          { frameId: frameTree.frame.id, worldName: 'axe' });
        const run = async (expression) => {
          const { result, exceptionDetails } = await session.send('Runtime.evaluate',
            { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
          assert.equal(exceptionDetails, undefined, JSON.stringify(exceptionDetails));
          return result.value;
        };
        await run(axe + '\n;undefined');
        const violations = await run(`axe.run(document).then((found) => found.violations.map((one) =>
          one.id + ': ' + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join('; ')))`);
        assert.deepEqual(violations, [], `${colorScheme}: ${violations.join('\n')}`);
        await page.context().close();
      }
      // 280 px, and 1280 px zoomed to 200 % and 400 %, as layout sees it.
      for (const width of [280, 640, 320]) {
        const page = await open({ storageState: sessions[who], viewport: { width, height: 800 } });
        await visit(page, path);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `${width} px: ${over} px too wide`);
        await page.context().close();
      }
    });

    test(`${who} at ${path}: light and still`, async () => {
      const page = await open({ storageState: sessions[who] });
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      let bytes = 0;
      session.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
      await page.addInitScript(() => {
        window.shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifted += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await visit(page, path);
      await page.waitForLoadState('load');
      if (path.startsWith('/')) assert.ok(bytes < 100 * 1024, `${bytes} bytes`);
      assert.equal(await page.evaluate(() => window.shifted), 0);
      await page.context().close();
    });
  }
}

test('the grid of sixty people by half a year', async (t) => {
  const large = await new Desk('', { team: largeTeam(), weeks: 26, effort: 1, now: '2026-12-08T10:05:00Z' }).serve();
  try {
    const page = await open({ viewport: { width: 1280, height: 900 } });
    await signIn(page, large.link('p0'));
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const times = [];
    for (let i = 0; i < 3; ++i) {
      const began = performance.now();
      await page.goto(large.url + '/rota?weeks=26', { waitUntil: 'load' });
      await page.locator('table.grid tbody tr').nth(59).waitFor();
      times.push(performance.now() - began);
    }
    const served = large.log().filter((line) => line.path === '/rota').map((line) => line.us / 1000);
    t.diagnostic(`served in ${served.map((ms) => ms.toFixed(0)).join(', ')} ms; usable on a CPU four times slower `
      + `after ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    assert.equal(await page.locator('table.grid tbody tr').count(), 61);
  } finally {
    await large.stop();
  }
});
