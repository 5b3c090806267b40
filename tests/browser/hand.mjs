// Somebody at a page: what they press and write, counted, and how long it takes them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export class Hand {
  constructor(page) {
    this.page = page;
    this.begin();
  }

  begin() {
    this.taps = 0;
    this.began = performance.now();
  }

  async tap(what) {
    this.taps += 1;
    await what.click();
  }

  async press(name) {
    await this.tap(this.page.getByRole('button', { name, exact: true }).first());
  }

  async follow(name) {
    await this.tap(this.page.getByRole('link', { name }).first());
  }

  // One tap into the field; the typing is theirs.
  async write(label, text) {
    this.taps += 1;
    await this.page.getByLabel(label).first().fill(text);
  }

  async tick(label) {
    this.taps += 1;
    await this.page.getByLabel(label).first().check();
  }

  // What the task took, for docs/pages.md; kept beside the pictures.
  done(task) {
    const seconds = (performance.now() - this.began) / 1000;
    const file = fileURLToPath(new URL('out/tasks.json', import.meta.url));
    mkdirSync(dirname(file), { recursive: true });
    let all = {};
    try {
      all = JSON.parse(readFileSync(file, 'utf8'));
    } catch { /* the first */ }
    all[task] = { taps: this.taps, seconds: Number(seconds.toFixed(1)) };
    writeFileSync(file, JSON.stringify(all, null, 1));
    return { taps: this.taps, seconds };
  }
}
