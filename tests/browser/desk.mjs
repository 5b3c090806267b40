// A desk with a published rota, served on loopback, and a browser that looks at it.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

// As `run` says; by hand, those of the tree that this file lies in.
const root = process.env.RESPITE_SOURCE ?? fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.RESPITE ?? join(root, 'build/release/bin/respite');

// libfaketime, of Debian's package faketime.
const clock = readdirSync('/usr/lib').map((each) => `/usr/lib/${each}/faketime/libfaketimeMT.so.1`)
  .find(existsSync);

// A Tuesday morning: somebody is on call, the desk is open. The clock runs on from there.
export const kNow = '2026-12-08T10:05:00Z';

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export class Desk {
  // `edit`: what becomes of the team file's text; `team`: another text, and no sample's files;
  // `now`: when the story begins, UTC.
  constructor(sample, { edit = (text) => text, team, weeks = 8, effort = 5, now = kNow } = {}) {
    this.now = now;
    this.folder = mkdtempSync(join(tmpdir(), 'respite-pages-'));
    const file = join(this.folder, 'team.toml');
    if (!team) cpSync(join(root, 'samples', sample), this.folder, { recursive: true });
    writeFileSync(file, edit(team ?? readFileSync(file, 'utf8')));
    const days = new Date(Date.parse(now) - 7 * 864e5);
    days.setUTCDate(days.getUTCDate() - ((days.getUTCDay() + 6) % 7));
    const from = days.toISOString().slice(0, 10);
    this.at(`${from}T06:00:00Z`, 'plan', '--from', from, '--weeks', String(weeks), '--effort',
      String(effort));
    this.at(`${from}T06:00:00Z`, 'publish');
  }

  // What the command says, as text; as of `now`.
  at(now, ...words) {
    return execFileSync(program, ['-C', this.folder, '--now', now, ...words], { encoding: 'utf8' });
  }

  // The same as JSON, at the story's present.
  json(...words) {
    return JSON.parse(this.at(this.present(), ...words, '--json'));
  }

  present() {
    const passed = this.began ? Date.now() - this.began : 0;
    return new Date(Date.parse(this.now) + passed).toISOString().slice(0, 19) + 'Z';
  }

  async serve(...words) {
    const port = await freePort();
    const log = openSync(join(this.folder, 'serve.log'), 'w');
    this.process = spawn(program, ['-C', this.folder, 'serve', '--listen', `127.0.0.1:${port}`, ...words], {
      stdio: ['ignore', 'pipe', log],
      env: { ...process.env, TZ: 'UTC', LD_PRELOAD: clock, FAKETIME_DONT_FAKE_MONOTONIC: '1',
        FAKETIME: `@${this.now.replace('T', ' ').replace('Z', '')}` } });
    this.began = Date.now();
    await new Promise((resolve, reject) => {
      this.process.stdout.once('data', resolve);
      this.process.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
    });
    this.url = `http://127.0.0.1:${port}`;
    return this;
  }

  // A link that signs somebody in, once.
  link(person, role) {
    const words = ['token', 'create', 'sign-in', '--person', person];
    if (role) words.push('--role', role);
    return `${this.url}/sign-in/${this.json(...words).token}`;
  }

  // What the server wrote down of each request.
  log() {
    return readFileSync(join(this.folder, 'serve.log'), 'utf8').split('\n').filter((line) => line.includes('"request"'))
      .map((line) => JSON.parse(line));
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function openBrowser() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

// The server sees what the command line wrote within half a second.
export async function signIn(page, link) {
  for (let i = 0; i < 40; ++i) {
    const answer = await page.goto(link);
    if (answer.ok()) break;
    await page.waitForTimeout(100);
  }
  await page.locator('main form button').first().click();
}
