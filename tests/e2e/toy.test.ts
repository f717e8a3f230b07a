import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { root } from '../setup/sources';
import { type Lab, test } from './browser';
import { serveFolder } from './serve';

/** The page with a laboratory more, which stands in `tests/e2e/toy`: nothing in `src` knows of it. */
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  const outDir = join(root, '.cache', 'toy');
  const input = join(root, 'tests/e2e/toy/index.html');
  await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true, rolldownOptions: { input } } });
  site = await serveFolder(outDir);
});
afterAll(() => site.close());

interface Toy {
  readonly experiment: { readonly curve: string; readonly gain: number };
  readonly at: number;
}

async function open(lab: Lab, hash: string, size = { width: 1280, height: 720 }, query = 'tier=2&lang=en') {
  const page = await lab.open({
    query,
    hash,
    address: `${site.address}tests/e2e/toy/index.html`,
    context: { viewport: size, hasTouch: size.width < 500 },
  });
  const toy = (): Promise<Toy> => page.evaluate(() => (window.nabla as unknown as { readonly toy: Toy }).toy);
  return { page, toy };
}

describe('a laboratory of one formula, one number and one bench', () => {
  test('gets its tab beside the others, and a place in the round of the N key', async ({ lab }) => {
    const { page } = await open(lab, '');
    expect((await lab.until(({ ready }) => ready)).laboratory).toBe('lessons');
    const tabs = page.getByRole('group', { name: 'Laboratory' }).getByRole('button');
    expect(await tabs.allTextContents()).toEqual(['Lessons', 'Functions', 'Surfaces', 'Networks', 'Toy']);
    await tabs.last().click();
    await lab.until(({ laboratory, ready }) => laboratory === 'toy' && ready);
    expect(await page.getByRole('tab', { name: 'Graph' }).first().isVisible()).toBe(true);
    await page.keyboard.press('n');
    await lab.until(({ laboratory }) => laboratory === 'lessons');
  });

  test('opens by its address, and its address follows it', async ({ lab }) => {
    const { page, toy } = await open(lab, 'v=1&curve=x^3-x&gain=2');
    expect((await lab.until(({ ready }) => ready)).laboratory).toBe('toy');
    expect((await toy()).experiment).toEqual({ version: 1, curve: 'x^3-x', gain: 2 });
    await page.locator('.rail-settings:not(.resting) [data-key="gain"] input').last().fill('3');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toContain('gain=3');
    await page.evaluate(() => {
      location.hash = '#v=1&curve=x&gain=-9&loud=1';
    });
    await expect.poll(async () => (await toy()).experiment).toEqual({ version: 1, curve: 'x', gain: 1 });
    const notices = await page.locator('.notices').textContent();
    expect(notices).toContain('gain=-9');
    expect(notices).toContain('loud=1');
  });

  test('keeps the last formula that can be read, and undoes', async ({ lab }) => {
    const { page, toy } = await open(lab, 'toy=1');
    const field = page.locator('.rail-settings:not(.resting) textarea');
    await field.fill('x^2 + (');
    expect((await toy()).experiment.curve).toBe('sin(3*x)');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('x^2');
    await field.blur();
    await expect.poll(async () => (await toy()).experiment.curve).toBe('x^2');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await toy()).experiment.curve).toBe('sin(3*x)');
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(async () => (await toy()).experiment.curve).toBe('x^2');
  });

  test('plays, steps and seeks by the one transport bar and its keys', async ({ lab }) => {
    const { page, toy } = await open(lab, 'toy=1');
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await page.keyboard.press(',');
    expect((await toy()).at).toBe(1);
    await page.locator('.transport:visible').getByRole('slider', { name: 'Step' }).fill('40');
    expect((await toy()).at).toBe(40);
    await page.locator('.play-button:visible').click();
    await expect.poll(async () => (await toy()).at).toBe(80);
    await page.keyboard.press('r');
    expect((await toy()).at).toBe(0);
  });

  test('is shared as a link and as a file, which opens again', async ({ lab }) => {
    const { page, toy } = await open(lab, 'v=1&curve=x^2&gain=2');
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    const link = dialog.locator('.link-field').first();
    await expect.poll(() => link.inputValue()).toContain('curve=x%5E2');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save', exact: false }).first().click();
    const file = await (await download).path();
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      location.hash = '#toy=1';
    });
    await expect.poll(async () => (await toy()).experiment.curve).toBe('sin(3*x)');
    await page.keyboard.press('s');
    await dialog.locator('input[type="file"]').setInputFiles({
      name: 'toy.json',
      mimeType: 'application/json',
      buffer: await import('node:fs').then(({ readFileSync }) => readFileSync(file)),
    });
    await expect.poll(async () => (await toy()).experiment).toEqual({ version: 1, curve: 'x^2', gain: 2 });
  });

  test('speaks both languages, and fits a phone with the bench or the settings', async ({ lab }) => {
    const { page } = await open(lab, 'toy=1', { width: 390, height: 844 }, 'tier=2&lang=zh');
    await lab.until(({ ready }) => ready);
    expect(await page.locator('.toy-graph').isVisible()).toBe(true);
    expect(await page.locator('.rail-settings:not(.resting)').isVisible()).toBe(false);
    await page.locator('.tabs:not(.resting) [role="tab"]').last().click();
    await expect.poll(() => page.locator('.rail-settings:not(.resting)').isVisible()).toBe(true);
    expect(await page.locator('.toy-graph').isVisible()).toBe(false);
    expect(await page.locator('.rail-settings:not(.resting)').textContent()).toContain('x 的曲线');
    await page.keyboard.press('l');
    await expect.poll(() => page.locator('.rail-settings:not(.resting)').textContent()).toContain('Curve of x');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
