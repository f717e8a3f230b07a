import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';
import { dragBy, experimentOn, middleOf } from './functions';

const WIDE = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' as const };
const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce' as const,
};
const SQUARE = 'v=1&f=x%5E2&domain=-2:3&derivative.at=1.5';

const settings = async (page: Page) => (await experimentOn(page)).derivative;
const point = (page: Page, number = 1): Locator => page.getByRole('slider', { name: `Point ${number}`, exact: true });
const part = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const plot = (page: Page, order: number): Locator => page.locator('.derivative-plot').nth(order);
const numbers = (page: Page): Locator => page.locator('.derivative-numbers');

/** The number beside a name in the list. */
const numberOf = (page: Page, name: string): Promise<string | null> =>
  numbers(page)
    .locator('.derivative-list > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
    .locator('dd')
    .textContent();

/** Pixels that a unit of x is wide. */
async function unit(page: Page): Promise<number> {
  const box = (await plot(page, 0).locator('.plot-ground').boundingBox())!;
  return box.width / 5;
}

describe('tangent and secant', () => {
  test('a point is dragged, and carries its tangent; several at once; each drag is one step of undo', async ({
    lab,
  }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: SQUARE, context: WIDE });
    await expect.poll(() => numbers(page).textContent()).toContain('tangent y = 3x − 2.25');
    await expect.poll(() => plot(page, 0).locator('.plot-labels').textContent()).toContain('y = 3x − 2.25');
    // The curve is the first layer.
    const curve = await plot(page, 0).locator('.plot-clip').nth(1).locator('g').first().elementHandle();
    await curve!.evaluate((group) => {
      const line = group.querySelector('path')!;
      Object.assign(window, { drawnAgain: () => group.querySelector('path') !== line || !line.isConnected });
    });
    await dragBy(page, point(page), -3 * (await unit(page)), 40);
    expect((await settings(page)).at[0]).toBeCloseTo(-1.5, 1);
    // A drag moves points and tangents; the curve is not drawn again.
    expect(await page.evaluate(() => (window as unknown as { drawnAgain(): boolean }).drawnAgain())).toBe(false);
    await page.keyboard.press('Control+z');
    expect((await settings(page)).at).toEqual([1.5]);
    await page.keyboard.press('Control+Shift+z');

    await point(page).focus();
    await page.keyboard.press('Home');
    expect((await settings(page)).at).toEqual([-2]);
    await page.keyboard.press('ArrowRight');
    expect((await settings(page)).at[0]).toBeCloseTo(-1.95, 9);
    await page.keyboard.press('Shift+ArrowRight');
    expect((await settings(page)).at[0]).toBeCloseTo(-1.45, 9);
    await page.keyboard.press('Alt+ArrowLeft');
    expect((await settings(page)).at[0]).toBeCloseTo(-1.455, 9);

    await page.getByRole('button', { name: 'Add a point' }).click();
    await page.getByRole('button', { name: 'Add a point' }).click();
    await expect.poll(() => page.locator('.plot-handle[data-handle^="point"]').count()).toBe(3);
    await page.getByLabel('Point 2: x').fill('0.5');
    await page.getByLabel('Point 2: x').press('Enter');
    expect((await settings(page)).at[1]).toBe(0.5);
    await expect.poll(() => numbers(page).textContent()).toContain('y = x − 0.25');
    await page.getByLabel('Point 3: x').fill('9');
    await page.getByLabel('Point 3: x').press('Enter');
    await expect.poll(() => numbers(page).textContent()).toContain('outside the interval that is drawn, from −2 to 3');
    await page.getByRole('button', { name: 'Remove point 3' }).click();
    await page.getByRole('button', { name: 'Remove point 1' }).click();
    await page.getByRole('button', { name: 'Add a point' }).click();
    expect((await settings(page)).at).toHaveLength(2);

    // A click on free ground calls the nearest point there.
    const ground = (await plot(page, 0).locator('.plot-ground').boundingBox())!;
    await page.mouse.click(ground.x + 0.1 * ground.width, ground.y + 0.2 * ground.height);
    expect(Math.min(...(await settings(page)).at)).toBeCloseTo(-1.5, 1);
  });

  test('the secant goes through h = 0 to the other side, and shrinks when it is played', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: SQUARE,
      context: { ...WIDE, reducedMotion: 'no-preference' },
    });
    await page.getByLabel('Secant', { exact: true }).check();
    await expect.poll(() => numberOf(page, 'Δy / h')).toBe('4.00000');
    const end = page.getByRole('slider', { name: 'Second point of the secant' });
    await dragBy(page, end, -2 * (await unit(page)));
    expect((await settings(page)).h).toBeCloseTo(-1, 1);
    await page.getByLabel('h', { exact: true }).fill('0');
    await page.getByLabel('h', { exact: true }).press('Enter');
    await expect.poll(() => numbers(page).textContent()).toContain('At h = 0 the quotient is 0/0');
    await page.getByLabel('h', { exact: true }).fill('-1');
    await page.getByLabel('h', { exact: true }).press('Enter');
    await expect.poll(() => numberOf(page, 'Δy / h')).toBe('2.00000');
    await page.getByRole('button', { name: 'Other side' }).click();
    await expect.poll(() => numberOf(page, 'Δy / h')).toBe('4.00000');

    // Ten thousand times smaller at the end: 3 + h.
    await page.getByRole('button', { name: 'Let h shrink' }).click();
    await expect.poll(() => numberOf(page, 'Δy / h'), { timeout: 20_000 }).toBe('3.00010');
    // What plays is not the setting.
    expect((await settings(page)).h).toBe(1);
    await page.getByRole('button', { name: 'Back to the h that was set' }).click();
    await expect.poll(() => numberOf(page, 'Δy / h')).toBe('4.00000');

    await page.getByLabel('dx, dy and Δy').check();
    await expect.poll(() => numberOf(page, 'Δy − dy')).toBe('1.00000');
    await page.getByLabel('Digits').last().fill('12');
    await page.getByLabel('Digits').last().press('Enter');
    await expect.poll(() => numberOf(page, 'Δy − dy')).toBe('1.00000000000');
    const labels = plot(page, 0).locator('.plot-labels text');
    expect(await labels.allTextContents()).toEqual(expect.arrayContaining(['dx', 'dy', 'Δy']));
  });

  test('a corner has two one-sided derivatives, and open circles in f′', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: 'v=1&function=absolute&derivative.at=0&derivative.first=on&derivative.secant=on&derivative.both=on',
      context: WIDE,
    });
    await expect.poll(() => numbers(page).textContent()).toContain('no derivative: −1 from the left, 1 from the right');
    await expect.poll(() => numberOf(page, 'from the other side')).toBe('−1.00000');
    await expect.poll(() => plot(page, 1).locator('.plot-open').count()).toBe(2);
    await expect.poll(() => plot(page, 0).locator('.plot-knob-open').count()).toBe(3);
  });
});

describe('the error over h', () => {
  test('is read at any h by click and keys, in float64 and float32', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: 'v=1&f=sin(x)&domain=-4:4&derivative.at=1&derivative.part=error',
      context: WIDE,
    });
    await expect.poll(() => numbers(page).textContent()).toContain('At h = 10⁻⁶');
    await expect.poll(() => plot(page, 0).locator('.plot-labels').textContent()).toContain('√ε ≈ 1.5·10⁻⁸');
    const ground = (await plot(page, 0).locator('.plot-ground').boundingBox())!;
    await page.mouse.click(ground.x + 0.75 * ground.width, ground.y + 0.5 * ground.height);
    expect((await settings(page)).pick).toBeCloseTo(1e-4, 12);
    await page.getByRole('slider', { name: 'h that is read' }).focus();
    await page.keyboard.press('End');
    expect((await settings(page)).pick).toBe(1);
    await page.keyboard.press('Home');
    expect((await settings(page)).pick).toBe(1e-16);
    // At 1e−16 the quotient is 0, and the error is the whole derivative.
    await expect.poll(() => numberOf(page, '(f(x + h) − f(x)) / h')).toBe('0');
    await expect.poll(() => numberOf(page, 'its error')).toBe('0.540');
    await part(page, 'float32');
    await expect.poll(() => plot(page, 0).locator('.plot-labels').textContent()).toContain('√ε ≈ 3.5·10⁻⁴');
    expect((await settings(page)).precision).toBe('float32');
  });

  test('is not there without a derivative; the last picture stays', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: 'v=1&function=ln&derivative.part=error&derivative.at=1',
      context: WIDE,
    });
    const drawn = await plot(page, 0).locator('.plot-picture').innerHTML();
    await page.getByLabel('x =').fill('-1');
    await page.getByLabel('x =').press('Enter');
    await expect.poll(() => numbers(page).textContent()).toContain('There is no derivative at this place');
    expect(await plot(page, 0).locator('.plot-picture').innerHTML()).toBe(drawn);
  });
});

describe('f′ drawn by hand', () => {
  test('with the mouse, compared, undone, begun anew', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: 'v=1&function=cubic&domain=-2:2&derivative.part=predict',
      context: WIDE,
    });
    const ground = (await plot(page, 1).locator('.plot-ground').boundingBox())!;
    const at = (x: number, y: number) => [ground.x + x * ground.width, ground.y + y * ground.height] as const;
    await page.mouse.move(...at(0, 0.1));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.85), { steps: 12 });
    await page.mouse.move(...at(1, 0.1), { steps: 12 });
    await page.mouse.up();
    const { sketch } = await settings(page);
    expect(sketch.filter((value) => value !== null)).toHaveLength(sketch.length);
    await expect.poll(() => numbers(page).textContent()).not.toContain('of 100');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const score = Number.parseInt((await page.locator('.derivative-score').textContent())!, 10);
    // A V in place of a parabola: much of it is right.
    expect(score).toBeGreaterThan(40);
    expect(score).toBeLessThan(100);
    await page.locator('.derivative-numbers').getByRole('button', { name: 'Undo' }).click();
    expect((await settings(page)).compare).toBe(false);
    await page.locator('.derivative-numbers').getByRole('button', { name: 'Undo' }).click();
    expect((await settings(page)).sketch).toEqual([]);
  });

  test('with the keys', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: 'v=1&f=x%5E2&domain=-2:2&derivative.part=predict',
      context: WIDE,
    });
    const pen = page.getByRole('slider', { name: 'Pen: draw f′ with the arrow keys' });
    await pen.focus();
    await page.keyboard.press('Enter');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => pen.getAttribute('aria-valuetext')).toContain('pen down');
    const { sketch } = await settings(page);
    expect(sketch.slice(0, 31).every((value) => value === 0)).toBe(true);
    expect(sketch[31]).toBeNull();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
    expect((await settings(page)).sketch[30]).toBeNull();
    await page.getByRole('button', { name: 'Start over' }).click();
    expect((await settings(page)).sketch).toEqual([]);
  });
});

describe('the table of derivatives', () => {
  test('is alive: a becomes e, all tangents follow one drag, an entry opens', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: 'v=1&function=parabola&derivative.part=table',
      context: WIDE,
    });
    await expect.poll(() => page.locator('.derivative-tile').count()).toBe(11);
    const power = page.locator('[data-entry="exp_base"]');
    await power.getByRole('slider', { name: /: a$/ }).fill('2.71');
    await expect.poll(() => power.textContent()).toContain('a = e: the height is the slope');
    expect((await settings(page)).base).toBe(Math.E);
    const sine = page.locator('[data-entry="sin"]').getByRole('slider', { name: /^x in/ });
    await sine.focus();
    await page.keyboard.press('ArrowLeft');
    expect((await settings(page)).place).toBeCloseTo(0.4, 9);
    await page.keyboard.press('Home');
    await expect.poll(() => page.locator('[data-entry="ln"]').textContent()).toContain('no value at this x');
    await page.locator('[data-entry="arctan"]').getByRole('button', { name: /^Open/ }).click();
    const now = await experimentOn(page);
    expect(now.function).toEqual({ id: 'arctan' });
    expect(now.derivative).toMatchObject({ part: 'tangent', at: [-3.2] });
  });
});

describe('the rules', () => {
  test('go step by step, and refuse what is no formula with a sentence while the picture stays', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: 'v=1&function=parabola&derivative.part=rules',
      context: WIDE,
    });
    const steps = page.locator('.derivative-steps > li:visible');
    await expect.poll(() => steps.count()).toBe(1);
    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Next step' }).click();
    await expect.poll(() => steps.count()).toBe(4);
    await expect.poll(() => steps.last().textContent()).toContain('2.76355');
    await expect.poll(() => page.locator('.derivative-wrong').textContent()).toContain('1.0806');
    await part(page, 'Quotient');
    await expect.poll(() => steps.last().textContent()).toContain('0.150584');
    const u = page.locator('[data-key="derivative.u"] textarea');
    await u.fill('sin(');
    await u.blur();
    await expect.poll(() => page.locator('.derivative-steps').textContent()).toContain('0.150584');
    await u.fill('x^3');
    await u.blur();
    await expect.poll(() => page.locator('.derivative-steps').textContent()).not.toContain('0.150584');
  });
});

describe('everywhere', () => {
  test('by touch on a phone, in Chinese, with nothing wider than the page', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: SQUARE, context: PHONE });
    const handle = page.getByRole('slider', { name: '点 1', exact: true });
    const { x, y } = await middleOf(handle);
    const client = await page.context().newCDPSession(page);
    const touch = (type: string, at: { x: number; y: number } | null) =>
      client.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: at === null ? [] : [at] });
    await touch('touchStart', { x, y });
    for (let i = 1; i <= 8; i++) await touch('touchMove', { x: x - 15 * i, y: y + 5 * i });
    await touch('touchEnd', null);
    const moved = (await settings(page)).at[0]!;
    expect(moved).toBeLessThan(0.5);
    // The page has not scrolled along.
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    const box = (await handle.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    for (const name of ['误差与 h', '手绘 f′', '导数表', '求导法则', '切线与割线']) {
      await part(page, name);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });

  test('on every tier that has a page', async ({ lab }) => {
    for (const tier of [0, 1, 2]) {
      const page = await lab.open({ query: `tier=${tier}&lang=en`, hash: SQUARE, context: WIDE });
      await expect.poll(() => numbers(page).textContent()).toContain('tangent y = 3x − 2.25');
      await point(page).focus();
      await page.keyboard.press('End');
      await expect.poll(() => numbers(page).textContent()).toContain('tangent y = 6x − 9');
    }
  });

  test('its figures are saved as SVG and PNG that stand alone', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: `${SQUARE}&derivative.first=on`, context: WIDE });
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    const save = async (name: string): Promise<Buffer> => {
      const waiting: Promise<Download> = page.waitForEvent('download');
      await dialog.getByRole('button', { name, exact: true }).click();
      const path = await (await waiting).path();
      return readFile(path);
    };
    const svg = (await save('Save SVG')).toString('utf8');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain('y = 3x − 2.25');
    expect(svg).not.toMatch(/var\(--|class=/);
    // The figures alone, not the numbers beside them.
    const [, width] = svg.match(/ width="([\d.]+)"/)!;
    expect(Number(width)).toBeCloseTo((await page.locator('.derivative-figures').boundingBox())!.width, 0);
    const png = await save('Save PNG');
    // What is typeset on the page stands there as text.
    await page.keyboard.press('Escape');
    await part(page, 'Table');
    await page.keyboard.press('s');
    expect((await save('Save SVG')).toString('utf8')).toContain('f′(x) = 1/sqrt(1 - x^2)');
    // Width and height stand in its header.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080]);
  });
});
