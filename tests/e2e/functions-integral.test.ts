import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';
import { dragBy, experimentOn, middleOf } from './functions';

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const BENCH = 'v=1&function=parabola&bench=integral';

/** The settings of the bench, as the page has them. */
const settings = async (page: Page) => (await experimentOn(page)).integral;

const row = (page: Page, rule: string): Promise<string[]> =>
  page.locator(`.integral-table tr[data-rule="${rule}"] td`).allTextContents();
const verdict = (page: Page): Locator => page.locator('.integral-verdict');
const warning = (page: Page): Locator => page.locator('.integral-warning');
const bound = (page: Page, name: string): Locator => page.getByRole('slider', { name });

describe('the integral', () => {
  test('is compared with every sum, in numbers that are right', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: BENCH, context: WIDE });
    await expect.poll(() => verdict(page).textContent()).toBe('left, n = 8: 7.38281. That is 1.6172 too little.');
    expect(await row(page, 'right')).toEqual(['10.7578', '1.7578', '1']);
    expect(await row(page, 'midpoint')).toEqual(['8.96484', '−0.035156', '2']);
    expect(await row(page, 'trapezoid')).toEqual(['9.07031', '0.070313', '2']);
    expect(await row(page, 'simpson')).toEqual(['9', '0', '–']);
    expect(await page.locator('.integral-headline').textContent()).toContain('9');

    // A rule is chosen by its chip, or in the table; each has its strips.
    await page.getByRole('button', { name: 'upper' }).first().click();
    await expect.poll(() => verdict(page).textContent()).toContain('upper, n = 8: 10.7578. That is 1.7578 too much.');
    await page.locator('.integral-table').getByRole('button', { name: 'Simpson' }).click();
    await expect.poll(() => verdict(page).textContent()).toContain('Exact, but for rounding.');
    expect((await settings(page)).rule).toBe('simpson');

    // More digits, if they are asked for.
    const digits = page.getByRole('textbox', { name: 'Digits' });
    await digits.fill('12');
    await digits.press('Enter');
    await expect.poll(async () => (await row(page, 'left'))[0]).toBe('7.3828125');
  });

  test('follows bounds that are dragged by mouse and keys, and typed, reversed too', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: BENCH, context: WIDE });
    const b = bound(page, 'Upper bound b');
    await dragBy(page, b, -120, 30);
    const dragged = (await settings(page)).to;
    expect(dragged).toBeLessThan(2.6);
    expect(dragged).toBeGreaterThan(1);
    expect(await page.locator('.integral-bounds input').last().inputValue()).toBe(String(dragged));
    await b.focus();
    await page.keyboard.press('ArrowRight');
    expect((await settings(page)).to).toBeGreaterThan(dragged);
    // The drag is one step back, and the key another.
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect((await settings(page)).to).toBe(3);

    const field = page.getByRole('textbox', { name: 'Upper bound b' });
    await field.fill('-1,5');
    await field.press('Enter');
    expect((await settings(page)).to).toBe(-1.5);
    await expect.poll(() => page.locator('.integral-note').textContent()).toContain('The bounds are reversed');
    await page.getByRole('button', { name: 'Swap the bounds' }).click();
    expect(await settings(page)).toMatchObject({ from: -1.5, to: 0 });
    // What is no number is not taken.
    await field.fill('three');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('0');
    expect(await field.evaluate((input: HTMLInputElement) => input.validationMessage)).toBe('This is not a number.');
  });

  test('shows the error over n with its order, from 1 to 1,000 strips', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=1&lang=en', hash: `${BENCH}&integral.rule=trapezoid`, context: WIDE });
    await expect
      .poll(() => page.locator('.integral-note').textContent())
      .toContain('the error falls like 1/n²; twice the strips leave 1/4 of it');
    await page.getByRole('button', { name: 'Twice as many strips' }).click();
    expect((await settings(page)).n).toBe(16);
    await expect.poll(async () => (await row(page, 'trapezoid'))[1]).toBe('0.017578');
    const handle = page.locator('.integral-errors').getByRole('slider', { name: 'Number of strips n' });
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    expect((await settings(page)).n).toBe(32);
    await page.keyboard.press('End');
    expect((await settings(page)).n).toBe(1000);
    await page.keyboard.press('Home');
    expect((await settings(page)).n).toBe(1);
    const n = page.locator('.integral-numbers').getByRole('textbox', { name: 'Strips n' });
    await n.fill('0');
    await n.press('Enter');
    expect((await settings(page)).n).toBe(1);
    expect(await n.evaluate((input: HTMLInputElement) => input.validationMessage)).toBe(
      'It must lie between 1 and 1000.',
    );
    await n.fill('7');
    await n.press('Enter');
    await page.getByRole('button', { name: 'Simpson' }).first().click();
    await expect.poll(() => page.locator('.integral-note').textContent()).toContain('the last three share a cubic');
  });

  test('says that it diverges, and where a function ends, while the picture stays', async ({ lab }) => {
    const hash = 'v=1&f=1/x&domain=-3:3&bench=integral&integral.from=1&integral.to=2&integral.n=4';
    const page = await lab.open({ query: 'tier=0&lang=en', hash, context: WIDE });
    await expect.poll(() => verdict(page).textContent()).toContain('left, n = 4: 0.759524');
    const field = page.getByRole('textbox', { name: 'Lower bound a' });
    await field.fill('-1');
    await field.press('Enter');
    await expect.poll(() => warning(page).textContent()).toContain('at x = 0 the area grows beyond all bounds');
    // The curve, and the errors of before, are still there.
    expect(await page.locator('.integral-plot .plot-line').count()).toBeGreaterThan(0);
    expect(await page.locator('.integral-errors').isVisible()).toBe(true);
    expect((await row(page, 'midpoint'))[1]).toBe('–');
    await page.locator('.integral-head button').first().focus();
    await page.keyboard.press('l');
    await expect.poll(() => warning(page).textContent()).toContain('积分发散：在 x = 0 处');
    await page.getByRole('textbox', { name: '下限 a' }).fill('0.5');
    await page.keyboard.press('Enter');
    await expect.poll(() => warning(page).isVisible()).toBe(false);

    const formula = page.locator('.panel textarea').first();
    await formula.fill('log(x)');
    await page.getByRole('textbox', { name: '下限 a' }).fill('-1');
    await page.keyboard.press('Enter');
    await expect.poll(() => warning(page).textContent()).toContain('函数在 −1 与 0 之间没有定义');
    // An integrable end is no obstacle; a sum that needs the height there says so.
    await page.getByRole('textbox', { name: '下限 a' }).fill('0');
    await page.keyboard.press('Enter');
    await expect.poll(() => warning(page).isVisible()).toBe(false);
    await expect.poll(() => verdict(page).textContent()).toContain('左端点没有值');
    // Two variables in a place for one: the last good picture stays.
    await formula.fill('x*y');
    await expect.poll(() => page.locator('.panel .formula-error').first().textContent()).toContain('y');
    expect(await page.locator('.integral-plot .plot-line').count()).toBeGreaterThan(0);
  });

  test('is what an antiderivative has grown by', async ({ lab }) => {
    const hash = 'v=1&function=cubic&bench=integral&integral.part=antiderivative&integral.from=-2&integral.to=1';
    const page = await lab.open({ query: 'tier=2&lang=en', hash, context: WIDE });
    await expect.poll(() => verdict(page).textContent()).toContain('At b the slope of F is −1: the height of f.');
    expect(await page.locator('.integral-note').textContent()).toContain('F(b) − F(a) = 3.75');
    // C moves F as a whole: by its point, by keys, by the slider's field.
    const c = page.getByRole('slider', { name: 'Constant C = F(a)' });
    await dragBy(page, c, 10, -60);
    const moved = (await settings(page)).constant;
    expect(moved).toBeGreaterThan(0.3);
    expect((await settings(page)).from).toBe(-2);
    await c.focus();
    await page.keyboard.press('ArrowUp');
    expect((await settings(page)).constant).toBeCloseTo(moved + 0.1, 9);
    // The upper bound is dragged on F, too, and its slope is told.
    const b = bound(page, 'Upper bound b').last();
    await b.focus();
    await page.keyboard.press('End');
    expect(await b.getAttribute('aria-valuetext')).toContain('slope');
    await expect.poll(async () => (await settings(page)).to).toBeGreaterThan(2.4);
  });

  test('lets a bound go where there is no integral, in one step', async ({ lab }) => {
    const hash = 'v=1&f=1/x&domain=-2:3&bench=integral&integral.part=antiderivative&integral.from=1&integral.to=2';
    const page = await lab.open({ query: 'tier=2&lang=en', hash, context: WIDE });
    const from = await middleOf(bound(page, 'Upper bound b').last());
    const { width } = (await page.locator('.integral-pair .function-plot').last().boundingBox())!;
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 0.55 * width, from.y, { steps: 6 });
    await expect.poll(() => page.locator('.integral-warning').textContent()).toContain('does not exist: at x = 0');
    await page.mouse.up();
    const dragged = (await settings(page)).to;
    expect(dragged).toBeLessThan(0);
    // The drag has ended: what comes next is a step of its own.
    await bound(page, 'Upper bound b').first().focus();
    await page.keyboard.press('ArrowRight');
    expect((await settings(page)).to).toBeGreaterThan(dragged);
    await page.keyboard.press('Control+z');
    expect((await settings(page)).to).toBe(dragged);
    await page.keyboard.press('Control+z');
    expect((await settings(page)).to).toBe(2);
  });

  test('works under a finger, in a column', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=zh',
      hash: `${BENCH}&integral.n=4&integral.to=2`,
      context: PHONE,
    });
    await expect.poll(() => verdict(page).textContent()).toBe('左端点，n = 4：1.75，偏小 0.91667。');
    await page.getByRole('button', { name: '辛普森法' }).first().tap();
    await expect.poll(async () => (await settings(page)).rule).toBe('simpson');
    const b = bound(page, '上限 b');
    const place = await middleOf(b);
    const client = await page.context().newCDPSession(page);
    const at = (x: number) => [{ x, y: place.y }];
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(place.x) });
    for (const dx of [10, 20, 30]) {
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(place.x + dx) });
    }
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => (await settings(page)).to).toBeGreaterThan(2.2);
    // Nothing is wider than the screen.
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
