import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';

const SWEEP =
  'v=1&surface=ill_conditioned_quadratic&run=momentum,lr:0.001,momentum:0.5&steps=300&tool=sweep' +
  '&sweep=x:lr:0.001:0.1:log,y:momentum:0:0.9,size:32';
const TERRAIN = 'v=1&surface=himmelblau&run=sgd,lr:0.01&tool=terrain&terrain=at:1:1,section:x,level:on';

const ARROWS =
  'v=1&surface=sphere&tool=terrain&terrain=at:1:1,direction:ascent,length:linear,scale:5,feet:points,points:2:1;0:0,run:-1';

/** The address follows the experiment after a moment of rest. */
async function untilAddress(page: Page, pattern: RegExp): Promise<void> {
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: 15_000 }).toMatch(pattern);
}

const done = (page: Page, tool: string): Promise<void> =>
  page.locator(`.${tool}[data-state="done"]`).waitFor({ timeout: 45_000 });

describe('the sweep', () => {
  test('maps runs, reads a cell, adopts it, zooms in and back', async ({ lab }) => {
    const viewport = { width: 1280, height: 720 };
    const page = await lab.open({ query: 'tier=2&lang=en', hash: SWEEP, context: { viewport } });
    await done(page, 'sweep');
    const text = (selector: string): Promise<string | null> => page.locator(selector).textContent();
    await expect.poll(() => text('.sweep-summary')).toBe('32 × 32 runs of Momentum · steps each: 300');
    // Theory is there, named by its inequality, with the curvature of this quadratic.
    expect(await text('.sweep-key')).toContain('stable while 0 < ηλ < 2 + 2μ, λ = 100');

    // By keyboard: the cell in the middle, and one to the right, where the rate is too large for its momentum.
    const map = page.getByRole('application', { name: /^Sweep: learning rate across/ });
    await map.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await text('.sweep-values')).toMatch(/^learning rate 0\.00\d+ · momentum μ 0\.46/);
    expect(await text('.sweep-outcome')).toContain('theory: stable');
    for (let press = 0; press < 2; press++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await text('.sweep-outcome')).toMatch(/^diverged at step \d+ · theory: unstable$/);

    // Enter hands both values over, as one step of undo.
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowDown');
    const rate = Number(/learning rate ([\d.]+)/.exec((await text('.sweep-values')) ?? '')?.[1]);
    await page.keyboard.press('Enter');
    await expect.poll(() => text('.sweep-taken')).toContain(`learning rate ${rate}`);
    const [run] = (await lab.snapshot())!.experiment!.runs;
    expect(run!.hyper.lr).toBeCloseTo(rate, 4);
    expect(run!.hyper.momentum).toBeLessThan(0.46);
    await page.getByRole('button', { name: /^Undo/ }).click();
    const before = (await lab.snapshot())!.experiment!.runs[0]!;
    expect([before.hyper.lr, before.hyper.momentum]).toEqual([0.001, 0.5]);

    // A zoom is part of the address, Escape goes back.
    await map.focus();
    await page.keyboard.press('+');
    await untilAddress(page, /sweep=x:lr:0\.00\d/);
    const zoomed = (await lab.snapshot())!.experiment!.tools.sweep.x;
    expect(zoomed.high / zoomed.low).toBeCloseTo(10, 6);
    await page.keyboard.press('Escape');
    await untilAddress(page, /x:lr:0\.001:0\.1:log/);

    // Another measure, by the panel; and theory falls silent where it has nothing to say.
    await page.locator('[data-key="sweep.measure"] select').selectOption({ label: 'steps to tolerance' });
    await expect.poll(() => text('.sweep-key')).toContain('steps to tolerance');
    await page.locator('[data-key="sweep.y.of"] select').selectOption({ label: 'start x' });
    await expect.poll(async () => (await lab.snapshot())!.experiment!.tools.sweep.y.of).toBe('start.x');
    await done(page, 'sweep');
  });
});

describe('the terrain', () => {
  test('shows what is at a point, where it is level, and a section', async ({ lab }) => {
    const viewport = { width: 1280, height: 720 };
    const page = await lab.open({ query: 'tier=2&lang=en', hash: TERRAIN, context: { viewport } });
    await done(page, 'terrain');
    // f(1, 1) = 9² + 5² = 106, ∇f = (−46, −38): by hand.
    await expect.poll(() => page.locator('.terrain-facts').textContent()).toMatch(/106/);
    const facts = (await page.locator('.terrain-facts .katex-mathml annotation').allTextContents()).join(' ');
    expect(facts).toContain('(-46,\\ -38)');
    expect(facts).toContain('z = 106 - 46\\,(x - 1) - 38\\,(y - 1)');
    await expect.poll(() => page.locator('.terrain-stationary h3').textContent()).toBe('Stationary points found: 9');
    expect(await page.locator('.terrain-row').count()).toBe(9);
    await expect.poll(() => page.locator('.terrain-figure path.line-figure-line').count()).toBe(4);

    // To a minimum, by keyboard: there the ground is convex, and has a largest stable rate.
    await page.locator('.terrain-row').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.terrain-shape').textContent()).toContain('Convex here');
    await expect.poll(() => page.locator('.terrain-rates').textContent()).toContain('η < 2/λ₁ =');
    const { at } = (await lab.snapshot())!.experiment!.tools.terrain;

    // A click on the surface looks there, and leaves the runs where they start.
    const box = (await page.locator('.scene-host').boundingBox())!;
    await page.mouse.click(box.x + 0.4 * box.width, box.y + 0.4 * box.height);
    await expect.poll(async () => (await lab.snapshot())!.experiment!.tools.terrain.at).not.toEqual(at);
    expect((await lab.snapshot())!.experiment!.runs[0]!.start).toEqual([0, 0]);
    await untilAddress(page, /terrain=at:/);

    // Switched off, it is gone; typed coordinates are taken.
    await page.locator('[data-key="terrain.stationary"] input').uncheck();
    await expect.poll(() => page.locator('.terrain-stationary').isVisible()).toBe(false);
    const field = page.locator('[data-key="terrain.at.0"] input[type="text"]');
    await field.fill('3');
    await field.press('Enter');
    await expect.poll(async () => (await lab.snapshot())!.experiment!.tools.terrain.at?.[0]).toBe(3);
  });

  test('has arrows to scale at points that are typed, clicked and removed', async ({ lab }) => {
    const viewport = { width: 1280, height: 720 };
    const page = await lab.open({ query: 'tier=2&lang=en', hash: ARROWS, context: { viewport } });
    await done(page, 'terrain');
    const terrain = async () => (await lab.snapshot())!.experiment!.tools.terrain;
    const rows = page.locator('.terrain-arrows tbody tr');
    await expect.poll(() => rows.allTextContents()).toEqual(['(2, 1)(4, 2)4.47214×', '(0, 0)(0, 0)0×']);
    await expect.poll(() => page.locator('.terrain-foot').textContent()).toContain('+∇f to scale, divided by 5');
    // Of four runs none is drawn, and so there is nothing to play.
    const heads = page.locator('.scene-host').getByText(/^(Adam|Momentum|RMSprop)/);
    expect(await heads.count()).toBe(0);
    expect(await page.locator('.transport').isVisible()).toBe(false);
    await page.locator('[data-key="terrain.run"] select').selectOption({ label: 'Adam' });
    await expect.poll(async () => (await terrain()).run).toBe(3);
    await expect.poll(() => page.locator('.transport').isVisible()).toBe(true);
    await expect.poll(() => heads.count()).toBeGreaterThan(0);

    // Typed: what is no point is refused with a sentence, and nothing changes.
    const field = page.getByRole('textbox', { name: 'Points' });
    await field.fill('1, two');
    await field.press('Enter');
    await expect.poll(() => page.locator('.terrain-fault').textContent()).toContain('These are no points');
    await field.fill('(-2, 1); −2, −1');
    await field.press('Enter');
    await expect.poll(async () => (await terrain()).points).toEqual([[2, 1], [0, 0], [-2, 1], [-2, -1]]); // biome-ignore format: pairs

    // Clicked: an arrow more, and away again; the place that is looked at stays.
    const { at } = await terrain();
    const box = (await page.locator('.scene-host canvas[tabindex]').boundingBox())!;
    const press = () => page.mouse.click(box.x + 0.45 * box.width, box.y + 0.25 * box.height);
    await press();
    await expect.poll(async () => (await terrain()).points.length).toBe(5);
    await press();
    await expect.poll(async () => (await terrain()).points.length).toBe(4);
    expect((await terrain()).at).toEqual(at);

    // By keyboard: without a pointer the probe begins at the place that is looked at.
    // The probe follows pointer and keys with the frames.
    const drawn = () =>
      page.evaluate(
        () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
      );
    await page.mouse.move(5, 5);
    await drawn();
    await page.locator('.scene-host canvas[tabindex]').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await drawn();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await terrain()).points.at(-1)).toEqual([1, 1.2]);
    await page.getByRole('button', { name: 'Remove the arrow at (0, 0)' }).click();
    await expect.poll(async () => (await terrain()).points.length).toBe(4);
    await page.getByRole('button', { name: 'Remove all' }).click();
    await untilAddress(page, /feet:points,length:linear,scale:5,run:3/);
    expect((await terrain()).points).toEqual([]);
  });
});
