import { describe, expect } from 'vitest';
import { type Lab, test } from './browser';
import { examine } from './picture';

const WIDE = { viewport: { width: 1000, height: 640 } };
/** A small net on eight points: quick on any machine. */
const NET = 'v=1&network=2-4-1&data=xor&optimizer=adam&hyper=lr:0.1&epochs=2000';
const HAN = /\p{Script=Han}/u;

async function open(lab: Lab, hash = NET, query = 'tier=2&lang=en') {
  const page = await lab.open({ query, hash, context: WIDE, unready: true });
  await lab.until(({ ready, network }) => ready && network.ready);
  // The figure is drawn in the frames after the state.
  await expect.poll(async () => (await examine(page, await figure(page).screenshot())).colors).toBeGreaterThan(60);
  return page;
}

type Page = Awaited<ReturnType<typeof open>>;

function figure(page: Page) {
  return page.getByRole('application');
}

/** A place of the figure in CSS pixels from its upper left, shares of its size. */
async function at(page: Page, x: number, y: number) {
  const box = (await figure(page).boundingBox())!;
  return [box.x + x * box.width, box.y + y * box.height] as const;
}

async function rows(lab: Lab): Promise<number> {
  const text = await lab.page.locator('.train-draw [role="status"]').textContent();
  return Number.parseInt(text ?? '', 10);
}

describe('the decision boundary', () => {
  test('is drawn, and changes as the net learns', async ({ lab }) => {
    const page = await open(lab);
    const before = await figure(page).screenshot();
    const loss = (await lab.until(({ network }) => network.ready)).network.loss;
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await lab.until(({ network }) => network.loss < 0.3 * loss);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect.poll(async () => (await figure(page).screenshot()).equals(before)).toBe(false);
    const [first, later] = [await examine(page, before), await examine(page, await figure(page).screenshot())];
    // Undecided is one pale colour; what has been learnt has two strong ones and all between.
    expect(later.colors).toBeGreaterThan(first.colors);
    expect(await page.locator('.train-confusion tbody').textContent()).toMatch(/class 0\s*2\s*0/);
  });

  test('tells place, output and class to pointer and keyboard', async ({ lab }) => {
    const page = await open(lab);
    const reading = page.locator('.train-probe');
    await page.mouse.move(...(await at(page, 0.4, 0.4)));
    await expect
      .poll(() => reading.textContent())
      .toMatch(/^at \(.+, .+\): p\(class 1\) = 0\.\d+, predicted class [01]$/);
    await page.mouse.move(2, 2);
    await expect.poll(() => reading.textContent()).toContain('Point at the figure');
    await figure(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => reading.textContent()).toMatch(/^at \(0\.50, 0\.50\)/);
    const { network } = await lab.until(() => true);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => reading.textContent()).toMatch(/^at \(0\.5[1-9], 0\.50\)/);
    // The arrow was the cross-hair's alone: it did not move the epoch.
    expect((await lab.until(() => true)).network.epoch).toBe(network.epoch);
  });

  test('is a surface in three dimensions, too', async ({ lab }) => {
    const page = await open(lab, NET, 'tier=1&lang=en');
    await page.getByRole('button', { name: '3D', exact: true }).click();
    const canvas = page.locator('.train-boundary-scene canvas').first();
    await expect.poll(async () => (await examine(page, await canvas.screenshot())).colors).toBeGreaterThan(150);
    expect(await figure(page).count()).toBe(0);
    await page.getByRole('button', { name: '2D', exact: true }).click();
    await expect.poll(() => figure(page).isVisible()).toBe(true);
    expect(await page.locator('.train-boundary-scene canvas').count()).toBe(0);
  });
});

describe('own data', () => {
  test('are drawn with the pointer, and taken back a stroke at a time', async ({ lab }) => {
    const page = await open(lab);
    await page.getByRole('button', { name: 'Draw points' }).click();
    expect(await rows(lab)).toBe(4);
    await page.mouse.move(...(await at(page, 0.3, 0.3)));
    await page.mouse.down();
    await page.mouse.move(...(await at(page, 0.55, 0.3)), { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => rows(lab)).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(() => rows(lab)).toBe(4);
  });

  test('are drawn with the keyboard, of a third class too', async ({ lab }) => {
    const page = await open(lab);
    await page.getByRole('button', { name: 'Draw points' }).click();
    await page.getByRole('radio', { name: 'class 2' }).check({ force: true });
    await figure(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(lab)).toBe(5);
    await lab.until(({ network }) => network.ready);
    // Three classes: three outputs, and three rows of the confusion matrix.
    await expect.poll(() => page.locator('.train-confusion tbody tr').count()).toBe(4);
    await page.keyboard.press('Delete');
    await expect.poll(() => rows(lab)).toBe(4);
  });

  test('come from a table, whose mistakes are named by row and column in both languages', async ({ lab }) => {
    const page = await open(lab);
    await page.getByRole('button', { name: 'Import…' }).click();
    const text = page.getByRole('textbox', { name: 'Or paste rows here' });
    const use = page.getByRole('button', { name: 'Use these data' });
    await text.fill('x1,x2,class\n0,0,a\n1,oops,b');
    const said = page.locator('.import-said');
    await expect.poll(() => said.textContent()).toBe('Row 3, column 2: “oops” is not a number.');
    expect(await use.isDisabled()).toBe(true);
    await text.fill('x1,x2,class\n0,0,a\n1,1,b\n2,0,c\n');
    await expect.poll(() => said.textContent()).toBe('Rows: 3, inputs: 2, classes: 3 (a, b, c)');
    await use.click();
    await lab.until(({ network }) => network.ready);
    await expect.poll(() => page.locator('.train-confusion tbody tr').count()).toBe(4);

    await open(lab, NET, 'tier=2&lang=zh');
    await lab.page.getByRole('button', { name: '导入…' }).click();
    await lab.page.getByRole('textbox', { name: '或在此粘贴' }).fill('0,0,a\n1,坏,b');
    await expect.poll(() => lab.page.locator('.import-said').textContent()).toBe('第 2 行第 2 列：“坏”不是数。');
  });
});

describe('the view', () => {
  test('speaks Chinese, and fits a phone', async ({ lab }) => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
    const page = await lab.open({
      query: 'tier=2&lang=zh',
      hash: 'v=1&network=1-8-1&data=sine&loss=mse',
      context: phone,
    });
    await lab.until(({ network }) => network.ready);
    await expect.poll(() => page.locator('.train').innerText()).toMatch(/拟合曲线/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const names = await page
      .locator('.train button:visible, .train h2:visible')
      .evaluateAll((elements) => elements.map((element) => element.ariaLabel ?? element.textContent ?? ''));
    for (const name of names.filter((each) => /[a-z]{3}/i.test(each))) expect(name).toMatch(HAN);
    const small = await page
      .locator('.train-head button:visible')
      .evaluateAll((buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 24).length);
    expect(small).toBe(0);
  });
});
