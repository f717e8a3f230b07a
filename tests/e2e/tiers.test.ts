import { describe, expect, inject } from 'vitest';
import { type Inspection, type Lab, test } from './browser';
import { withDeviceRefusedOnce, withoutAdapter, withoutWebGl, withoutWebGpu, withSilentAdapter } from './faults';
import { examine } from './picture';

const STEP = 50;

/** Paused at one step, so that tiers can be compared. */
async function settle(lab: Lab): Promise<Inspection> {
  await lab.page.getByRole('slider', { name: 'Step', exact: true }).fill(String(STEP));
  return lab.until((state) => state.ready && state.step === STEP);
}

async function expectPicture(lab: Lab): Promise<void> {
  const picture = await examine(lab.page, await lab.page.locator('canvas').first().screenshot());
  expect(picture.colors).toBeGreaterThan(200);
}

describe('the tiers', () => {
  test('show the same experiment', async ({ lab }) => {
    await lab.open();
    const full = await settle(lab);
    for (const [tier, backend] of [
      [1, 'webgl2'],
      [2, 'canvas2d'],
    ] as const) {
      await lab.open({ query: `tier=${tier}` });
      const state = await settle(lab);
      expect(state).toMatchObject({ tier, backend, engine: 'cpu' });
      expect(state.experiment).toEqual(full.experiment);
      // The same engine, so the same numbers to the last bit.
      expect(state.runs).toEqual(full.runs);
      await expectPicture(lab);
    }
  });

  test('end in text and a picture', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=3', unready: true });
    const picture = page.getByRole('img', { name: 'Four optimizers' });
    await expect.poll(() => picture.isVisible(), { timeout: 30_000 }).toBe(true);
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect((await lab.snapshot())?.tier).toBe(3);
  });
});

describe('without', () => {
  test('navigator.gpu: WebGL2, and a notice that says why', async ({ lab }) => {
    await lab.open({ before: withoutWebGpu });
    expect(await lab.until((state) => state.ready)).toMatchObject({ tier: 1, backend: 'webgl2', engine: 'cpu' });
    expect(await lab.page.locator('.notice').textContent()).toContain('This browser has no WebGPU.');
    await expectPicture(lab);
  });

  test('a secure origin: the notice says what to do', async ({ lab }) => {
    const { port, pathname } = new URL(inject('site'));
    await lab.open({
      address: `http://nabla.test:${port}${pathname}`,
      flags: ['--host-resolver-rules=MAP nabla.test 127.0.0.1'],
    });
    expect(await lab.until((state) => state.ready)).toMatchObject({ tier: 1 });
    expect(await lab.page.locator('.notice').textContent()).toContain('needs HTTPS or localhost');
  });

  test('an adapter: WebGL2', async ({ lab }) => {
    await lab.open({ before: withoutAdapter });
    expect(await lab.until((state) => state.ready)).toMatchObject({ tier: 1, backend: 'webgl2' });
    expect(await lab.page.locator('.notice').textContent()).toContain('no graphics device');
  });

  test('an answer from the adapter: WebGL2 after five seconds', async ({ lab }) => {
    await lab.open({ before: withSilentAdapter });
    expect(await lab.until((state) => state.ready)).toMatchObject({ tier: 1, backend: 'webgl2' });
  });

  test('the first device: a second try', async ({ lab }) => {
    await lab.open({ before: withDeviceRefusedOnce });
    expect(await lab.until((state) => state.ready)).toMatchObject({ tier: 0, backend: 'webgpu' });
  });

  test('WebGPU and WebGL2: the flat map', async ({ lab }) => {
    await lab.open({ webgpu: false, flags: ['--disable-3d-apis', '--disable-software-rasterizer'] });
    expect(await lab.until((state) => state.ready)).toMatchObject({ tier: 2, backend: 'canvas2d', engine: 'cpu' });
    await expectPicture(lab);
  });

  test('WebGL2 where WebGPU is: WebGPU all the same', async ({ lab }) => {
    await lab.open({ before: withoutWebGl });
    expect(await lab.until((state) => state.ready)).toMatchObject({ tier: 0, backend: 'webgpu' });
  });
});
