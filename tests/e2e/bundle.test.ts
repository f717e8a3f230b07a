import { gzipSync } from 'node:zlib';
import { expect, inject } from 'vitest';
import { test } from './browser';

/** Kilobytes of gzipped JavaScript, of 1,000 bytes each. */
const BUDGET = 220;

/**
 * What the page loads of itself until a surface is shown. Not counted: three, which draws it, and the workers, which
 * compute meanwhile; and the library of the loss chart, which is asked for two frames after the picture.
 */
const NOT_COUNTED = /\/(three|worker|plot)-[^/]*\.js$/;

test('the first picture of a surface needs no more JavaScript than its budget', async ({ lab }) => {
  const scripts = new Map<string, Promise<Buffer>>();
  const page = await lab.open({ query: 'tier=2', hash: '', address: 'about:blank', unready: true, fresh: true });
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.set(response.url(), response.body());
  });
  await page.goto(`${inject('site')}?lang=en#v=1`);
  await lab.until(({ ready }) => ready);
  const sizes = await Promise.all(
    [...scripts]
      .filter(([url]) => !NOT_COUNTED.test(url))
      .map(async ([, body]) => gzipSync(await body, { level: 9 }).length),
  );
  const names = [...scripts.keys()].map((url) => url.split('/').at(-1)!);
  expect(names.some((name) => name.startsWith('three-'))).toBe(true);
  // Networks, their training and their views come when they are wanted.
  expect(names.filter((name) => /^(networks|train)-/.test(name))).toEqual([]);
  const total = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  expect(total).toBeGreaterThan(100);
  expect(total).toBeLessThanOrEqual(BUDGET);
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
