import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';
import { drag, dragBy, experimentOn } from './functions';

const STILL = { reducedMotion: 'reduce' } as const;
const WIDE = { viewport: { width: 1440, height: 900 }, ...STILL };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, ...STILL };

const TUTORIAL = 'v=1&f=x^2%2B2*x%2B1&domain=-4:2&run=sgd,lr:0.3,start:3&steps=10&bench=descent';
const VALLEYS =
  'v=1&function=multimodal&run=sgd,lr:0.05,start:-5&run=sgd,lr:0.05,start:0&run=sgd,lr:0.05,start:5&steps=100&bench=descent&descent.band=on';
const RATES = 'v=1&function=loss_w&run=sgd,lr:0.3,start:3&steps=20&bench=descent&descent.part=rates';
const COBWEB = 'v=1&function=parabola_shifted&run=sgd,lr:0.3,start:1.5&bench=descent&descent.part=cobweb';
const ORBIT =
  'v=1&function=sin_plus_parabola&run=sgd,lr:1.57,start:5&steps=100&bench=descent&descent.part=orbit&descent.warm=300&descent.kept=64';

const runOn = async (page: Page, index = 0) => (await experimentOn(page)).runs[index]!;
const stepAt = (page: Page): Promise<number | null> => page.evaluate(() => window.nabla.function.at);
const rows = (page: Page): Promise<string[]> =>
  page
    .locator('.step-body .step-row')
    .evaluateAll((all) =>
      all
        .sort((a, b) => Number((a as HTMLElement).dataset.step) - Number((b as HTMLElement).dataset.step))
        .map((row) => [...row.children].map((cell) => cell.textContent).join(' ')),
    );
const plot = (page: Page): Locator => page.locator('.descent-plot .function-plot').first();
const ground = (page: Page): Locator => plot(page).locator('.plot-ground');
const start = (page: Page): Locator => plot(page).getByRole('slider', { name: /start/i });
const said = (page: Page): Locator => page.locator('.rate-said').first();

/** A place on an element, in shares of its size. */
async function placeOn(element: Locator, across: number, down: number): Promise<[number, number]> {
  const box = (await element.boundingBox())!;
  return [box.x + across * box.width, box.y + down * box.height];
}

describe('runs on the curve', () => {
  test('are the tutorial’s, step by step, in as many digits as asked for', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: TUTORIAL, context: WIDE });
    await expect.poll(() => rows(page)).toHaveLength(11);
    expect((await rows(page))[0]).toBe('0 3.00000 16.0000 8.00000');
    expect((await rows(page)).at(-1)).toBe('10 −0.999581 1.75922e−7 0.000838861');
    const digits = page.locator('[data-key="digits"] input[type="text"]');
    await digits.fill('12');
    await digits.press('Enter');
    await digits.blur();
    await expect
      .poll(async () => (await rows(page)).at(-1))
      .toBe('10 −0.999580569600 1.75921860412e−7 0.000838860800000');

    // The playback stands at the end, as motion is unwelcome here; it goes by keys, by the list and by the time line.
    expect(await stepAt(page)).toBe(10);
    await page.keyboard.press(',');
    expect(await stepAt(page)).toBe(9);
    await page.locator('.step-list').focus();
    await page.keyboard.press('Home');
    expect(await stepAt(page)).toBe(0);
    await page.locator('.step-row[data-step="3"]').click();
    expect(await stepAt(page)).toBe(3);
    await expect.poll(() => page.locator('.descent-run').textContent()).toContain('x = −0.744000000000');
    await page.getByRole('button', { name: 'Play', exact: false }).click();
    await lab.until((state) => state.function.at === 10 && !state.function.playing);
  });

  test('stand at their end where motion is unwelcome, and so does their list', async ({ lab }) => {
    const hash = 'v=1&function=parabola&run=sgd,lr:0.01,start:3&steps=200&bench=descent';
    const page = await lab.open({ query: 'tier=2&lang=en', hash, context: WIDE });
    expect(await stepAt(page)).toBe(200);
    const last = page.locator('.step-row[data-step="200"]');
    await expect.poll(() => last.getAttribute('aria-selected')).toBe('true');
    const [row, list] = [(await last.boundingBox())!, (await page.locator('.step-list').boundingBox())!];
    expect(row.y).toBeGreaterThan(list.y);
    // A row is placed to a fraction of a pixel, a scroll position to whole ones.
    expect(row.y + row.height).toBeLessThanOrEqual(list.y + list.height + 2);
  });

  test('start where one drags, by mouse and keys, and a drag is one step back', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: TUTORIAL, context: WIDE });
    await dragBy(page, start(page), -300, 60);
    const dragged = (await runOn(page)).start;
    expect(dragged).toBeLessThan(1.5);
    await expect
      .poll(async () => Number((await rows(page))[0]!.split(' ')[1]!.replace('−', '-')))
      .toBeCloseTo(dragged, 4);
    await start(page).focus();
    await page.keyboard.press('ArrowRight');
    expect((await runOn(page)).start).toBeGreaterThan(dragged);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect((await runOn(page)).start).toBe(3);
    // A click on free ground drops the run there, and it goes.
    await page.mouse.click(...(await placeOn(ground(page), 0.2, 0.3)));
    expect((await runOn(page)).start).toBeLessThan(-2);
    await lab.until((state) => state.function.at === 10 && !state.function.playing);
    // The wheel looks closer, two clicks show everything again.
    await page.mouse.wheel(0, -240);
    const whole = page.getByRole('button', { name: 'Whole picture' });
    await whole.click();
    expect(await whole.isVisible()).toBe(false);
  });

  test('end by the tutorials’ rule: 75 updates', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: TUTORIAL, context: WIDE });
    for (const [key, value] of [
      ['steps', '100'],
      ['start', '5'],
      ['run.0.lr', '0.1'],
    ] as const) {
      const field = page.locator(`[data-key="${key}"] input`).last();
      await field.fill(value);
      await field.press('Enter');
    }
    await page.getByLabel('Stopping rule').check();
    await lab.until(({ ready }) => ready);
    await page.locator('.step-list').focus();
    await page.keyboard.press('End');
    await expect.poll(() => rows(page).then((all) => all.at(-1))).toMatch(/^75 −1\.00000 /);
    await expect.poll(() => page.locator('.descent-run').textContent()).toContain('stopped after 75 updates');
  });

  test('tell the limit 2/f″ while the learning rate is dragged over it', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: TUTORIAL, context: WIDE });
    expect(await page.locator('.rate-mark-limit').textContent()).toBe('limit 2/f″ = 1');
    await expect.poll(() => said(page).textContent()).toContain('1 − η f″ = 0.4: it comes nearer from one side');
    const slider = page.getByRole('slider', { name: /mark is the limit/ });
    const [left, y] = await placeOn(slider, 0.2, 0.5);
    await drag(page, [left, y], await placeOn(slider, 0.45, 0.5));
    await expect.poll(() => said(page).textContent()).toContain('hopping from side to side');
    await drag(page, await placeOn(slider, 0.45, 0.5), await placeOn(slider, 0.75, 0.5));
    await expect.poll(() => said(page).textContent()).toContain('thrown further out each time');
    expect((await runOn(page)).hyper.lr).toBeGreaterThan(1);
    const typed = page.getByRole('textbox', { name: 'Learning rate η' });
    await typed.fill('1');
    await typed.press('Enter');
    await expect.poll(() => said(page).textContent()).toContain('it hops for ever');
    await typed.fill('0.5');
    await typed.press('Enter');
    await expect.poll(() => said(page).textContent()).toContain('one step is enough');
    // It is announced once it has come to rest, and not at every pixel of a drag.
    await expect.poll(() => said(page).getAttribute('aria-live')).toBe('polite');
    const dragging = await slider.evaluate((track: HTMLInputElement) => {
      track.value = '250';
      track.dispatchEvent(new Event('input', { bubbles: true }));
      return document.querySelector('.rate-said')?.getAttribute('aria-live');
    });
    expect(dragging).toBe('off');
    await expect.poll(() => said(page).getAttribute('aria-live')).toBe('polite');
    await typed.fill('0.5');
    await typed.press('Enter');
    // What is no rate is not taken.
    await typed.fill('-1');
    await typed.press('Enter');
    expect((await runOn(page)).hyper.lr).toBe(0.5);
  });

  test.for([0, 1, 2])('colour the axis by the minimum that each start ends in, on tier %i', async (tier, { lab }) => {
    const context = tier === 2 ? WIDE : { ...WIDE, viewport: { width: 1000, height: 640 } };
    const page = await lab.open({ query: `tier=${tier}&lang=en`, hash: VALLEYS, context });
    const legend = page.locator('.band-list > li');
    // Six minima in view, and the one beyond the left edge that the first starts run to.
    await expect.poll(() => legend.count()).toBe(7);
    await expect.poll(() => page.locator('.band-legend').textContent()).toContain('4096 runs');
    expect(await legend.nth(1).textContent()).toMatch(/x = −4\.608\d* · f = 1\.172\d* · 1\d\.\d+% of the starts/);
    const ends = await page.locator('.descent-run-numbers').allTextContents();
    expect(ends.map((text) => /x = (−?\d\.\d{3})/.exec(text)?.[1])).toEqual(['−4.608', '−0.512', '5.631']);
    // The numbers of the list are float64 on every tier.
    await page.locator('.descent-run').last().click();
    await page.locator('.step-list').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => rows(page).then((all) => all[0])).toContain('0 5.00000 3.15029');
  });
});

describe('learning rates side by side', () => {
  test('are named by what happened, and one of them is taken by a press', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: RATES, context: WIDE });
    const badges = page.locator('.rates-badge');
    await expect.poll(() => badges.allTextContents()).toEqual(['… too slow', '✓ good', '∿ oscillates', '↗ diverges']);
    const fields = page.getByRole('textbox', { name: /Learning rate of picture/ });
    expect(await fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value))).toEqual([
      '0.05',
      '0.3',
      '0.8',
      '1.2',
    ]);
    expect(await page.locator('.rates-cell .map-foot .figure').allTextContents()).toEqual([
      'w = −0.513693 after step 20',
      'w = −1.00000 after step 20',
      'w = −0.999854 after step 20',
      'w = 3345.73 after step 20',
    ]);
    await page.getByRole('button', { name: /the learning rate 0\.8\. oscillates/ }).click();
    expect((await runOn(page)).hyper.lr).toBe(0.8);
    await fields.first().fill('0.5');
    await fields.first().press('Enter');
    await expect.poll(() => badges.first().textContent()).toBe('✓ good');
    await page.getByRole('button', { name: 'Add a rate' }).click();
    await expect.poll(() => badges.count()).toBe(5);
    await page.getByRole('button', { name: 'Choose rates automatically' }).click();
    await expect.poll(() => badges.count()).toBe(4);
  });
});

describe('the cobweb', () => {
  test('says the slope at its fixed point; start and rate are dragged in it', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: COBWEB, context: WIDE });
    const slope = page.locator('.cobweb-slope');
    await expect.poll(() => slope.textContent()).toContain('x = −1: 1 − η f″ = 0.4. Between −1 and 1');
    const rate = plot(page).getByRole('slider', { name: /height of the first step/ });
    // Down: a longer first step, past the diagonal's other side.
    await dragBy(page, rate, 0, 400);
    expect((await runOn(page)).hyper.lr).toBeGreaterThan(0.6);
    await rate.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('End');
    await page.keyboard.press('Home');
    // The lowest height of the picture: 1.5 − η·5 = −4.
    await expect.poll(async () => (await runOn(page)).hyper.lr).toBeCloseTo(1.1, 2);
    await expect.poll(() => slope.textContent()).toContain('Steeper than 1');
    const x0 = (await runOn(page)).start;
    await start(page).focus();
    await page.keyboard.press('ArrowLeft');
    expect((await runOn(page)).start).toBeLessThan(x0);
    await page.keyboard.press('R');
    expect(await stepAt(page)).toBe(0);
    await page.keyboard.press('.');
    expect(await stepAt(page)).toBe(1);
  });
});

describe('the orbit diagram', () => {
  test.for([0, 1, 2])('names what happens at each learning rate, on tier %i', async (tier, { lab }) => {
    const context = tier === 2 ? WIDE : { ...WIDE, viewport: { width: 1000, height: 640 } };
    const page = await lab.open({ query: `tier=${tier}&lang=en`, hash: ORBIT, context });
    await expect.poll(() => page.locator('.orbit-summary').first().textContent()).toContain('2048 learning rates');
    await lab.until(({ ready }) => ready);
    const here = page.locator('.cobweb-slope');
    expect(await here.textContent()).toBe('At η = 1.57: visits 4 places in turn (period 4)');
    // Thresholds are computed, not typed: 2/f″, and where the slope along the cycle is −1.
    const table = plot(page).locator('table');
    for (const rate of ['1.19502009', '1.52575333', '1.61393020', '1.63426611']) {
      await expect.poll(() => table.textContent()).toContain(rate);
    }
    const names = await plot(page).locator('svg text').allTextContents();
    expect(names).toEqual(expect.arrayContaining(['1', '2', 'chaos', 'diverges']));
  });

  test('comes coarse at first, then fine, also where a processor computes all of it', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&engine=cpu&lang=en',
      hash: 'v=1&function=sin_plus_parabola&run=sgd,lr:1.57,start:5&bench=descent&descent.part=orbit',
      context: WIDE,
      // What the page says of its picture, in the order in which it says it.
      before: () => {
        const said: string[] = [];
        Object.assign(window, { said });
        new MutationObserver(() => {
          const text = document.querySelector('.orbit-summary')?.textContent ?? '';
          if (text !== '' && said.at(-1) !== text) said.push(text);
        }).observe(document, { childList: true, subtree: true, characterData: true });
      },
    });
    await expect.poll(() => page.locator('.orbit-summary').first().textContent()).toContain('2048 learning rates');
    await lab.until(({ ready }) => ready);
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    // 2,048 runs of 600 and 400 steps; until they are there, 256 of fewer.
    expect(said.map((text) => /^\d+/.exec(text)?.[0])).toEqual(['256', '2048']);
    expect(said.at(-1)).toBe('2048 learning rates, one run each: 600 steps unseen, then 400 places.');
    // While the next picture is computed, the page answers: what is pressed has its effect at once.
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.keyboard.press('R');
    expect(await stepAt(page)).toBe(0);
    await lab.until(({ ready }) => ready);
  });

  test('takes the learning rate of a column, shows its cobweb, and says why digits are lost', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: ORBIT, context: WIDE });
    const here = page.locator('.cobweb-slope');
    await page.mouse.click(...(await placeOn(ground(page), 0.3, 0.4)));
    await expect.poll(() => here.textContent()).toContain('comes to rest');
    await expect.poll(() => page.locator('.orbit-why').textContent()).toContain('come together');
    const rate = (await runOn(page)).hyper.lr!;
    const eta = plot(page).getByRole('slider', { name: 'Learning rate of the run' });
    await eta.focus();
    await page.keyboard.press('ArrowRight');
    expect((await runOn(page)).hyper.lr).toBeGreaterThan(rate);
    const typed = page.getByRole('textbox', { name: 'Learning rate η' });
    await typed.fill('1.9');
    await typed.press('Enter');
    await expect.poll(() => here.textContent()).toContain('chaos: a small difference grows 1.4');
    await expect.poll(() => page.locator('.orbit-why').textContent()).toContain('differ by 0.1 after 60 steps');
    expect(await page.locator('.orbit-cobweb .function-plot').isVisible()).toBe(true);
  });

  test('is enlarged by a rectangle, the wheel, keys and buttons, and goes back', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: ORBIT, context: WIDE });
    const etas = async () => (await experimentOn(page)).descent.etas;
    await drag(page, await placeOn(ground(page), 0.6, 0.3), await placeOn(ground(page), 0.8, 0.6));
    const first = (await etas())!;
    // A fifth of 0.299 to 2.09 from three fifths on.
    expect(first[0]).toBeCloseTo(0.299 + 0.6 * (2.09 - 0.299), 1);
    expect(first[1] - first[0]).toBeCloseTo(0.2 * (2.09 - 0.299), 1);
    await lab.until(({ ready }) => ready);
    await page.mouse.move(...(await placeOn(ground(page), 0.5, 0.5)));
    await page.mouse.wheel(0, -120);
    await expect.poll(async () => (await etas())![1] - (await etas())![0]).toBeLessThan(first[1] - first[0]);
    await ground(page).focus();
    const before = (await etas())!;
    await page.keyboard.press('+');
    await expect.poll(async () => (await etas())![1] - (await etas())![0]).toBeLessThan(before[1] - before[0]);
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await page.getByRole('button', { name: 'Previous part' }).click();
    await page.getByRole('button', { name: 'Whole diagram' }).click();
    expect(await etas()).toBeNull();
    await lab.until(({ ready }) => ready);
  });
});

describe('on a phone', () => {
  test('every picture fits, and a finger moves the start', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: TUTORIAL, context: PHONE });
    const handle = plot(page).getByRole('slider', { name: /起点/ });
    await handle.scrollIntoViewIfNeeded();
    await page.touchscreen.tap(...(await placeOn(ground(page), 0.25, 0.4)));
    await expect.poll(async () => (await runOn(page)).start).toBeLessThan(-1);
    for (const [name, word] of [
      ['学习率对比', '合适'],
      ['蛛网图', '不动点'],
      ['轨道图', '为什么最后几位数字无法重现'],
      ['曲线上的下降', '极小值点附近'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).tap();
      await lab.until(({ ready }) => ready);
      await expect.poll(() => page.locator('.descent-body').textContent()).toContain(word);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
});

describe('what goes wrong', () => {
  test('leaves the last good picture, and is said in a sentence', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: TUTORIAL, context: WIDE });
    await expect.poll(() => rows(page)).toHaveLength(11);
    const formula = page.locator('[data-key="f"] textarea, [data-key="f"] input').first();
    await formula.fill('x*y');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('.rail-settings').textContent()).toContain('y');
    expect(await rows(page)).toHaveLength(11);
    expect((await lab.snapshot())?.function.shown).toBe('x^2+2*x+1');
    // Nothing is defined where this run starts: it says so, and nothing hangs.
    await formula.fill('ln(x - 100)');
    await page.keyboard.press('Tab');
    await lab.until((state) => state.ready && state.function.shown === 'ln(x - 100)');
    await expect.poll(() => page.locator('.descent-run').textContent()).toContain('无定义');
    for (const name of ['学习率对比', '蛛网图', '轨道图']) {
      await page.getByRole('button', { name, exact: true }).click();
      await lab.until(({ ready }) => ready);
    }
  });
});
