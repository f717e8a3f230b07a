import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { functionExperiments } from '../../src/experiment/functions/experiment';
import { FUNCTION_BENCHES } from '../../src/experiment/functions/fields';
import { test } from './browser';
import { experimentOn } from './functions';

/** The laboratory as a whole; each bench has tests of its own. */
const OPENING = 'v=1&function=parabola';
const WIDE = { viewport: { width: 1280, height: 720 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash);

describe('the laboratory of functions', () => {
  test('stands after the lessons and before the other laboratories', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', context: WIDE });
    expect((await lab.snapshot())?.laboratory).toBe('surfaces');
    const names = page.getByRole('group', { name: '实验室' }).getByRole('button');
    expect(await names.allTextContents()).toEqual(['课程', '函数', '曲面', '神经网络']);
    await names.nth(1).click();
    await lab.until(({ laboratory, ready }) => laboratory === 'functions' && ready);
    await expect.poll(() => hashOf(page)).toContain('function=parabola');
  });

  test('shows every bench by its tab, its key and its address, in both languages', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: OPENING, context: WIDE });
    for (const [index, name] of FUNCTION_BENCHES.entries()) {
      await page.keyboard.press(String(index + 1));
      const { function: state } = await lab.until((now) => now.ready && now.function.bench.name === name);
      expect(state).toMatchObject({ failure: null, shown: 'x^2' });
      const panel = page.getByRole('tabpanel').first();
      expect((await panel.boundingBox())!.height).toBeGreaterThan(200);
      // Where one looks is no edit.
      expect(await page.getByRole('button', { name: 'Undo', exact: false }).isDisabled()).toBe(true);
    }
    await page.getByRole('tab', { name: 'Integral' }).click();
    await expect.poll(() => hashOf(page)).toContain('bench=integral');
    await page.reload();
    expect((await lab.until(({ ready }) => ready)).function.bench.name).toBe('integral');
    await page.locator('button', { hasText: '中文' }).click();
    expect(await page.getByRole('tab', { name: '积分' }).isVisible()).toBe(true);
  });

  test('takes a formula, says what is wrong with one, and keeps the picture meanwhile', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: 'v=1&f=x^3-3*x&domain=-2:2', context: WIDE });
    expect((await lab.snapshot())?.function.shown).toBe('x^3-3*x');
    const field = page.locator('[data-key="f"] input, [data-key="f"] textarea').first();
    await field.fill('x*y');
    await page.keyboard.press('Tab');
    const rail = page.locator('.rail-settings');
    await expect.poll(() => rail.textContent()).toMatch(/\by\b/);
    expect((await lab.snapshot())?.function.shown).toBe('x^3-3*x');
    await field.fill('arctan(x)');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await lab.snapshot())?.function.shown).toBe('arctan(x)');
    // One step back is the formula that was there before.
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await lab.snapshot())?.function.shown).toBe('x^3-3*x');
  });

  test('names what it cannot use of an address, and opens what it can', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=zh',
      hash: 'v=1&f=x*y&domain=4:4&integral.n=0&bench=integral',
      context: WIDE,
    });
    const notice = (await page.locator('.notices').textContent()) ?? '';
    for (const part of ['f=x*y', 'domain=4:4', 'integral.n=0']) expect(notice).toContain(part);
    expect((await lab.snapshot())?.function).toMatchObject({ shown: 'x^2', failure: null });
  });

  test('goes through a file and comes back', async ({ lab }) => {
    const hash = 'v=1&f=sin(x)%2Bx^2/2&domain=-6:6&run=sgd,lr:0.1,start:5&steps=40&bench=descent';
    const page = await lab.open({ query: 'tier=2&lang=en', hash, context: WIDE });
    const before = await experimentOn(page);
    await page.getByRole('button', { name: 'Share' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /Save/ }).first().click();
    const file = readFileSync(await (await saved).path(), 'utf8');
    expect(functionExperiments.parseText(file)).toEqual(before);
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      location.hash = 'v=1&surface=sphere';
    });
    await lab.until(({ laboratory, ready }) => laboratory === 'surfaces' && ready);
    // Dropped on a page that shows another laboratory, the file opens its own.
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'curve.json', { type: 'application/json' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, file);
    await lab.until(({ laboratory, ready }) => laboratory === 'functions' && ready);
    expect(await experimentOn(page)).toEqual(before);
  });

  test('fits on a phone, where the picture and the settings take turns', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: OPENING, context: PHONE });
    for (const name of FUNCTION_BENCHES) {
      await page.locator(`#functions-tab-${name}`).tap();
      await lab.until((now) => now.ready && now.function.bench.name === name);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, name).toBeLessThanOrEqual(390);
    }
    await page.getByRole('tab', { name: '设置' }).tap();
    expect(await page.locator('[data-key="function"]').isVisible()).toBe(true);
  });

  test.for(['0', '1'])('is the same on tier %s', async (tier, { lab }) => {
    const page = await lab.open({ query: `tier=${tier}&lang=en`, hash: `${OPENING}&bench=descent`, context: WIDE });
    expect((await lab.snapshot())?.tier).toBe(Number(tier));
    expect(await page.locator('.function-plot svg').first().isVisible()).toBe(true);
  });
});
