import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';
import { examine } from './picture';

const XOR = 'v=1&network=2-4-1&data=xor&view=landscape&epochs=60&landscape.size=24&hyper=lr:0.1';

/** Until the plane has been computed as finely as was asked for. */
async function surveyed(page: Page, directions: string): Promise<void> {
  await page.locator(`.landscape[data-side="24"][data-directions="${directions}"]`).waitFor({ timeout: 45_000 });
}

const state = (page: Page) => page.locator('.landscape-foot p').first().textContent();

describe('the landscape view', () => {
  test('draws the plane in the scene of the page, around the present weights', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=1&lang=en', hash: XOR });
    await surveyed(page, 'random');
    const { network } = await lab.until((now) => now.network.ready && now.frames > 0);
    expect(await state(page)).toContain(`the current weights, loss ${network.loss.toFixed(3)}`);
    // A frame is drawn only when something has changed, so the picture is waited for, not a number of frames.
    const colors = async () =>
      (await examine(page, await page.locator('.landscape-scene canvas').first().screenshot())).colors;
    await expect.poll(colors, { timeout: 30_000 }).toBeGreaterThan(200);
  });

  test('lays the training path on its principal components, while training runs', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: `${XOR}&landscape.directions=path` });
    await surveyed(page, 'path');
    const text = () => page.locator('.landscape-foot').textContent();
    expect(await text()).toContain('No path yet');
    // This tier has the flat map alone.
    expect(await page.getByRole('button', { name: '3D', exact: true }).isVisible()).toBe(false);
    await page.getByRole('combobox', { name: 'Epochs per second' }).selectOption({ label: 'fastest' });
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await lab.until(({ network }) => network.ended);
    await surveyed(page, 'path');
    await expect.poll(text, { timeout: 20_000 }).toMatch(/The plane explains [\d.]+% of the variance/);
    const held = Number(/explains ([\d.]+)%/.exec((await text()) ?? '')?.[1]);
    expect(held).toBeGreaterThan(50);
    expect(held).toBeLessThanOrEqual(100);
    const { network } = await lab.until(() => true);
    expect(await state(page)).toContain(`loss ${network.loss.toFixed(3)}`);
  });

  test('shows two weights that are chosen from a list, by keyboard and in Chinese', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=zh',
      hash: XOR,
      context: { viewport: { width: 1200, height: 700 } },
    });
    await surveyed(page, 'random');
    await page.getByRole('combobox', { name: '方向' }).selectOption({ label: '两个权重' });
    await surveyed(page, 'weights');
    await page.getByRole('combobox', { name: '纵轴' }).selectOption({ label: 'w²₃₁' });
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('landscape.weights=0:14');
    await surveyed(page, 'weights');
    await page.locator('.landscape-scene canvas').first().focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => state(page)).toMatch(/w¹₁₁：.*，w²₃₁：.*，损失 /);
    await page.getByRole('combobox', { name: '高度' }).selectOption({ label: '对数' });
  });
});
