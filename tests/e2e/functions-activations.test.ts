import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';
import { dragBy, experimentOn, middleOf } from './functions';

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const BENCH = 'v=1&function=parabola&bench=activations';

/** The settings of the bench, as the page has them. */
const settings = async (page: Page) => (await experimentOn(page)).activations;

const rowOf = (page: Page, id: string): Locator => page.locator(`.activation-table tr[data-curve="${id}"]`);
const cells = (page: Page, id: string): Promise<string[]> => rowOf(page, id).locator('td').allTextContents();
const value = (page: Page): Locator => page.locator('.activation-plots .function-plot').first();
const slope = (page: Page): Locator => page.locator('.activation-plots .function-plot').last();

describe('activations', () => {
  test('stand above their derivatives, read at one place by mouse and keys', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: BENCH, context: WIDE });
    expect((await cells(page, 'sigmoid')).slice(0, 6)).toEqual([
      '0.880797',
      '0.104994',
      '0.5',
      '0.25',
      '(0, 1)',
      '0.25 (x = 0)',
    ]);
    expect(await cells(page, 'relu')).toContain('x = 0: slope 0 | 1');

    // The point is dragged on the curve, and on that of the derivative.
    const handle = value(page).getByRole('slider', { name: /where the values are read/i });
    const from = await middleOf(handle);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 60, { steps: 4 });
    await page.mouse.move(from.x + 160, from.y, { steps: 4 });
    await page.mouse.up();
    const dragged = (await settings(page)).x;
    expect(dragged).toBeGreaterThan(2.5);
    await slope(page)
      .getByRole('slider', { name: /where the values are read/i })
      .focus();
    await page.keyboard.press('ArrowLeft');
    expect((await settings(page)).x).toBeCloseTo(dragged - 0.1, 9);
    await page.keyboard.press('Home');
    expect((await settings(page)).x).toBe(-6);
    expect((await cells(page, 'sigmoid'))[1]).toBe('0.00246651');
    // A drag is one step back.
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect((await settings(page)).x).toBe(2);

    // What one only looks at: the cross follows the arrow keys and says what is there.
    const ground = value(page).getByRole('slider', { name: 'Activations' });
    await ground.focus();
    await ground.press('End');
    await expect.poll(() => value(page).locator('.plot-cross-text').allTextContents()).toContain('Sigmoid: 0.9975');
    expect((await settings(page)).x).toBe(2);
  });

  test('say where they are saturated, as the threshold moves', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: BENCH, context: WIDE });
    const verdict = page.locator('.activation-verdict');
    await expect.poll(() => verdict.textContent()).toContain('x < −2.88727, x > 2.88727');
    const threshold = page.getByRole('textbox', { name: 'Saturated below |f′|' }).first();
    await threshold.fill('0.1');
    await threshold.press('Enter');
    // σ(1 − σ) = 0.1 at ln((1 + √0.6)/(1 − √0.6)).
    await expect.poll(() => verdict.textContent()).toContain('x > 2.06344');
    await slope(page).getByRole('slider', { name: 'Threshold of saturation' }).focus();
    await page.keyboard.press('End');
    await expect.poll(() => verdict.textContent()).toContain('all x shown here');
    // What lies beyond the bounds is refused with a sentence, and nothing changes.
    const highest = (await settings(page)).threshold;
    await threshold.fill('-3');
    await threshold.press('Enter');
    expect(await threshold.evaluate((input: HTMLInputElement) => input.validationMessage)).toContain(
      'between 1e-12 and',
    );
    expect((await settings(page)).threshold).toBe(highest);
    await threshold.fill('1e-12');
    await threshold.press('Enter');
    expect((await settings(page)).threshold).toBe(1e-12);
    await expect.poll(() => verdict.textContent()).toContain('nowhere saturated');

    await rowOf(page, 'relu').getByRole('button').click();
    await expect.poll(() => verdict.textContent()).toContain('ReLU is saturated');
    expect(await verdict.textContent()).toContain('x < 0');
  });

  test('are chosen, bent by their parameters, and joined by a formula of one’s own', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: BENCH, context: WIDE });
    await page.getByRole('button', { name: 'GELU' }).first().click();
    expect(await rowOf(page, 'gelu').count()).toBe(0);
    await page.getByRole('button', { name: 'All' }).click();
    expect(await page.locator('.activation-table tbody tr').count()).toBe(11);
    await page.getByRole('button', { name: 'Usual' }).click();

    const alpha = page.getByRole('textbox', { name: 'ELU: α' });
    await alpha.fill('0.5');
    await alpha.press('Enter');
    await expect.poll(async () => (await cells(page, 'elu'))[4]).toBe('(−0.5, ∞)');
    expect(await cells(page, 'elu')).toContain('x = 0: slope 0.5 | 1');

    await page.getByRole('button', { name: 'Own function f' }).first().click();
    const field = page.locator('.activation-own textarea');
    await field.fill('x/(1 + |x|)');
    await expect.poll(async () => (await cells(page, 'own'))[4]).toBe('(−1, 1)');
    // Two variables: a sentence at the place, and the last good curve stays.
    await field.fill('x*y/(1 + |x|)');
    await expect.poll(() => page.locator('.activation-controls .formula-error').textContent()).toContain('y');
    expect((await cells(page, 'own'))[4]).toBe('(−1, 1)');
    await field.fill('1/x');
    await expect.poll(async () => (await cells(page, 'own'))[4]).toBe('(−∞, ∞)');
    expect(await page.locator('.activation-controls .formula-error').textContent()).toBe('');
  });

  test.for([0, 1])('need no engine: the same numbers on tier %i', async (tier, { lab }) => {
    const page = await lab.open({ query: `tier=${tier}&lang=en`, hash: BENCH });
    expect((await cells(page, 'sigmoid')).slice(0, 2)).toEqual(['0.880797', '0.104994']);
  });

  test('fit on a phone, and follow a finger', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: BENCH, context: PHONE });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expect.poll(() => page.locator('.activation-verdict').textContent()).toContain('饱和');
    const ground = value(page).getByRole('slider', { name: '激活函数' });
    await ground.scrollIntoViewIfNeeded();
    const box = (await ground.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width * 0.25, box.y + box.height * 0.3);
    await expect.poll(async () => (await settings(page)).x).toBeLessThan(-2.5);
    for (const name of ['Softmax', 'float32 中的表现']) {
      await page.getByRole('button', { name }).first().tap();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await expect.poll(() => page.locator('.activation-verdict').textContent()).toContain('88.72284');
  });
});

describe('softmax', () => {
  const jacobian = (page: Page): Promise<string[][]> =>
    page
      .locator('.softmax-jacobian tr')
      .evaluateAll((rows) =>
        rows.slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
      );
  const shares = (page: Page): Promise<string[]> => page.locator('.bars-value').allTextContents();
  const form = (page: Page, name: string): Promise<string[]> =>
    page.locator(`.forms-table tr[data-form="${name}"] td`).allTextContents();

  test('follows its logits: dragged, typed, by keys, one more', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: `${BENCH}&activations.part=softmax`, context: WIDE });
    await expect.poll(() => shares(page)).toEqual(['0.0900', '0.2447', '0.6652']);
    expect(await form(page, 'exact')).toEqual(['0.0900306', '0.244728', '0.665241']);
    const matrix = await jacobian(page);
    expect(matrix[0]).toEqual(['0.0819', '−0.0220', '−0.0599', '0']);
    expect(matrix.at(-1)).toEqual(['0', '0', '0', '0']);

    const bar = page.getByRole('slider', { name: 'Logit 1' });
    await dragBy(page, bar, 0, -60);
    const [raised] = (await settings(page)).logits;
    expect(raised).toBeGreaterThan(1.5);
    await bar.focus();
    await bar.press('ArrowDown');
    expect((await settings(page)).logits[0]).toBeCloseTo(raised! - 0.1, 9);

    const typed = page.getByRole('textbox', { name: 'Logit 1' });
    await typed.fill('1');
    await typed.press('Enter');
    expect((await settings(page)).logits).toEqual([1, 2, 3]);
    // Beyond what can be said: the field goes back to what was there.
    await typed.fill('1e9');
    await typed.press('Enter');
    expect(await typed.inputValue()).toBe('1');
    expect((await settings(page)).logits).toEqual([1, 2, 3]);

    await page.getByRole('button', { name: 'One logit more' }).click();
    await expect.poll(async () => (await shares(page)).length).toBe(4);
    expect(await jacobian(page)).toHaveLength(5);
    await page.getByRole('button', { name: 'One logit fewer' }).click();
    expect(await page.getByRole('button', { name: 'One logit fewer' }).isDisabled()).toBe(true);

    const temperature = page.getByRole('textbox', { name: 'Temperature T' }).first();
    await temperature.fill('0.5');
    await temperature.press('Enter');
    await expect.poll(() => shares(page)).toEqual(['0.0159', '0.1173', '0.8668']);
  });

  test('looks at gaps alone, where the literal form is lost', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: `${BENCH}&activations.part=softmax`, context: WIDE });
    const before = await shares(page);
    const c = page.getByRole('textbox', { name: 'Add c to all' }).first();
    await c.fill('100');
    await c.press('Enter');
    await expect.poll(() => form(page, 'literal')).toEqual(['NaN', 'NaN', 'NaN']);
    expect(await form(page, 'stable')).toEqual(await form(page, 'exact'));
    expect(await shares(page)).toEqual(before);
  });
});

describe('float32', () => {
  const STABILITY = `${BENCH}&activations.part=stability`;
  const numbers = (page: Page, form: string): Promise<string[][]> =>
    page
      .locator(`.form-pane[data-form="${form}"] tbody tr`)
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));

  test('loses the literal tanh at 100 and keeps the stable one', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: STABILITY, context: WIDE });
    await expect.poll(async () => (await numbers(page, 'literal')).at(-1)).toEqual(['tanh x', 'NaN', '1']);
    expect((await numbers(page, 'stable')).at(-1)).toEqual(['tanh x', '1', '1']);
    await expect.poll(() => page.locator('.activation-verdict').textContent()).toContain('88.72284');
    expect(await page.locator('.activation-verdict').textContent()).toContain('709.7827');
    expect(await page.locator('.stability-plot').textContent()).toContain('NaN: x ≥ 88.72');
    const handle = page.getByRole('slider', { name: 'Where it is computed' });
    await handle.focus();
    await handle.press('Shift+ArrowLeft');
    await handle.press('Shift+ArrowLeft');
    expect((await settings(page)).at).toBe(80);
    await expect.poll(async () => (await numbers(page, 'literal')).at(-1)).toEqual(['tanh x', '1', '1']);
    await page.getByRole('button', { name: 'softmax', exact: true }).click();
    await expect.poll(async () => (await numbers(page, 'stable')).at(-1)).toEqual(['s₃', '0.665241', '0.665241']);
  });
});

describe('an address of activations', () => {
  test('with wrong numbers opens with what can be used, and says what cannot', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=zh',
      hash: `${BENCH}&activations.part=softmax&activations.logits=1:2:1e9&activations.threshold=0&activations.shift=5`,
      context: WIDE,
    });
    const notice = page.locator('.notice');
    await expect.poll(() => notice.textContent()).toContain('activations.logits');
    expect(await notice.textContent()).toContain('大于 1000000');
    expect(await notice.textContent()).toContain('activations.threshold');
    const { logits, shift, threshold } = await settings(page);
    expect([logits, shift, threshold]).toEqual([[1, 2, 3], 5, 0.05]);
  });
});
