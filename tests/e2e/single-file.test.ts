import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { pageWith } from '../../src/experiment/carried';
import { LABORATORIES } from '../../src/labs';
import { root } from '../setup/sources';
import { type Lab, type OpenOptions, test } from './browser';
import { examine } from './picture';
import { drop, openDialog, saved } from './sharing';

/** Bytes that the file may have at most: it is sent by mail, and carried on a stick that is always full. */
const LARGEST = 3.5e6;

const file = join(inject('folder'), 'nabla.html');
const QUERY = 'tier=2&lang=en';

/** Opens a page from the disk; whatever it asks of anybody but itself is a complaint. */
async function openFile(lab: Lab, path: string, options: OpenOptions & { readonly hash: string }): Promise<Page> {
  const { query = QUERY, hash } = options;
  const page = await lab.open({ ...options, query, hash: '', address: 'about:blank', unready: true, fresh: true });
  const address = pathToFileURL(path).href;
  page.context().on('request', (request) => {
    const url = request.url();
    if (!/^(?:data|blob):/.test(url) && url.split(/[?#]/)[0] !== address) lab.complaints.push(`asked for ${url}`);
  });
  await page.goto(`${address}?${query}${hash && `#${hash}`}`);
  if (!options.unready) await lab.until(({ ready }) => ready);
  return page;
}

/** Writes a page under a name of its own. */
async function pageFile(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(tmpdir(), `nabla-e2e-${process.pid}-${name}`);
  await writeFile(path, bytes);
  return path;
}

/** Counts tasks that the page hands to workers. Where it computes by itself it hands none to anybody. */
function countTasks(): void {
  const counted = window as unknown as { tasks: number };
  counted.tasks = 0;
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: Parameters<typeof post>) {
    if ((args[0] as { readonly kind?: string }).kind === 'start') counted.tasks++;
    Reflect.apply(post, this, args);
  } as typeof post;
}
const tasks = (page: Page) => page.evaluate(() => (window as unknown as { readonly tasks: number }).tasks);

/** What a script that is made from text gives on the page or in a worker. Later: a driver's own scripts may do more. */
const RUN_TEXT = () =>
  new Promise<number | string>((resolve) => {
    setTimeout(() => {
      try {
        resolve(new Function('return 1 + 1')());
      } catch (error) {
        resolve((error as Error).name);
      }
    });
  });

/** What the page's policy says of things that it forbids. */
const REFUSED = /Trusted(?:Script|String|HTML)|unsafe-eval|Trusted Type/;

/** The parts of a page that run, or are shown or unpacked, in a few letters each. */
function partsOf(page: string): string[] {
  return [...page.matchAll(/<(script|style)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , text]) =>
    createHash('sha256').update(text!).digest('base64'),
  );
}

describe('nabla.html from the disk', () => {
  test('is small enough for a mail', async () => {
    const { size } = await stat(file);
    expect(size).toBeLessThanOrEqual(LARGEST);
    expect(size).toBeGreaterThan(1e6);
  });

  test('carries the notices of all packages, as the site does', async () => {
    const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const notices = await readFile(join(inject('folder'), 'licences.md'), 'utf8');
    const text = await readFile(file, 'utf8');
    for (const name of Object.keys(dependencies)) {
      const notice = new RegExp(`^## ${name} - \\S+ \\(\\S+\\)\n\n[^#\n]`, 'm');
      expect([name, notice.test(notices), notice.test(text)]).toEqual([name, true, true]);
    }
  });

  test('opens every laboratory and every bench of it, and asks nobody for anything', async ({ lab }) => {
    const page = await openFile(lab, file, { hash: '', context: { viewport: { width: 1280, height: 720 } } });
    expect((await lab.snapshot())!.laboratory).toBe('lessons');
    const bench = () => page.locator('.app').getAttribute('data-bench');
    for (const { name, title } of LABORATORIES.slice(1)) {
      await page.getByRole('group', { name: 'Laboratory' }).getByRole('button', { name: title.en }).click();
      await lab.until(({ laboratory, ready }) => laboratory === name && ready);
      const first = await bench();
      for (let shown = first, seen = 0; seen === 0 || shown !== first; seen++) {
        await page.keyboard.press(']');
        await expect.poll(bench).not.toBe(shown);
        shown = await bench();
        await lab.until(({ ready }) => ready);
        // Round and round would be no end.
        expect(seen).toBeLessThan(12);
      }
    }
  });

  test('shows a lesson with its formulas and numbers', async ({ lab }) => {
    const page = await openFile(lab, file, { hash: 'v=1&lesson=descent' });
    expect((await lab.snapshot())!.lesson.step).toBe('parabola');
    await expect.poll(() => page.locator('.lesson-caption .katex, .lesson .katex').count()).toBeGreaterThan(0);
    await page.keyboard.press('PageDown');
    await lab.until(({ ready }) => ready);
    // The fonts of formulas are in the file.
    expect(await page.evaluate(async () => (await document.fonts.load('16px KaTeX_Math', 'x')).length)).toBe(1);
  });

  test('computes in workers, which run what formulas were compiled to; the page does not', async ({ lab }) => {
    const page = await openFile(lab, file, { hash: 'v=1&formula=x^2%2By^4&run=adam', before: countTasks });
    expect((await lab.snapshot())!.engine).toBe('cpu');
    expect(await tasks(page)).toBeGreaterThan(0);
    // The nursery, and at least one that it has started.
    const workers = page.workers();
    expect(workers.length).toBeGreaterThan(1);
    for (const worker of workers) expect(await worker.evaluate(RUN_TEXT)).toBe(2);
    lab.expected.push(REFUSED);
    expect(await page.evaluate(RUN_TEXT)).toBe('EvalError');
    const refused = await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve));
      const attempts = {
        worker: () => new Worker(URL.createObjectURL(new Blob(['']))),
        markup: () => document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.broken = true">'),
      };
      return Object.values(attempts).map((attempt) => {
        try {
          attempt();
          return 'done';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    expect(refused).toEqual(['TypeError', 'TypeError']);
  });

  test('computes and draws on the graphics card, where a hosted page does', async ({ lab }) => {
    const page = await openFile(lab, file, { query: 'lang=en&engine=gpu&tier=0', hash: 'v=1&surface=himmelblau' });
    const { tier, engine } = (await lab.snapshot())!;
    expect([tier, engine]).toEqual([0, 'gpu']);
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
  });

  test('saves a picture', async ({ lab }) => {
    const page = await openFile(lab, file, { hash: 'v=1&surface=himmelblau&run=adam,lr:0.1,start:-1:2&steps=40' });
    await openDialog(page);
    const png = await saved(page, 'Save PNG');
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1920, 1080]);
    const picture = await examine(page, png.bytes);
    expect(picture.colors).toBeGreaterThan(150);
    expect(picture.dominant).toBeLessThan(0.7);
    // A link of a file leads to the file, and to nobody else.
    expect(await page.locator('.share-warning').textContent()).toContain('on this computer only');
    expect(await page.getByRole('textbox', { name: 'Link' }).inputValue()).toMatch(
      /^file:\/\/\/.*nabla\.html\?.*#v=1&/,
    );
  });

  test('computes on its own thread where no worker starts', async ({ lab }) => {
    lab.expected.push(REFUSED);
    const page = await openFile(lab, file, {
      hash: 'v=1&surface=booth&run=sgd',
      before: () => {
        window.Worker = class {
          constructor() {
            throw new DOMException('refused by the test', 'SecurityError');
          }
        } as unknown as typeof Worker;
      },
    });
    expect(page.workers()).toEqual([]);
    const { engine, runs } = (await lab.snapshot())!;
    expect([engine, runs.length]).toEqual(['cpu', 1]);
  });
});

describe('nabla.html in a notebook', () => {
  test('shows the landscape that it carries in a frame that has scripts and no origin', async ({ lab }) => {
    const values = Array.from({ length: 64 }, (_, i) => ((i % 8) - 3) ** 2 + (Math.floor(i / 8) - 3) ** 2);
    const samples = { x: [0, 7], y: [0, 7], columns: 8, rows: 8, values, name: 'from NumPy' };
    const text = pageWith(await readFile(file, 'utf8'), { version: 1, surface: { samples } })!;
    const page = await lab.open({ query: QUERY, fresh: true });
    // As JupyterLab serves files.
    const headers = { 'content-security-policy': 'sandbox allow-scripts' };
    await page.route('**/landscape.html*', (route) => route.fulfill({ contentType: 'text/html', body: text, headers }));
    const body = `<iframe width="620" height="340" src="landscape.html?${QUERY.replace('&', '&amp;')}&amp;embed=1"></iframe>`;
    await page.route('**/notebook.html', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${inject('site')}notebook.html`);
    const frame = page.frames().find((each) => each !== page.mainFrame())!;
    await expect.poll(() => frame.evaluate(() => window.nabla?.ready === true), { timeout: 45_000 }).toBe(true);
    expect(await frame.evaluate(() => window.nabla.experiment.surface)).toMatchObject({
      samples: { name: 'from NumPy' },
    });
    expect(await frame.evaluate(() => location.origin === 'null' || self.origin === 'null')).toBe(true);
    expect(await frame.locator('.topbar, .rail').evaluateAll((all) => all.some((each) => each.checkVisibility()))).toBe(
      false,
    );
  });
});

describe('Save as page', () => {
  const EXPERIMENT = 'v=1&surface=himmelblau&run=adam,lr:0.1,start:-1:2&run=sgd,start:-1:2&steps=40&seed=7';

  test('gives a file that opens with the experiment, and can be saved again with another', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: EXPERIMENT });
    const { experiment } = await lab.until(({ ready }) => ready);
    await openDialog(page);
    const first = await saved(page, 'Save as page');
    expect(first.name).toBe('nabla-himmelblau.html');

    const second = await openFile(lab, await pageFile('first.html', first.bytes), { hash: '' });
    expect((await lab.snapshot())!.experiment).toEqual(experiment);
    expect(await second.evaluate(() => location.hash)).toBe('');
    await drop(second, 'axes.npz', await readFile(join(root, 'tests/golden/numpy/axes.npz')));
    const { experiment: landscape } = await lab.until((now) => now.ready && 'samples' in now.experiment.surface);
    // No address says it: that of the page stays free, so that a reload shows what the page carries.
    await second.waitForTimeout(600);
    expect(await second.evaluate(() => location.hash)).toBe('');
    await openDialog(second);
    const again = await saved(second, 'Save as page');
    // Every part is as it was but what is carried, and nothing is there twice.
    const [parts, before] = [again, first].map(({ bytes }) => partsOf(pageWith(bytes.toString(), {})!));
    expect(parts!.length).toBeGreaterThan(4);
    expect(parts).toEqual(before);

    const path = await pageFile('second.html', again.bytes);
    const third = await openFile(lab, path, { hash: '' });
    const opened = (await lab.snapshot())!;
    expect(opened.experiment).toEqual(landscape);
    await expect.poll(() => third.locator('.surface-name').textContent()).toBe('axes.npz');
    // The address goes before what the page carries, as it comes and as it changes.
    await third.evaluate((hash) => {
      location.hash = hash;
    }, `#${EXPERIMENT}`);
    expect((await lab.until((now) => now.ready && now.experiment.seed === 7)).experiment).toEqual(experiment);
    await openFile(lab, path, { hash: EXPERIMENT });
    expect((await lab.snapshot())!.experiment).toEqual(experiment);
  });

  test('keeps the step of a lesson', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: 'v=1&lesson=rosenbrock&step=crawl' });
    await openDialog(page);
    const { bytes } = await saved(page, 'Save as page');
    await openFile(lab, await pageFile('lesson.html', bytes), { hash: '' });
    expect((await lab.snapshot())!.lesson).toMatchObject({ lesson: 'rosenbrock', step: 'crawl' });
  });

  test('says so where the file cannot be had', async ({ lab }) => {
    lab.expected.push(/Failed to load resource/);
    const page = await lab.open({ query: QUERY, hash: EXPERIMENT });
    await page.route('**/nabla.html', (route) => route.abort());
    await openDialog(page);
    await page.getByRole('button', { name: 'Save as page' }).click();
    await expect.poll(() => page.locator('.share-said').textContent()).toContain('nabla.html');
    // A server that answers every address with a page of its own, as that of developers does.
    await page.unroute('**/nabla.html');
    await page.route('**/nabla.html', (route) => route.fulfill({ body: '<html></html>' }));
    await page.getByRole('button', { name: 'Save as page' }).click();
    await expect.poll(() => page.locator('.share-said.wrong').textContent()).toContain('cannot be loaded');
  });

  test('a page that carries nonsense says so, and opens', async ({ lab }) => {
    const text = await readFile(file, 'utf8');
    const content = { version: 1, surface: { formula: 'x +' }, steps: 'many' };
    const page = await openFile(lab, await pageFile('nonsense.html', pageWith(text, content)!), { hash: '' });
    expect((await lab.snapshot())!.laboratory).toBe('surfaces');
    await expect.poll(() => page.locator('.notices').textContent()).toContain('What this page carries was not opened');
  });
});
