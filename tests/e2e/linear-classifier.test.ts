import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';

const PERCEPTRON =
  'v=1&network=2-1&loss=perceptron&reduction=sum&weights=0:0,0&data=two_points&samples=2&optimizer=sgd&hyper=lr:0.1&epochs=5';
const HINGE = 'v=1&surface=hinge&data=two_points&run=sgd,lr:0.1,start:0:0&steps=20&tool=data';
const WIDE = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as const;

const values = (page: Page) => page.locator('.separation dd').allTextContents();
const WIDEST = 'w = (0.117647, 0.470588), b = −0.647059, half-width\u00a02.06155';

describe('a linear classifier', () => {
  test('as a network shows w and b, what is misclassified, and both margins, as it learns', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: PERCEPTRON, context: WIDE, unready: true });
    await lab.until(({ ready, network }) => ready && network.ready);
    await expect.poll(() => values(page)).toEqual(['w = (0, 0), b = 0: no line yet', '–', '2 of 2', WIDEST]);
    expect(await page.locator('[data-key="preset"] select').inputValue()).toBe('Perceptron by hand');
    // One epoch is one step: it puts both right.
    await page.getByRole('button', { name: 'One epoch forward' }).first().click();
    await expect
      .poll(() => values(page))
      .toEqual(['w = (0.1, 0.4), b = 0', 'half-width 1/‖w‖ = 2.42536', '0 of 2', WIDEST]);
    // The figures can be put away; a net that is no line has none.
    const margins = page.getByRole('button', { name: 'Margins' });
    await margins.click();
    await expect.poll(() => page.locator('.separation').isVisible()).toBe(false);
    await margins.click();
    await expect.poll(() => page.locator('.separation').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Add a hidden layer' }).click();
    await expect.poll(() => margins.isVisible()).toBe(false);
    await expect.poll(() => page.locator('.separation').isVisible()).toBe(false);
  });

  test('as a surface has its bias on a slider, and the same figures beside it', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: HINGE, context: WIDE });
    await expect.poll(() => values(page)).toEqual(['w = (0, 0), b = 0: no line yet', '–', '2 of 2', WIDEST]);
    await page.getByRole('button', { name: 'One step forward' }).first().click();
    await expect.poll(async () => (await values(page))[0]).toBe('w = (0.1, 0.4), b = 0');
    // Another bias moves the line, and the descent goes over another surface: at w = 0 both samples still push.
    const bias = page.locator('[data-key="parameter.b"] input[type="text"]');
    await bias.fill('-0.5');
    await bias.press('Enter');
    await expect.poll(async () => (await values(page))[0]).toMatch(/b = −0\.5$/);
    expect(await page.locator('.separation').getAttribute('aria-label')).toBe('Separating line and margins');
  });
});
