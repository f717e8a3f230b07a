import { describe, expect } from 'vitest';
import { type Lab, test } from './browser';

const WIDE = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const;
/** The flat map draws quickly; the race is the same in every tier. */
const QUERY = 'tier=2&lang=en';
const RUNS =
  'v=1&surface=booth&run=sgd,lr:0.01,start:-5:5&run=sgd,lr:0.5,start:-5:5&run=adam,lr:0.3,start:-5:5&run=newton,start:-5:5';

const rowsOf = (lab: Lab): Promise<string[]> => lab.page.locator('.race-results tbody th').allTextContents();

function starts(lab: Lab): Promise<string[]> {
  return lab.page.evaluate(() => window.nabla.experiment.runs.map((run) => run.start.join()));
}

describe('a race', () => {
  test('as a table, on a map each, from starts of their own, and fair', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: RUNS, context: WIDE });

    // The table: final results, sorted by its heads with mouse and keyboard.
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    // What the table is made of comes when it is wanted for the first time.
    await expect.poll(() => rowsOf(lab)).toHaveLength(4);
    const head = page.locator('th[data-column="loss"]');
    expect(await head.getAttribute('aria-sort')).toBe('none');
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    // Newton lands on the minimum of a parabola in one step; SGD at 0.5 leaves it for good (Booth's largest curvature is 18).
    const sorted = await rowsOf(lab);
    expect(sorted[0]).toContain('Newton');
    expect(sorted[3]).toContain('0.5');
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    const newton = page.locator('.race-results tr', { hasText: 'Newton' });
    expect(await newton.locator('td').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^400 \+ 400 H$/), 'converged at step 1']),
    );
    // Focus and pointer point a run out everywhere.
    await newton.hover();
    await expect.poll(() => page.locator('.legend li.muted').count()).toBe(3);

    // A run that is chosen has its start moved alone; one step of undo.
    await newton.getByRole('button').click();
    await expect.poll(() => page.locator('.pin-hint').textContent()).toContain('Newton');
    const before = await starts(lab);
    const map = page.locator('.scene-host canvas').first();
    await map.click({ position: { x: 300, y: 150 } });
    await lab.until((state) => state.ready && state.experiment.runs[3]!.start.join() !== '-5,5');
    const after = await starts(lab);
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(await page.locator('.legend li').nth(3).textContent()).toContain('from (');
    await page.getByRole('button', { name: 'Move all starts' }).click();
    await page.keyboard.press('Control+z');
    await lab.until((state) => state.ready && state.experiment.runs[3]!.start.join() === '-5,5');

    // A map for each run, in place of the scene.
    await page.getByRole('button', { name: 'One map per run' }).click();
    const cells = page.locator('.map-grid .map-cell');
    // So do the maps.
    await expect.poll(() => cells.count()).toBe(4);
    expect(await map.isVisible()).toBe(false);
    await cells.nth(2).hover();
    expect(await page.locator('.race-results tr.pointed').textContent()).toContain('Adam');
    const painted = await cells
      .nth(2)
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const colors = new Set<string>();
        for (let i = 0; i < data.length; i += 4 * 97) colors.add(`${data[i]} ${data[i + 1]} ${data[i + 2]}`);
        return colors.size;
      });
    expect(painted).toBeGreaterThan(50);
    await page.getByRole('button', { name: 'One surface' }).click();
    expect(await map.isVisible()).toBe(true);

    // The fair race: budget on screen, best rates, adopted as one change.
    await page.getByRole('button', { name: 'Fair race' }).click();
    // Three runs have a learning rate that matters, and Newton its step fraction.
    const steps = (await lab.snapshot())!.experiment.steps;
    const total = (64 * steps * 4).toLocaleString('en');
    expect(await page.locator('.fair-ask').textContent()).toContain(`= ${total} gradient evaluations`);
    const adopt = page.getByRole('button', { name: 'Race at the best rates' });
    await expect.poll(() => adopt.isEnabled(), { timeout: 20_000 }).toBe(true);
    const best = await page.locator('.fair-table tr[data-run="1"]').first().locator('td').nth(1).textContent();
    await adopt.click();
    const raced = await lab.until((state) => state.ready && state.experiment.runs[1]!.hyper.lr !== 0.5);
    expect(raced.experiment.runs[1]!.hyper.lr).toBe(Number.parseFloat(best!));
    // At the lower end of what a step can be, both runs of SGD have the same best rate, below the limit 2 / 18.
    expect(raced.experiment.runs[0]!.hyper.lr).toBe(raced.experiment.runs[1]!.hyper.lr);
    expect(raced.experiment.runs[1]!.hyper.lr).toBeLessThan(2 / 18);
    expect(await page.getByRole('button', { name: 'Every run has its best rate.' }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await lab.until((state) => state.ready && state.experiment.runs[1]!.hyper.lr === 0.5 && state.tool.name === 'race');
  });

  test('whose maps cannot be loaded says so; its one surface still shows it', async ({ lab }) => {
    lab.expected.push(/Failed to load resource/);
    const page = await lab.open({ query: QUERY, hash: RUNS, context: WIDE, fresh: true });
    const map = page.locator('.scene-host');
    // Every script that is not loaded yet.
    await page.route('**/*.js', (route) => route.abort());
    await page.getByRole('button', { name: 'One map per run' }).click();
    await expect.poll(() => page.locator('.bench-stage').textContent()).toContain('could not be loaded');
    expect(await map.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'One surface' }).click();
    expect(await map.isVisible()).toBe(true);
  });
});
