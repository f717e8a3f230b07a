import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject } from 'vitest';
import { siteVersion } from '../../.ci/offline.mjs';
import { root } from '../setup/sources';
import { type Lab, type OpenOptions, test } from './browser';
import { serveFolder } from './serve';

/** A visitor of a host of their own, on which versions of the page can be laid. */
let folder = '';
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabla-site-'));
  await cp(inject('folder'), folder, { recursive: true });
  server = await serveFolder(folder);
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const SURFACE = 'v=1&surface=himmelblau&run=adam';

/** The flat map is drawn soonest, and nothing here is about drawing. */
async function visit(lab: Lab, options: OpenOptions = {}): Promise<Page> {
  return lab.open({
    address: server.address,
    query: 'tier=2&lang=en',
    hash: SURFACE,
    fresh: true,
    ...options,
    context: { serviceWorkers: 'allow', ...options.context },
  });
}

/** Everything is kept, and answers for this page from now on. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
    timeout: 45_000,
  });
}

async function reload(lab: Lab): Promise<void> {
  await lab.page.reload();
  await lab.until(({ ready }) => ready);
}

/** Another tab of the same visitor. */
async function openBeside(context: BrowserContext, hash: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.address}?tier=2&lang=en#${hash}`);
  await page.waitForFunction(() => window.nabla?.ready);
  return page;
}

const newVersion = (page: Page) => page.getByRole('button', { name: 'Load the new version' });

/** Files of the site, from its folder on. */
function files(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** The one file of this chunk. */
function fileOf(chunk: string): string {
  const [file, ...more] = files().filter((path) => new RegExp(`^assets/${chunk}-[^/]{8}\\.js$`).test(path));
  if (file === undefined || more.length > 0) throw new Error(`no file of ${chunk}, or several: ${more}`);
  return file;
}

/**
 * Makes another version on the host: its page describes itself in other words, and it has one lesson less. `half`: only the
 * service worker has been copied there yet, as in the middle of an upload.
 */
async function deploy(version: string, { half = false, without = null as string | null } = {}): Promise<void> {
  const before = await readFile(join(inject('folder'), 'index.html'), 'utf8');
  const after = before.replace(/(?<=name="description"\s+content=")[^"]*/, version);
  const [old, fresh] = [before, after].map((page) => siteVersion([['index.html', page]]).files[0]!.integrity);
  const worker = await readFile(join(inject('folder'), 'sw.js'), 'utf8');
  const name = /name:[`"'](?<name>[0-9a-f]{16})[`"']/.exec(worker)!.groups!.name!;
  const next = worker.replace(old!, fresh!).replace(name, siteVersion([['index.html', after]]).name);
  expect(next).not.toBe(worker);
  const listed = new RegExp(`\\{path:[\`"']${without}[\`"'],integrity:[\`"'][^\`"']*[\`"']\\},`);
  if (without !== null) expect(next).toMatch(listed);
  await writeFile(join(folder, 'sw.js'), next.replace(listed, ''));
  if (half) return;
  await writeFile(join(folder, 'index.html'), after);
  if (without !== null) await rm(join(folder, without));
}

/** By what the page says of itself; only the host changes it. */
const versionOf = (page: Page): Promise<string | null> =>
  page.locator('meta[name="description"]').getAttribute('content');

/** Asks for a newer version, as a page does that has been open for a while. Gives back whether one has come. */
function ask(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    await registration.update();
    const coming = registration.installing;
    if (coming !== null) {
      await new Promise<void>((resolve) => {
        coming.addEventListener('statechange', () => resolve());
      });
    }
    return (coming ?? registration.waiting)?.state === 'installed';
  });
}

describe('the site', () => {
  test('is listed in its service worker, every file that a page asks for', async () => {
    const worker = await readFile(join(folder, 'sw.js'), 'utf8');
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    expect(page).toContain('<link rel="manifest"');
    const all = files();
    expect(all.length).toBeGreaterThan(100);
    const unlisted = all.filter((path) => !worker.includes(`\`${path}\``) && !worker.includes(`"${path}"`));
    // Pictures of the README; and whoever has the one file, has it.
    const pictures = ['basins.jpg', 'functions.jpg', 'networks.jpg', 'screenshot.jpg'];
    expect(unlisted.filter((path) => path !== 'nabla.html').sort()).toEqual([...pictures, 'sw.js'].sort());
  });

  test('can be installed', async ({ lab }) => {
    const page = await visit(lab, { context: { serviceWorkers: 'block' } });
    const manifest = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!;
      const { icons, ...rest } = await (await fetch(link.href)).json();
      const sizes = await Promise.all(
        icons.map(async ({ src }: { readonly src: string }) => {
          const image = new Image();
          image.src = new URL(src, link.href).href;
          await image.decode();
          return [image.naturalWidth, image.naturalHeight];
        }),
      );
      return { ...rest, icons, sizes };
    });
    expect(manifest).toMatchObject({ short_name: 'Nabla', start_url: './', scope: './', display: 'standalone' });
    manifest.icons.forEach(({ sizes }: { readonly sizes: string }, index: number) => {
      if (sizes !== 'any') expect(manifest.sizes[index].join('x')).toBe(sizes);
    });
    const pixels = manifest.icons.map(({ sizes }: { readonly sizes: string }) => sizes);
    expect(pixels).toEqual(expect.arrayContaining(['192x192', '512x512']));
    expect(manifest.icons.some(({ purpose }: { readonly purpose?: string }) => purpose === 'maskable')).toBe(true);
  });
});

describe('after the first visit, without a server', () => {
  test('the page opens again, with a laboratory and a lesson that were never visited', async ({ lab }) => {
    const page = await visit(lab);
    await kept(page);
    await server.close();
    // The page of the first visit has to load what it shows next, too.
    await page.evaluate(() => {
      location.hash = 'v=1&function=sin_plus_parabola';
    });
    await lab.until((state) => state.laboratory === 'functions' && state.ready);
    await reload(lab);
    await page.goto('about:blank');
    await page.goto(`${server.address}?tier=2&lang=zh#v=1&lesson=backprop`);
    await lab.until((state) => state.lesson?.lesson === 'backprop' && state.ready);
    await page.goto('about:blank');
    await page.goto(`${server.address}index.html?tier=2#v=1&network=2-4-1&data=xor`);
    await lab.until((state) => state.laboratory === 'networks' && state.ready);
    expect(await page.locator('.notice').count()).toBe(0);
  });
});

describe('frames', () => {
  test('keep nothing', async ({ lab }) => {
    // Without an origin it computes without generated code.
    lab.expected.push(/sandbox/i, /TrustedScript/);
    const page = await visit(lab, { query: 'tier=2&embed=1' });
    // Longer than the page waits before it keeps itself, and than a frame within it takes.
    await page.evaluate(() => {
      for (const sandbox of [null, 'allow-scripts']) {
        const frame = document.createElement('iframe');
        frame.src = `${location.pathname}?tier=2${location.hash}`;
        if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
        document.body.append(frame);
      }
    });
    await expect.poll(() => page.frames().length).toBe(3);
    await page.frames()[1]!.waitForFunction(() => window.nabla?.ready);
    await page.waitForTimeout(3000);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  });
});

describe('a new version', () => {
  test('is offered when it is whole, and taken by its button: what is open stays, and other tabs go on', async ({
    lab,
  }) => {
    const page = await visit(lab);
    await kept(page);
    const other = await openBeside(page.context(), SURFACE);
    const gone = fileOf('why');

    // Refused by the browser, which says so.
    lab.expected.push(/integrity/);
    await deploy('Second', { half: true, without: gone });
    expect(await ask(page)).toBe(false);
    expect(await newVersion(page).count()).toBe(0);

    await deploy('Second', { without: gone });
    // The attempt that was refused may not have ended yet: pages ask again and again.
    await expect.poll(() => ask(page)).toBe(true);
    await newVersion(page).waitFor();
    await newVersion(other).waitFor();

    // No address holds this surface.
    await drop(page, 'axes.npz', await readFile(join(root, 'tests/golden/numpy/axes.npz')));
    const { experiment } = await lab.until((state) => state.ready && 'samples' in state.experiment.surface);
    const first = await versionOf(page);
    expect(first).not.toBe('Second');
    await newVersion(page).click();
    await expect.poll(() => versionOf(page).catch(() => '')).toBe('Second');
    const after = await lab.until((state) => state.ready);
    expect(after.experiment).toEqual(experiment);
    expect(await page.locator('.notice').allTextContents()).toEqual([]);

    // The other tab is what it was, and still has what only its version has; nobody has loaded it anew.
    expect(await versionOf(other)).toBe(first);
    await other.evaluate(() => {
      location.hash = 'v=1&lesson=why';
    });
    await other.waitForFunction(() => window.nabla.lesson?.lesson === 'why');
    // Offered still.
    await newVersion(other).waitFor();
    await newVersion(other).click();
    await expect.poll(() => versionOf(other).catch(() => '')).toBe('Second');
  });

  test('is not offered while somebody presents, but afterwards', async ({ lab }) => {
    const page = await visit(lab);
    await kept(page);
    await page.keyboard.press('p');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.presenting)).toBeDefined();
    await deploy('Second');
    expect(await ask(page)).toBe(true);
    expect(await newVersion(page).count()).toBe(0);
    await page.keyboard.press('q');
    await newVersion(page).waitFor();
    expect(await versionOf(page)).not.toBe('Second');
  });
});

describe('a part that the server does not have any more', () => {
  const reloadButton = (page: Page) => page.locator('.notice').getByRole('button', { name: 'Reload' });

  test('leads to a sentence and a button, which loads the page anew, with what is open', async ({ lab }) => {
    lab.expected.push(/Failed to load resource/);
    const page = await visit(lab, { context: { serviceWorkers: 'block' }, hash: `${SURFACE}&steps=77` });
    const gone = fileOf('functions');
    await rm(join(folder, gone));
    await page.getByRole('button', { name: 'Functions', exact: true }).click();
    await reloadButton(page).waitFor();
    expect(await page.locator('.notice').allTextContents()).toEqual([expect.stringContaining('could not be loaded')]);
    // The rest goes on.
    await page.getByRole('slider', { name: 'Step', exact: true }).fill('7');
    await lab.until((state) => state.step === 7);
    await cp(join(inject('folder'), gone), join(folder, gone));
    await Promise.all([page.waitForEvent('load'), reloadButton(page).click()]);
    expect((await lab.until((state) => state.ready)).experiment.steps).toBe(77);
    await page.getByRole('button', { name: 'Functions', exact: true }).click();
    await lab.until((state) => state.laboratory === 'functions' && state.ready);
  });

  test('is tried again with all of its styles', async ({ lab }) => {
    lab.expected.push(/Failed to load resource/);
    const page = await visit(lab, { context: { serviceWorkers: 'block' } });
    const styles = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        [...document.styleSheets].flatMap(({ href, cssRules }) =>
          href === null ? [] : [`${href} ${cssRules.length}`],
        ),
      );
    await page.route('**/assets/*', (route) => route.abort());
    await page.getByRole('tab', { name: 'Sweep' }).click();
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await reloadButton(page).waitFor();
    await page.unroute('**/assets/*');
    await again.click();
    await lab.until((state) => state.ready && state.tool.name === 'sweep');
    await expect.poll(() => page.locator('.notice').count()).toBe(0);
    const tried = await styles();
    await page.reload();
    await lab.until((state) => state.ready && state.tool.name === 'sweep');
    // Beside those of the tool that was open before.
    expect(tried).toEqual(expect.arrayContaining([...(await styles())]));
  });

  test('is said also of the worker that computes', async ({ lab }) => {
    lab.expected.push(/Failed to load resource/);
    await rm(join(folder, fileOf('worker')));
    const page = await visit(lab, { context: { serviceWorkers: 'block' }, unready: true });
    await reloadButton(page).waitFor();
  });
});

describe('browsers that refuse', () => {
  test('have the page as it came', async ({ lab }) => {
    const page = await visit(lab, {
      before: () => {
        ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'));
      },
    });
    await page.waitForTimeout(2500);
    expect(await page.locator('.notice').count()).toBe(0);
    await reload(lab);
  });
});

async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([label, base64]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0))], label!));
      return data;
    },
    [name, bytes.toString('base64')],
  );
  await page.locator('body').dispatchEvent('drop', { dataTransfer: transfer });
}
