import { describe, expect } from 'vitest';
import { type Lab, test } from './browser';

const HASH = 'v=1&tool=data&surface=mse&data=x:0:1:2,y:1:3:5';

interface LossExperiment {
  readonly seed: number;
  readonly surface: { readonly id?: string; readonly data?: Readonly<Record<string, readonly number[]>> };
}

const dataOf = (state: { readonly experiment: unknown }) => (state.experiment as LossExperiment).surface.data!;

/** A place of the scatter plot on the page, by shares of the figure's sides. */
async function at(lab: Lab, x: number, y: number): Promise<readonly [number, number]> {
  const box = (await lab.page.locator('.data-figure canvas').first().boundingBox())!;
  return [box.x + x * box.width, box.y + y * box.height];
}

const facts = (lab: Lab) => lab.page.locator('.data-facts').textContent();

describe('the data tool', () => {
  test('edits points by pointer and keyboard; the surface and its numbers follow', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: HASH,
      // With motion reduced nothing plays by itself, which would only take time from what is tested.
      context: { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' },
    });
    expect(dataOf(await lab.until((state) => state.ready))).toEqual({ x: [0, 1, 2], y: [1, 3, 5] });
    // y = 2x + 1; the Hessian of the mean is 2·(mean x², mean x; mean x, 1) = (10/3, 2; 2, 2), its larger eigenvalue
    // 8/3 + √(4/9 + 4) = 4.775, and 2 over it 0.419.
    await expect.poll(() => facts(lab)).toContain('(2, 1)');
    await expect.poll(() => facts(lab)).toContain('0.419');

    // A click on empty ground adds, a drag moves, and each is one step of undo.
    const [left, top] = await at(lab, 0.5, 0.8);
    await page.mouse.click(left, top);
    const added = await lab.until((state) => dataOf(state).x!.length === 4);
    await expect.poll(() => facts(lab)).not.toContain('(2, 1)');
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(left + 40, top - 40, { steps: 4 });
    await page.mouse.move(left + 60, top - 60, { steps: 4 });
    await page.mouse.up();
    const moved = await lab.until((state) => dataOf(state).x![3] !== dataOf(added).x![3]);
    expect(dataOf(moved).x![3]).toBeGreaterThan(dataOf(added).x![3]!);
    expect(dataOf(moved).y![3]).toBeGreaterThan(dataOf(added).y![3]!);
    await page.locator('.data-tool').getByRole('button', { name: 'Undo' }).click();
    expect(dataOf(await lab.until((state) => dataOf(state).x![3] === dataOf(added).x![3]))).toEqual(dataOf(added));

    // By its number and by the keyboard.
    await page.getByLabel('Point', { exact: true }).fill('1');
    await page.getByLabel('Point', { exact: true }).press('Enter');
    await page.getByLabel('y =').fill('0,5');
    await page.getByLabel('y =').press('Enter');
    await lab.until((state) => dataOf(state).y![0] === 0.5);
    const figure = page.getByRole('application', { name: 'Data and fits' });
    await figure.focus();
    await figure.press('Home');
    await figure.press('Enter');
    await lab.until((state) => dataOf(state).x!.length === 5);
    await figure.press('Delete');
    await lab.until((state) => dataOf(state).x!.length === 4);

    // From the seed.
    await page.locator('.data-maker summary').click();
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
    const made = await lab.until((state) => state.ready && dataOf(state).x!.length === 60);
    await page.getByRole('button', { name: 'With the next seed' }).click();
    const other = await lab.until((state) => dataOf(state).x![0] !== dataOf(made).x![0]);
    expect((other.experiment as LossExperiment).seed).toBe((made.experiment as LossExperiment).seed + 1);
  });

  test('imports tables and says where one is wrong', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=zh',
      hash: 'v=1&tool=data&surface=sphere',
      context: { reducedMotion: 'reduce' },
    });
    // A function has no data: a loss is a click away.
    await page.getByRole('tab', { name: '数据' }).last().click();
    await page.locator('.data-opening').getByRole('button').first().click();
    await lab.until((state) => (state.experiment as LossExperiment).surface.id === 'mse');
    await page.getByRole('button', { name: '导入数据' }).click();
    const dialog = page.getByRole('dialog');
    const said = dialog.locator('.import-said');
    const use = dialog.getByRole('button', { name: '使用这些数据' });
    await dialog.locator('textarea').fill('x;y\n1;2\n3;abc\n');
    await expect.poll(() => said.textContent()).toContain('第 3 行第 2 列');
    expect(await use.isDisabled()).toBe(true);
    // A picture by another name, then GB 18030 with a heading in Chinese and decimal commas.
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    await dialog.locator('input[type="file"]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: png });
    await expect.poll(() => said.textContent()).toContain('不是文本文件');
    const gbk = Buffer.concat([Buffer.from([0xce, 0xc2, 0xb6, 0xc8]), Buffer.from(';y\n1,5;2\n2,5;4\n3,5;6\n')]);
    await dialog.locator('input[type="file"]').setInputFiles({ name: 'b.csv', mimeType: 'text/csv', buffer: gbk });
    await expect.poll(() => said.textContent()).toContain('3 行，2 列');
    await expect.poll(() => dialog.locator('.data-roles option').first().textContent()).toBe('温度');
    await use.click();
    expect(dataOf(await lab.until((state) => dataOf(state)?.x?.length === 3))).toEqual({
      x: [1.5, 2.5, 3.5],
      y: [2, 4, 6],
    });
    await expect.poll(() => facts(lab)).toContain('(2, −1)');
  });
});
