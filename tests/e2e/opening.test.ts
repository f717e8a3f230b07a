import { describe, expect, inject } from 'vitest';
import { test } from './browser';
import { examine } from './picture';

describe('the page', () => {
  test('opens running: four optimizers on Rosenbrock, drawn with WebGPU', async ({ lab }) => {
    const page = await lab.open();
    const first = await lab.until((state) => state.ready);
    expect(first).toMatchObject({ tier: 0, backend: 'webgpu' });
    // The adapter is a software one, on which the processor is many times faster.
    expect(first.engine).toBe('cpu');
    expect(first.experiment.surface).toEqual({ id: 'rosenbrock' });
    expect(first.runs).toHaveLength(4);

    const picture = await examine(page, await page.locator('canvas').first().screenshot());
    expect(picture.colors).toBeGreaterThan(200);
    expect(picture.dominant).toBeLessThan(0.8);

    const later = await lab.until((state) => state.step > first.step + 3);
    for (const [i, run] of later.runs.entries()) {
      expect(run.step).toBeGreaterThan(first.runs[i]!.step);
      expect(run.loss).not.toBe(first.runs[i]!.loss);
    }
    expect(later.frames).toBeGreaterThan(first.frames);
  });

  test('plays, pauses, steps, steps back, scrubs and starts over', async ({ lab }) => {
    const page = await lab.open();
    await page.getByRole('button', { name: 'Pause' }).click();
    const paused = await lab.until((state) => !state.playing);

    await page.getByRole('button', { name: 'One step forward' }).click();
    const next = await lab.until((state) => state.step === Math.floor(paused.step) + 1);
    await page.getByRole('button', { name: 'One step back' }).click();
    await lab.until((state) => state.step < next.step && Number.isInteger(state.step));

    await page.getByRole('slider', { name: 'Step', exact: true }).fill('100');
    const scrubbed = await lab.until((state) => state.step === 100);
    expect(scrubbed.playing).toBe(false);
    expect(scrubbed.runs.map((run) => run.step)).toEqual([100, 100, 100, 100]);

    await page.getByRole('button', { name: 'Back to the start' }).click();
    const start = await lab.until((state) => state.step === 0);
    // (1 + 1.5)² + 100 (1.5 − 2.25)² = 62.5, exactly.
    expect(start.runs.map((run) => run.loss)).toEqual([62.5, 62.5, 62.5, 62.5]);

    await page.getByRole('button', { name: 'Play' }).click();
    await lab.until((state) => state.playing && state.step > 1);
  });

  test('computes on the GPU engine when it is told to, and agrees with the CPU engine', async ({ lab }) => {
    const losses: Record<string, number[]> = {};
    for (const engine of ['gpu', 'cpu'] as const) {
      const page = await lab.open({ query: `engine=${engine}` });
      expect((await lab.until((state) => state.ready)).engine).toBe(engine);
      await page.getByRole('slider', { name: 'Step', exact: true }).fill('40');
      const { runs } = await lab.until((state) => state.step === 40);
      losses[engine] = runs.map((run) => run.loss);
    }
    // 40 steps in float32 against float64: rounding of 6e-8 a step, enlarged by the curvature across the valley.
    for (const [i, loss] of losses.cpu!.entries()) expect(losses.gpu![i]! / loss).toBeCloseTo(1, 2);
  });

  test('may make no code from text, and loads nothing from elsewhere', async ({ lab }) => {
    const page = await lab.open();
    const blocked = await page.evaluate(async () => {
      // Not from the debugger's own call, which the policy does not bind.
      await new Promise((resolve) => setTimeout(resolve));
      try {
        return new Function('return false')();
      } catch {
        return true;
      }
    });
    expect(blocked).toBe(true);
    lab.complaints.splice(
      0,
      lab.complaints.length,
      ...lab.complaints.filter((text) => !text.includes('TrustedScript')),
    );
    const hosts = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin),
    );
    expect(hosts.length).toBeGreaterThan(0);
    expect(new Set(hosts)).toEqual(new Set([new URL(page.url()).origin]));
  });

  test('begins without an address at the way in: a race under way, the chapters, the laboratories and what this machine does', async ({
    lab,
  }) => {
    const wide = { viewport: { width: 1920, height: 1080 } };
    const page = await lab.open({ query: 'tier=2&lang=en', hash: '', context: wide });
    const { laboratory, lesson, adapter } = await lab.until(({ ready }) => ready);
    expect({ laboratory, lesson: lesson.lesson }).toEqual({ laboratory: 'lessons', lesson: null });
    const race = async () => (await lab.snapshot())!.lesson.laboratory as unknown as { step: number; playing: boolean };
    await expect.poll(async () => (await race()).step).toBeGreaterThan(3);

    // All of it at one glance: nothing has to be scrolled to, or to be closed.
    const contents = page.locator('.lesson-contents');
    expect(await contents.locator('.contents-item').count()).toBe(15);
    for (const name of ['Functions', 'Surfaces', 'Networks']) {
      expect(await contents.getByRole('button', { name }).isVisible()).toBe(true);
    }
    expect(await contents.locator('.home-machine').textContent()).toContain(adapter);
    expect(await contents.evaluate((element) => element.scrollHeight <= element.clientHeight + 1)).toBe(true);

    await contents.getByRole('link', { name: 'Begin here' }).click();
    await lab.until(({ ready, lesson: now }) => ready && now.lesson === 'why');
    await page.keyboard.press('PageDown');
    await page.goto('about:blank');
    await page.goto(`${inject('site')}?tier=2&lang=en`);
    await lab.until(({ ready }) => ready);
    expect(await contents.getByRole('link', { name: 'Go on' }).textContent()).toContain('Why calculus');
  });

  test('shows the way in on a phone: the race over the chapters, each as wide as the page', async ({ lab }) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: '', context: phone });
    await lab.until(({ ready }) => ready);
    const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
    const [canvas, contents] = [await box('.scene-host'), await box('.lesson-contents')];
    expect([canvas.width, contents.width]).toEqual([390, 390]);
    expect(canvas.y + canvas.height).toBeLessThanOrEqual(contents.y);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
