import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { root } from '../setup/sources';
import { test } from './browser';
import { examine } from './picture';
import { drop, openDialog, saved } from './sharing';

const RACE = 'v=1&surface=himmelblau&run=adam,lr:0.1,start:-1:2&run=sgd,start:-1:2&steps=40&seed=7';
/** The map draws at once, and what is tested here does not depend on the view. */
const QUERY = 'tier=2&lang=en';

function choose(page: Page, name: string, bytes: Buffer): Promise<void> {
  const input = page.getByRole('dialog', { name: 'Share and save' }).locator('input[type="file"]');
  return input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
}

const landscape = (name: string) => readFile(join(root, 'tests/golden/numpy', name));

describe('sharing', () => {
  test('an experiment goes into a file and comes back, by choice and by drop, and can be undone', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: RACE });
    const { experiment } = await lab.until((state) => state.ready);
    await openDialog(page);
    const file = await saved(page, 'Save experiment');
    expect(file.name).toBe('nabla-himmelblau.json');

    await lab.open({ query: QUERY });
    await openDialog(page === lab.page ? page : lab.page);
    await choose(lab.page, file.name, file.bytes);
    expect((await lab.until((state) => state.ready && state.experiment.seed === 7)).experiment).toEqual(experiment);
    await lab.page.keyboard.press('Control+z');
    await lab.until((state) => state.experiment.seed !== 7);
    await drop(lab.page, file.name, file.bytes);
    expect((await lab.until((state) => state.ready && state.experiment.seed === 7)).experiment).toEqual(experiment);
  });

  test('a landscape from NumPy is drawn and descended, and says that no link holds it', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: RACE });
    await drop(page, 'axes.npz', await landscape('axes.npz'));
    const state = await lab.until((now) => now.ready && 'samples' in now.experiment.surface);
    expect(state.runs.map(({ optimizer }) => optimizer)).toEqual(['adam', 'sgd']);
    // z = x² + 10 y falls towards low y: nobody stays where he started.
    expect(state.runs.every(({ loss }) => Number.isFinite(loss))).toBe(true);
    await expect.poll(() => page.locator('.surface-name').textContent()).toBe('axes.npz');
    await openDialog(page);
    await expect.poll(() => page.locator('.share-warning').textContent()).toContain('too much data for a link');
    await page.keyboard.press('Escape');

    await drop(page, 'cube.npy', await landscape('cube.npy'));
    await expect
      .poll(() => page.locator('.notices').textContent())
      .toContain('4 × 4 × 4; a surface needs two dimensions');
    await drop(page, 'broken.json', Buffer.from('{"version": 1, "steps": "many"}'));
    await expect.poll(() => page.locator('.notices').textContent()).toContain('broken.json was not opened');
    expect((await lab.snapshot())?.experiment).toEqual(state.experiment);
  });

  test('pictures, table and scripts are made of what is shown', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: RACE });
    await openDialog(page);
    const png = await saved(page, 'Save PNG');
    expect(png.name).toBe('nabla-himmelblau.png');
    // Width and height stand at the head of the file.
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1920, 1080]);
    const picture = await examine(page, png.bytes);
    expect(picture.colors).toBeGreaterThan(150);
    expect(picture.dominant).toBeLessThan(0.7);

    const svg = (await saved(page, 'Save map as SVG')).bytes.toString();
    // In a page of its own, where the policy of the app's page does not reach.
    const scratch = await page.context().newPage();
    const shapes = await scratch.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return { wrong: parsed.querySelectorAll('parsererror').length, paths: parsed.querySelectorAll('path').length };
    }, svg);
    await scratch.close();
    expect(shapes.wrong).toBe(0);
    expect(shapes.paths).toBeGreaterThan(5);

    const csv = (await saved(page, 'Trajectories (CSV)')).bytes.toString().trim().split(/\r?\n/);
    expect(csv).toHaveLength(1 + 2 * 41);
    expect((await saved(page, 'Python with NumPy')).bytes.toString()).toContain('import numpy as np');
    expect((await saved(page, 'Python with PyTorch')).bytes.toString()).toContain('import torch');
  });

  test('a video is drawn frame by frame, and can be stopped', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: RACE });
    await openDialog(page);
    await page.getByLabel('Format').selectOption({ label: 'WebM' });
    await page.getByRole('button', { name: 'Make the video' }).click();
    await expect
      .poll(() => page.getByRole('progressbar', { name: 'Video' }).getAttribute('value'), { timeout: 30_000 })
      .not.toBe('0');
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => page.locator('.share-said').textContent()).toBe('Stopped; no video was saved.');
  });

  test('a frame that may only run scripts shows the experiment without the panels', async ({ lab }) => {
    const page = await lab.open({ query: QUERY });
    const source = `${inject('site')}?${QUERY}&embed=1#${RACE}`.replaceAll('&', '&amp;');
    const body = `<iframe sandbox="allow-scripts" width="620" height="340" src="${source}"></iframe>`;
    // Without a worker the page tries in vain to generate code, and interprets instead.
    lab.expected.push(/TrustedScript/);
    await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${inject('site')}host.html`);
    const frame = page.frames().find((each) => each !== page.mainFrame())!;
    await expect.poll(() => frame.evaluate(() => window.nabla?.ready === true), { timeout: 45_000 }).toBe(true);
    expect(await frame.evaluate(() => window.nabla.experiment.surface)).toEqual({ id: 'himmelblau' });
    expect(await frame.locator('.topbar, .rail').evaluateAll((all) => all.some((each) => each.checkVisibility()))).toBe(
      false,
    );
    expect(await frame.getByRole('link', { name: 'Open in Nabla' }).isVisible()).toBe(true);
  });
});
