import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import rosenbrock from '../golden/seeds/000_5.1_rosenbrock.json';
import bowl from '../golden/seeds/001_3_gd_2d.json';
import { test } from './browser';

const WIDE = {
  viewport: { width: 1280, height: 800 },
  reducedMotion: 'reduce' as const,
  permissions: ['clipboard-read', 'clipboard-write'],
};
const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  reducedMotion: 'reduce' as const,
} as const;
/** The flat map draws quickly, and float64 computes. */
const QUERY = 'tier=2&engine=cpu';
const BOWL =
  'v=1&formula=x%5E2%2By%5E2&domain=x:-5:5,y:-5:5&run=sgd,lr:0.1,start:3:4&steps=100&stop=gradient:0.000001&digits=10';

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const selected = (page: Page) => page.locator('.step-row[aria-selected="true"]');
const inSight = (page: Page): Promise<boolean> =>
  selected(page).evaluate((row) => {
    const list = row.closest('.step-list')!.getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    // A pixel for fractions of one.
    return top >= list.top - 1 && bottom <= list.bottom + 1;
  });

describe('the numbers of a run', () => {
  test('say where it stands and ends, step by step, by the tutorial’s own count', async ({ lab }) => {
    const page = await lab.open({ query: `${QUERY}&lang=en`, hash: BOWL, context: WIDE });
    expect(await page.locator('.rule-card .formula').textContent()).toBe('θ ← θ − η\u2009∇f');

    // The list, by keys.
    await page.getByRole('button', { name: 'Steps', exact: true }).click();
    const list = page.getByRole('grid', { name: 'Steps of Gradient descent (SGD)' });
    expect(await list.getAttribute('aria-rowcount')).toBe(String(bowl.updates + 2));
    expect(await list.getByRole('columnheader').allTextContents()).toEqual(['Step', 'x', 'y', 'f', '|∇f|']);
    await list.focus();
    await page.keyboard.press('End');
    const ended = await lab.until((state) => state.step === bowl.updates);
    expect(ended.runs[0]).toMatchObject({ status: 'stopped', step: bowl.updates });
    expect(ended.runs[0]!.place[0] / bowl.final.x).toBeCloseTo(1, 9);
    const texts = await selected(page).locator('span').allTextContents();
    expect(texts.slice(0, 3)).toEqual(['74', '2.021996000e−7', '2.695994667e−7']);
    expect(await list.getAttribute('aria-activedescendant')).toBe(await selected(page).getAttribute('id'));
    expect(await inSight(page)).toBe(true);
    const row = page.locator('.legend li').first();
    expect(await row.textContent()).toContain('x = 2.021996000e−7');
    expect(await row.textContent()).toContain('stopped after 74 updates');
    await expect.poll(() => page.locator('#scene-summary').textContent()).toContain('is at x = 2.021996000e−7, y = ');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await lab.until((state) => state.step === 1);
    await page.keyboard.press('PageDown');
    const paged = await lab.until((state) => state.step > 2);
    await page.keyboard.press('PageUp');
    await lab.until((state) => state.step === 1 && paged.step > 1);

    // By mouse; and it follows the playback as long as nobody has scrolled away.
    await page.locator('.step-row[data-step="4"]').click();
    await lab.until((state) => state.step === 4);
    await page.getByRole('button', { name: 'Play' }).click();
    await lab.until((state) => !state.playing && state.step === bowl.updates);
    expect(await inSight(page)).toBe(true);
    await list.evaluate((element) => element.scrollTo(0, 0));
    await expect.poll(() => page.locator('.step-row[data-step="0"]').count()).toBe(1);
    await page.keyboard.press(',');
    await lab.until((state) => state.step === bowl.updates - 1);
    expect(await list.evaluate((element) => element.scrollTop)).toBe(0);

    // The table says the same.
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    expect(await page.locator('th[data-column="x"]').textContent()).toBe('x at the end');
    expect(await page.locator('.race-results tbody td').first().textContent()).toBe('2.021996000e−7');

    // Digits and the rule are settings: they go into the address, and can be undone.
    await page.locator('[data-key="digits"] input[type="text"]').fill('4');
    await page.keyboard.press('Enter');
    await lab.until((state) => state.ready && state.experiment.view.digits === 4);
    expect(await page.locator('.race-results tbody td').first().textContent()).toBe('2.022e−7');
    await page.locator('.lil-gui[data-key="descent"] > .lil-title').click();
    const rule = page.locator('[data-key="stop"] input');
    expect(await rule.isChecked()).toBe(true);
    await rule.click();
    const whole = await lab.until((state) => state.ready && state.experiment.stop === undefined);
    expect(whole.experiment.steps).toBe(bowl.max_iterations);
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Steps', exact: true }).click();
    expect(await list.getAttribute('aria-rowcount')).toBe(String(bowl.max_iterations + 2));
    await expect.poll(() => new URL(page.url()).hash).not.toContain('stop=');
    await page.keyboard.press('Control+z');
    await lab.until((state) => state.ready && state.experiment.stop?.gradient === 1e-6);
    await expect.poll(() => new URL(page.url()).hash).toContain('stop=gradient:0.000001');

    // Taken along as text that programs read.
    await page.getByRole('button', { name: 'Copy all' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Copied' }).count()).toBe(1);
    const lines = (await clipboard(page)).trimEnd().split('\n');
    expect(lines).toHaveLength(bowl.updates + 2);
    expect(lines[0]).toBe('Step\tx\ty\tf\t|∇f|');
    expect(lines[1]).toBe('0\t3.000\t4.000\t25.00\t10.00');
    expect(lines.at(-1)).toMatch(/^74\t2\.022e-7\t2\.696e-7\t/);
  });

  test('stay readable when there are 100,000 steps, and can be selected', async ({ lab }) => {
    const { lr, steps, start } = rosenbrock;
    const hash = `v=1&run=sgd,lr:${lr},start:${start.join(':')}&run=adam&steps=100000&digits=11`;
    const page = await lab.open({ query: `${QUERY}&lang=zh`, hash, context: WIDE });
    await page.getByRole('button', { name: '逐步列表', exact: true }).click();
    const list = page.getByRole('grid', { name: '各步：梯度下降（SGD）' });
    await list.focus();
    await page.keyboard.press('End');
    await lab.until((state) => state.step === 100_000);
    expect(await selected(page).locator('span').first().textContent()).toBe('100000');
    // Rows exist where they are seen; a screen of this height has room for some twenty.
    expect(await page.locator('.step-row').count()).toBeLessThan(60);
    // Anywhere in between: as the tutorial's figure ends.
    await list.evaluate((element, at) => {
      const rows = element.querySelector('.step-body')!.getBoundingClientRect().height;
      element.scrollTo(0, (rows / 100_001) * (at - 2));
    }, steps);
    const row = page.locator(`.step-row[data-step="${steps}"]`);
    await expect.poll(() => row.count()).toBe(1);
    expect((await row.locator('span').allTextContents()).slice(0, 3)).toEqual(['100', '−1.2236508417', '1.5051068882']);
    // What is selected is copied with the signs of a keyboard, row by row.
    await page.evaluate((at) => {
      const cellOf = (step: number) => document.querySelector(`.step-row[data-step="${step}"]`)!;
      document.getSelection()!.setBaseAndExtent(cellOf(at), 0, cellOf(at + 1), 2);
    }, steps);
    await page.keyboard.press('Control+c');
    const copied = (await clipboard(page)).split('\n');
    expect(copied).toHaveLength(2);
    expect(copied[0]).toMatch(/^100\t-1\.2236508417\t1\.5051068882\t4\.9506844759\t/);
    // The other run's steps.
    await page.locator('.steps-head select').selectOption('1');
    await expect.poll(() => page.getByRole('grid', { name: '各步：Adam' }).count()).toBe(1);
  });

  test('fit a phone, and a finger', async ({ lab }) => {
    const page = await lab.open({ query: `${QUERY}&lang=en`, hash: BOWL, context: PHONE });
    await page.getByRole('tab', { name: 'Race' }).last().tap();
    await page.getByRole('button', { name: 'Steps', exact: true }).tap();
    const row = page.locator('.step-row[data-step="3"]');
    await row.tap();
    await lab.until((state) => state.step === 3);
    expect((await row.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    // Wide rows scroll within the list, not the page.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
