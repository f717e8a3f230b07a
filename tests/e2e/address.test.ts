import { describe, expect } from 'vitest';
import { decodeAddress, encodeAddress, parseExperiment } from '../../src/experiment/surfaces/experiment';
import { test } from './browser';

const EXPERIMENT = parseExperiment({
  version: 1,
  surface: { formula: 'a*x^2 + y^2 + sin(x*y)', domain: { x: [-3, 3], y: [-2, 2] }, parameters: { a: 2 } },
  runs: [
    { optimizer: 'adam', hyper: { lr: 0.05 }, start: [2, 1] },
    { optimizer: 'momentum', start: [2, 1], clip: { by: 'norm', max: 1 } },
  ],
  steps: 60,
  seed: 7,
});

describe('the address', () => {
  test('carries the whole experiment there and back', async ({ lab }) => {
    const page = await lab.open({ hash: encodeAddress(EXPERIMENT).slice(1) });
    const opened = await lab.until((state) => state.ready);
    expect(opened.experiment).toEqual(EXPERIMENT);
    expect(opened.runs.map((run) => run.optimizer)).toEqual(['adam', 'momentum']);

    await page.getByRole('button', { name: 'Show the map' }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('view=map');
    const changed = { ...EXPERIMENT, view: { ...EXPERIMENT.view, projection: 'map' } };
    expect(decodeAddress(await page.evaluate(() => location.hash)).experiment).toEqual(changed);

    await page.reload();
    const reloaded = await lab.until((state) => state.ready);
    expect(reloaded.experiment).toEqual(changed);
  });

  test('with faults gives one dismissible list, and defaults', async ({ lab }) => {
    const hash = 'v=1&steps=NaN&seed=1e308&run=adma,lr:0.1&colours=red&surface=%E0%A4%A&__proto__=1';
    const page = await lab.open({ hash });
    const state = await lab.until((snapshot) => snapshot.ready);
    expect(state.experiment).toEqual(decodeAddress('').experiment);

    const notice = page.locator('.notice');
    expect(await notice.count()).toBe(1);
    const rejected = decodeAddress(hash).rejected;
    expect(rejected.length).toBeGreaterThanOrEqual(6);
    expect(await notice.locator('li').count()).toBe(rejected.length);
    expect(await notice.textContent()).toContain('did you mean “adam”');
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => notice.count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  });

  test('may say a formula that cannot be read; the page stays, and says where', async ({ lab }) => {
    const page = await lab.open({ hash: `v=1&formula=${encodeURIComponent('x + sinn(y)')}`, unready: true });
    await expect.poll(() => page.locator('.notice').count(), { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await page.locator('.notice').first().textContent()).toMatch(/sin/);
  });

  test('from elsewhere is inert text', async ({ lab }) => {
    const page = await lab.open({ hash: `v=1&surface=${encodeURIComponent('<img src=x onerror=alert(1)>')}` });
    page.on('dialog', () => lab.complaints.push('a dialog'));
    expect(await page.locator('.notice').textContent()).toContain('<img src=x');
  });
});
