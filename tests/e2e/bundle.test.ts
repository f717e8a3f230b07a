import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { expect, inject } from 'vitest';
import { type Lab, test } from './browser';

/**
 * Kilobytes of gzipped JavaScript, of 1,000 bytes each. Before there were lessons it was 218.6: what opens in a laboratory
 * needs no more since, and the page without an address, which shows the table of contents beside it, at most 10 more.
 */
const BUDGETS = { laboratory: 218, contents: 228.6 } as const;

/**
 * What the page loads of itself until a surface is shown. Not counted: three, which draws it, and the workers, which
 * compute meanwhile; and what is asked for after the picture: the library of the loss chart two frames later, and two
 * seconds later what keeps the page for work offline.
 */
const NOT_COUNTED = /\/(three|worker|plot|workOffline)-[^/]*\.js$/;

/** Names of the scripts that the page loads until it is ready, and their size in kilobytes. */
async function loadedBy(lab: Lab, hash: string): Promise<{ readonly names: readonly string[]; readonly size: number }> {
  const scripts = new Map<string, Promise<Buffer>>();
  const page = await lab.open({ query: 'tier=2', hash: '', address: 'about:blank', unready: true, fresh: true });
  const hear = (response: Response): void => {
    if (response.url().endsWith('.js')) scripts.set(response.url(), response.body());
  };
  page.on('response', hear);
  await page.goto(`${inject('site')}?lang=en${hash}`);
  await lab.until(({ ready }) => ready);
  // What comes later may not be there as a whole when the page is closed.
  page.off('response', hear);
  const sizes = await Promise.all(
    [...scripts].map(async ([url, body]) => [url, gzipSync(await body, { level: 9 }).length] as const),
  );
  return {
    names: [...scripts.keys()].map((url) => url.split('/').at(-1)!),
    size: sizes.reduce((sum, [url, size]) => sum + (NOT_COUNTED.test(url) ? 0 : size), 0) / 1000,
  };
}

test('the first picture of a surface needs no more JavaScript than its budget, and nothing of the lessons', async ({
  lab,
}) => {
  const { names, size } = await loadedBy(lab, '#v=1');
  expect(names.some((name) => name.startsWith('three-'))).toBe(true);
  // Networks, their training and their views come when they are wanted.
  expect(names.filter((name) => /^(networks|train|lessons|multiples)-/.test(name))).toEqual([]);
  expect(size).toBeGreaterThan(100);
  expect(size).toBeLessThanOrEqual(BUDGETS.laboratory);
});

test('the table of contents comes without lessons, and without what reads and draws their numbers', async ({ lab }) => {
  const { names, size } = await loadedBy(lab, '');
  expect(names.some((name) => name.startsWith('lessons-'))).toBe(true);
  expect(
    names.filter((name) => /^(readings|stepView|multiples|schema|figures|regression|rosenbrock)-/.test(name)),
  ).toEqual([]);
  expect(size).toBeLessThanOrEqual(BUDGETS.contents);
});

test('a page whose laboratory cannot be loaded says what to do', async ({ lab }) => {
  lab.expected.push(/Failed to load resource/);
  const page = await lab.open({ query: 'tier=2', address: 'about:blank', unready: true, fresh: true });
  await page.route('**/surfaces-*.js', (route) => route.abort());
  await page.goto(`${inject('site')}?tier=2&lang=en#v=1`);
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('reload it');
  await page.unroute('**/surfaces-*.js');
  await page.getByRole('button', { name: 'Reload' }).click();
  await lab.until(({ ready }) => ready);
});
