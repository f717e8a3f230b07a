import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';

const XOR = 'v=1&network=2-4-1&data=xor&view=population&epochs=40&population.seeds=12';

/** Until the population, or the sweep, has been computed. */
async function done(page: Page): Promise<void> {
  await page.locator('.population[data-state="done"]').waitFor({ timeout: 45_000 });
}

/** The address follows the experiment after a moment of rest. */
async function untilAddress(page: Page, pattern: RegExp): Promise<string> {
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: 15_000 }).toMatch(pattern);
  return page.evaluate(() => location.hash);
}

/** Different colours in the picture of a canvas. */
function colorsOf(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const context = (canvas as HTMLCanvasElement).getContext('2d');
      const data = context?.getImageData(0, 0, width, height).data ?? [];
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      return seen.size;
    });
}

describe('the population view', () => {
  test('trains its nets, sorts them, and hands one over by keyboard', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: XOR });
    await done(page);
    const nets = page.getByRole('listbox').getByRole('option');
    expect(await nets.count()).toBe(12);
    expect(await page.locator('.population-status').textContent()).toContain('networks: 12 · epoch 40 of 40');
    expect(await colorsOf(page, '.small-multiples-tile canvas')).toBeGreaterThan(20);

    const names = await nets.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    const losses = names.map((name) => Number(/loss ([\d.]+)/.exec(name)?.[1]));
    expect(losses).toEqual(losses.toSorted((a, b) => a - b));
    expect(losses[0]).toBeLessThan(losses[11]);
    await page.getByRole('combobox', { name: 'Sorted by' }).selectOption('seed');
    await expect.poll(() => nets.first().getAttribute('aria-label')).toMatch(/^Seed 42,/);

    await nets.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.population-reading').textContent()).toMatch(/^Seed 44 · loss /);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const hash = await untilAddress(page, /weights/);
    expect(hash).toContain('view=population');
    await expect.poll(() => page.locator('.population-taken').textContent()).toContain('Seed 43');

    // What was adopted is the very net: trained alone it ends at the same loss.
    const wanted = names.find((name) => name.startsWith('Seed 43,'));
    await page.getByRole('button', { name: 'Watch it train' }).click();
    await lab.until((state) => state.network.view === 'train' && state.network.ready);
    await page.getByRole('combobox', { name: 'Epochs per second' }).selectOption({ label: 'fastest' });
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    const state = await lab.until(({ network }) => network.ended);
    expect(state.network.loss.toPrecision(2)).toBe(Number(/loss ([\d.]+)/.exec(wanted ?? '')?.[1]).toPrecision(2));
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('weights');
  });

  test('shows distributions with their numbers', async ({ lab }) => {
    const compared = 'population.show=distribution&population.compare=optimizer&population.ids=sgd;adam';
    const page = await lab.open({ query: 'tier=2&lang=en', hash: `${XOR}&${compared}&hyper=lr:0.1` });
    await done(page);
    expect(await page.locator('.strip-dot').count()).toBe(24);
    const rows = await page.locator('.population-table tbody tr').allTextContents();
    expect(rows).toHaveLength(2);
    const medians = await page.locator('.population-table tbody tr td:nth-of-type(4)').allTextContents();
    // On XOR, Adam is far ahead of plain descent at the same rate.
    expect(Number(medians[1])).toBeLessThan(Number(medians[0]));
    const least = await page.locator('.population-table tbody tr td:nth-of-type(2)').allTextContents();
    expect(Number(least[0])).toBeLessThanOrEqual(Number(medians[0]));
  });

  test('sweeps, zooms in and back, and hands a cell over by keyboard', async ({ lab }) => {
    const sweep = 'population.show=sweep&optimizer=sgd&sweep.x=lr,0.01,1000,log&sweep.y=width,1,8,linear&sweep.size=12';
    const page = await lab.open({ query: 'tier=2&lang=en', hash: `${XOR}&${sweep}` });
    await done(page);
    expect(await page.locator('.population-status').textContent()).toContain('144 of 144 cells');
    expect(await colorsOf(page, '.heat-map canvas')).toBeGreaterThan(10);

    const map = page.locator('.heat-map');
    await map.focus();
    await page.keyboard.press('ArrowLeft');
    const read = page.locator('.population-reading');
    await expect.poll(() => read.textContent()).toMatch(/^learning rate [\d.]+ · width of the hidden layers \d · /);
    await page.keyboard.press('+');
    const zoomed = await untilAddress(page, /sweep\.x=lr(:|%3A)0\.[^0]/);
    expect(zoomed).toContain('sweep.size=12');
    await done(page);
    await map.focus();
    await page.keyboard.press('Escape');
    await untilAddress(page, /sweep\.x=lr(:|%3A)0\.01(:|%3A)1000/);
    await done(page);

    await map.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await untilAddress(page, /weights/);
    await expect.poll(() => page.getByRole('button', { name: 'Watch it train' }).isVisible()).toBe(true);
    // The map is that of before: an adopted cell does not begin it anew.
    expect(await page.locator('.population').getAttribute('data-state')).toBe('done');
  });

  test('zooms by dragging', async ({ lab }) => {
    const sweep = 'population.show=sweep&optimizer=sgd&sweep.x=lr,0.01,100,log&sweep.y=init,0.1,10,log&sweep.size=8';
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: `${XOR}&${sweep}`,
      context: { viewport: { width: 1000, height: 700 } },
    });
    await done(page);
    const box = await page.locator('.heat-map').boundingBox();
    if (box === null) throw new Error('no map');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 - 20];
    await page.mouse.move(x - 60, y - 60);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 60, { steps: 4 });
    await page.mouse.up();
    const hash = await untilAddress(page, /sweep\.x=lr(:|%3A)(?!0\.01(:|%3A))/);
    const [, low, high] = decodeURIComponent(/sweep\.x=([^&]+)/.exec(hash)?.[1] ?? '').split(':');
    expect(Number(low)).toBeGreaterThan(0.01);
    expect(Number(high)).toBeLessThan(100);
    await done(page);
  });

  test('pauses and steps with the transport, and speaks Chinese', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: XOR.replace('epochs=40', 'epochs=100000') });
    await page.locator('.population[data-state="running"]').waitFor();
    await page.locator('.bench-foot .transport .play-button').click();
    await page.locator('.population[data-state="paused"]').waitFor();
    const text = () => page.locator('.population-status').textContent();
    const before = Number(/第 (\d+) 轮/.exec((await text()) ?? '')?.[1]);
    await page.getByRole('button', { name: '前进一轮' }).click();
    await expect.poll(async () => Number(/第 (\d+) 轮/.exec((await text()) ?? '')?.[1])).toBe(before + 1);
    await expect.poll(() => page.getByRole('listbox').getAttribute('aria-label')).toContain('12 个网络的决策边界');
    // Leaving the view stops the work; coming back goes on from there.
    await page.keyboard.press('l');
    await expect.poll(text).toContain(`epoch ${before + 1} of 100000`);
  });
});
