import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type Lab, test } from './browser';
import { overlaps, type WallText, wallTexts, watchCanvases } from './wallText';

/** A small projector, two common ones, 16:10 and 4:3. */
const WALLS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1920, height: 1200 },
  { width: 1024, height: 768 },
];

/**
 * Of the height of the wall. A caption is read from as far as the hall goes, a number in a figure from six heights away;
 * nothing is below 2 %. Signs below and above others in a formula are read with them, and have that floor.
 */
const LEAST: Readonly<Record<WallText['kind'], number>> = { caption: 0.045, label: 0.03, sign: 0.02, aside: 0.02 };

/** Sizes are sums and products of CSS lengths: browsers round them to a 64th of a pixel. */
const ROUNDING = 1 / 64;

/** A step of each kind, and each laboratory by itself. */
const SHOWN = {
  'a curve with its numbers': 'v=1&lesson=derivative&step=secant',
  'two figures and a question': 'v=1&lesson=activations&step=softmax',
  'a network that trains': 'v=1&lesson=activations&step=straight',
  'a network with a card of formulas': 'v=1&lesson=backprop&step=backward',
  'a figure of lines': 'v=1&lesson=flow&step=chain',
  'a surface with its chart': 'v=1&lesson=flow&step=rescue',
  'text alone': 'v=1&lesson=flow&step=axis',
  surfaces: 'v=1&surface=rosenbrock',
  functions: 'v=1&function=parabola',
  networks: 'v=1&network=2-4-1',
} as const;

async function go(lab: Lab, page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => location.assign(`#${to}`), hash);
  await lab.until((state) => state.ready);
  await settled(page);
}

/** Sizes are observed, then drawn a frame later. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
  });
}

function tooSmall(texts: readonly WallText[], height: number): string[] {
  return texts
    .filter(({ size, kind }) => size < LEAST[kind] - ROUNDING / height)
    .map(({ text, size, kind, where }) => `${kind} “${text}” at ${(100 * size).toFixed(2)} % (${where})`);
}

describe('what is presented', () => {
  test('can be read from the last row on every wall, all of it', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: SHOWN['a curve with its numbers'],
      before: watchCanvases,
      context: { viewport: WALLS[0]!, reducedMotion: 'reduce' },
    });
    await page.keyboard.press('p');
    await expect.poll(() => page.locator('html').getAttribute('data-presenting')).toBe('');
    const faults: string[] = [];
    for (const [name, hash] of Object.entries(SHOWN)) {
      await go(lab, page, hash);
      for (const wall of WALLS) {
        await page.setViewportSize(wall);
        await settled(page);
        const texts = await page.evaluate(wallTexts);
        expect(texts.length, `${name} says something`).toBeGreaterThan(3);
        const clipped = texts.filter((text) => text.clipped).map(({ text, where }) => `clipped: “${text}” (${where})`);
        const found = [...tooSmall(texts, wall.height), ...clipped, ...overlaps(texts)];
        faults.push(...found.map((fault) => `${name} at ${wall.width} × ${wall.height}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
});
