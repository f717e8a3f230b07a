import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';

/** Wide enough for the settings to stand beside the view. */
const WIDE = { viewport: { width: 1280, height: 800 } };
const RING = 'v=1&network=2-8-8-1&view=gan&gan.samples=64&gan.batch=16';

interface Game {
  readonly status: string;
  readonly generator: string;
  readonly discriminator: string;
  readonly update: number;
  /** Steps of D and of G. */
  readonly steps: string;
}

function gameOf(page: Page): Promise<Game> {
  return page.locator('.gan-view').evaluate((view) => {
    const { status = '', generatorNorm = '', discriminatorNorm = '' } = (view as HTMLElement).dataset;
    const [update, steps] = [...view.querySelectorAll('.gan-facts dd')].map((value) => value.textContent ?? '');
    return {
      status,
      generator: generatorNorm,
      discriminator: discriminatorNorm,
      update: Number(update),
      steps: steps!,
    };
  });
}

async function until(page: Page, holds: (game: Game) => boolean): Promise<Game> {
  await page
    .locator('.gan-view[data-status="running"], .gan-view[data-status="diverged"]')
    .waitFor({ timeout: 45_000 });
  await expect.poll(async () => holds(await gameOf(page)), { timeout: 30_000 }).toBe(true);
  return gameOf(page);
}

describe('the GAN view', () => {
  test('steps each player alone, both, and plays', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: RING,
      context: WIDE,
    });
    const start = await until(page, ({ update }) => update === 0);

    await page.getByRole('button', { name: 'Step D alone' }).click();
    const judged = await until(page, ({ steps }) => steps === '1 · 0');
    expect(judged.generator).toBe(start.generator);
    expect(judged.discriminator).not.toBe(start.discriminator);

    await page.getByRole('button', { name: 'Step G alone' }).click();
    const fooled = await until(page, ({ steps }) => steps === '1 · 1');
    expect(fooled.discriminator).toBe(judged.discriminator);
    expect(fooled.generator).not.toBe(judged.generator);

    await page.getByRole('button', { name: 'One update of both' }).press('Enter');
    const both = await until(page, ({ steps }) => steps === '2 · 2');
    expect(both.generator).not.toBe(fooled.generator);
    expect(both.discriminator).not.toBe(fooled.discriminator);

    await page.locator('.gan-head').click();
    await page.keyboard.press('Space');
    await until(page, ({ update }) => update > 12);
    await page.keyboard.press('Space');
    await page.locator('.gan-chart path.line-figure-line').first().waitFor();
    const found = await page.locator('.gan-facts').textContent();
    expect(found).toMatch(/clouds found\d of 8/);

    await page.keyboard.press('r');
    const again = await until(page, ({ update }) => update === 0);
    expect(again.generator).toBe(start.generator);
    expect(again.discriminator).toBe(start.discriminator);
  });

  test('learns from a drawing made with the keyboard', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: RING, context: WIDE });
    await until(page, ({ update }) => update === 0);
    await page.getByRole('combobox', { name: 'Data', exact: true }).first().selectOption('Drawn by hand');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('.game-figure').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => decodeURIComponent(location.hash)), { timeout: 15_000 })
      .toContain('gan.points=0.1:0');
    await page.getByRole('button', { name: 'One update of both' }).click();
    await until(page, ({ update }) => update === 1);
  });

  test('says that a game has diverged, and keeps finite weights', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: `${RING}&gan.discriminator.optimizer=sgd&gan.discriminator.hyper=lr:1e6`,
    });
    await until(page, () => true);
    await page.locator('.bench-foot .play-button').click();
    const { generator, discriminator } = await until(page, ({ status }) => status === 'diverged');
    expect(Number.isFinite(Number(generator))).toBe(true);
    expect(Number.isFinite(Number(discriminator))).toBe(true);
    expect(await page.locator('.gan-facts').textContent()).toContain('diverged');
  });

  test('makes images in the shape of the tutorial, in Chinese', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: RING, context: WIDE });
    await until(page, ({ update }) => update === 0);
    await page.getByRole('combobox', { name: '数据', exact: true }).first().selectOption('28 × 28 图像');
    await page.getByRole('img', { name: '生成的图像' }).waitFor({ timeout: 45_000 });
    expect(await page.locator('.gan-images').textContent()).toContain('线性单元');
    const pixels = (name: string) =>
      page
        .getByRole('img', { name })
        .locator('canvas')
        .evaluate((canvas) => {
          const sheet = canvas as HTMLCanvasElement;
          return [...(sheet.getContext('2d')?.getImageData(0, 0, sheet.width, sheet.height).data ?? [])].join();
        });
    const before = await pixels('生成的图像');
    expect(before).not.toBe(await pixels('真实图像，由应用生成'));
    await page.getByRole('button', { name: '只更新 G' }).click();
    await until(page, ({ steps }) => steps === '0 · 1');
    expect(await pixels('生成的图像')).not.toBe(before);
  });
});
