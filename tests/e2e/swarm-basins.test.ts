import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';

const HIMMELBLAU = 'v=1&surface=himmelblau';
/** Two busy cores may be slow; every wait ends as soon as its state is there. */
const WAIT = { timeout: 30_000 };
/** Still until it is told to play, so that every figure is known. */
const STILL = { viewport: { width: 1100, height: 800 }, reducedMotion: 'reduce' } as const;

function numbers(texts: readonly string[]): number[] {
  return texts.map((text) => Number(text.replaceAll(',', '').replace('%', '')));
}

async function cells(page: Page, column: number): Promise<number[]> {
  return numbers(await page.locator(`.basin-list tbody td:nth-child(${column})`).allTextContents());
}

/** Pixels of the map that are about this colour. */
function pixelsLike(page: Page, selector: string, color: string): Promise<number> {
  return page.locator(selector).evaluate((canvas, hex) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      const away = Math.abs(data[at] - r) + Math.abs(data[at + 1] - g) + Math.abs(data[at + 2] - b);
      if (data[at + 3] > 200 && away < 30) count++;
    }
    return count;
  }, color);
}

describe('basins of attraction', () => {
  test('are mapped, listed, read by pointer and keys, and redrawn when a rate is changed', async ({ lab }) => {
    const hash = `${HIMMELBLAU}&steps=300&tool=basins&basins=size:64&run=sgd,lr:0.01`;
    const page = await lab.open({ query: 'tier=2&lang=en', hash, context: STILL });
    const dock = page.locator('.basins');
    await page.locator('.basins[data-state="done"]').waitFor();
    expect(await page.locator('.basin-summary').textContent()).toContain('64 × 64 complete runs of Gradient descent');
    const places = await page.locator('.basin-list .place').allTextContents();
    expect(places.slice(0, 4)).toEqual(['(−3.779, −3.283)', '(−2.805, 3.131)', '(3.000, 2.000)', '(3.584, −1.848)']);
    // Every run is in one row.
    expect((await cells(page, 5)).reduce((sum, runs) => sum + runs, 0)).toBe(64 ** 2);

    // The run from under the pointer.
    const map = page.locator('.scene-map canvas').first();
    const reading = page.locator('.basin-reading');
    let moves = 0;
    /** A hand is never still; the map may have changed its size since it was measured. */
    const hover = async (): Promise<string | null> => {
      const box = await map.boundingBox();
      if (box !== null) await page.mouse.move(box.x + 0.62 * box.width + (moves++ % 2), box.y + 0.3 * box.height);
      return reading.textContent();
    };
    const sentence = /^From \([\d.]+, [\d.]+\): to 3, global minimum at \(3\.000, 2\.000\) · steps: \d+$/;
    await expect.poll(hover, WAIT).toMatch(sentence);
    await map.focus();
    const before = await reading.textContent();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => reading.textContent(), WAIT).not.toBe(before);

    // A row points out its basin: the others are dimmed.
    const blue = () => pixelsLike(page, '.scene-map > canvas', '#2f86e0');
    const rows = page.locator('.basin-row');
    await rows.nth(1).focus();
    await expect.poll(() => page.locator('.basin-list tr.pointed').count(), WAIT).toBe(1);
    await map.focus();
    await expect.poll(blue, WAIT).toBeGreaterThan(50);
    await rows.nth(1).focus();
    await expect.poll(blue, WAIT).toBeLessThan(50);
    await map.focus();

    // Another rate: other steps, without a word lost; a far too large one diverges and says so.
    const steps = await cells(page, 6);
    const folder = page.locator('[data-key="run.0"]');
    await folder.locator('.lil-title').first().click();
    const rate = page.locator('[data-key="run.0.lr"] input[type="text"]');
    await rate.fill('0.015');
    await rate.press('Enter');
    await expect.poll(() => cells(page, 6), WAIT).not.toEqual(steps);
    expect(await page.locator('.basin-list .place').count()).toBeGreaterThan(3);
    await rate.fill('0.2');
    await rate.press('Enter');
    await expect.poll(() => dock.textContent(), WAIT).toMatch(/diverged/);
    await page.locator('.basins[data-state="done"]').waitFor();

    // In a field the key would undo what is typed there.
    await map.focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(blue, WAIT).toBeGreaterThan(50);
    await page.locator('[data-key="basins.drape"] input').click();
    await expect.poll(blue, WAIT).toBeLessThan(50);
  });
});

describe('the swarm', () => {
  test('follows the playback, counts itself, and stands apart', async ({ lab }) => {
    const hash = `${HIMMELBLAU}&steps=80&tool=swarm&swarm=particles:1000,color:status&run=sgd,lr:0.01&run=sgd,lr:0.2`;
    const page = await lab.open({ query: 'tier=2&lang=en', hash, context: STILL });
    const summary = page.locator('.swarm-summary');
    const standing = (step: number) =>
      expect.poll(() => summary.textContent(), WAIT).toBe(`968 particles · runs: 2 · step ${step} of 80`);
    // Twice the largest square number that 500 holds.
    await standing(0);
    expect(await pixelsLike(page, '.scene-map > canvas', '#f0653f')).toBeLessThan(20);
    await page.getByRole('button', { name: 'One step forward' }).click();
    await standing(1);
    const timeline = page.getByRole('slider', { name: 'Step', exact: true });
    await timeline.focus();
    await page.keyboard.press('End');
    await standing(80);

    const row = (index: number) => page.locator('.swarm-shares tbody tr').nth(index);
    const figures = async (index: number) => numbers(await row(index).locator('td.figure').allTextContents());
    // Gently all come to rest; with a rate twenty times as large nearly all are flung out.
    await expect.poll(async () => (await figures(0))[0], WAIT).toBeGreaterThan(90);
    expect((await figures(1))[1]).toBeGreaterThan(90);
    const shares = (await row(0).getByRole('img').getAttribute('aria-label')) ?? '';
    const parts = [...shares.matchAll(/([\d.]+)%/g)].map((match) => Number(match[1]));
    expect(parts.length).toBeGreaterThan(3);
    // Each of at most seven parts is rounded to a tenth.
    expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - 100)).toBeLessThan(0.5);
    await expect.poll(() => pixelsLike(page, '.scene-map > canvas', '#35d49a'), WAIT).toBeGreaterThan(5);
    expect(await page.locator('.swarm .line-figure-line').count()).toBe(2);

    await page.locator('[data-key="swarm.split"] input').click();
    await expect.poll(() => page.locator('.swarm-map').count(), WAIT).toBe(2);
    await expect
      .poll(() => pixelsLike(page, '.swarm-map >> nth=1 >> canvas >> nth=1', '#35d49a'), WAIT)
      .toBeLessThan(5);
    await timeline.focus();
    await page.keyboard.press('Home');
    await standing(0);
    await expect
      .poll(() => pixelsLike(page, '.swarm-map >> nth=1 >> canvas >> nth=1', '#8fd0f5'), WAIT)
      .toBeGreaterThan(50);
  });

  test('asked for too much, opens all the same, and stops when it is told to', async ({ lab }) => {
    const formula = encodeURIComponent('sin(x*y)*exp(-x^2/9) + erf(x)*sin(exp(sin(y)))');
    const much = 'steps=100000&tool=swarm&swarm=particles:1000000&run=adam&run=lbfgs';
    const hash = `v=1&formula=${formula}&domain=x:-5:5,y:-5:5&${much}`;
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash,
      unready: true,
      context: { viewport: STILL.viewport },
    });
    await expect.poll(() => page.locator('.swarm-summary').textContent(), WAIT).toContain('particles');
    await page.getByRole('button', { name: 'Pause' }).click();
    await lab.until(({ playing }) => !playing);
    // The playback comes back to where the swarm is, once the round that was under way has ended.
    await expect
      .poll(async () => {
        const step = Math.floor((await lab.snapshot())?.step ?? Number.NaN);
        return (await page.locator('.swarm-summary').textContent())?.includes(`step ${step} of 100,000`);
      }, WAIT)
      .toBe(true);
    // While it plays, a few that keep up may stand in for as many as the processor affords.
    await expect.poll(() => page.locator('.swarm').textContent(), WAIT).toContain('On the CPU with fewer points');
  });
});
