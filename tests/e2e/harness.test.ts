import { describe, expect } from 'vitest';
import { test } from './browser';
import { examine } from './picture';

/** The harness itself: a browser test that cannot fail proves nothing. */
describe('the harness', () => {
  const blank = { address: 'data:text/html,<title>blank</title>', unready: true };

  test('notices console errors, uncaught errors and unhandled rejections', async ({ lab }) => {
    const page = await lab.open(blank);
    await page.evaluate(() => {
      console.error('one');
      setTimeout(() => {
        throw new Error('two');
      });
      void Promise.reject(new Error('three'));
    });
    await expect.poll(() => lab.complaints.length).toBe(3);
    expect(lab.complaints.splice(0).join()).toMatch(/one.*two.*three|one.*three.*two/);
  });

  test('tells a flat picture from one that is not', async ({ lab }) => {
    const page = await lab.open(blank);
    expect((await examine(page, await page.screenshot())).colors).toBe(1);
    await page.evaluate(() => {
      document.body.style.background = 'linear-gradient(90deg, red, blue)';
    });
    const picture = await examine(page, await page.screenshot());
    expect(picture.colors).toBeGreaterThan(20);
    expect(picture.dominant).toBeLessThan(0.2);
  });

  test('has WebGPU', async ({ lab }) => {
    // A secure context is needed, hence the site's own origin.
    const page = await lab.open({ unready: true });
    const adapter = await page.evaluate(async () => (await navigator.gpu.requestAdapter())?.info.isFallbackAdapter);
    expect(adapter).toBe(true);
  });
});
