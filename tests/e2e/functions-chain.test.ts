import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type Lab, test } from './browser';
import { dragBy, experimentOn } from './functions';

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const BENCH = 'v=1&function=parabola&bench=chain';

const settings = async (page: Page) => (await experimentOn(page)).chain;

const nodes = (page: Page): Locator => page.locator('.graph-node');
const node = (page: Page, name: string): Locator =>
  nodes(page).filter({ has: page.locator('text', { hasText: new RegExp(`^${name}$`) }) });
/** Value and derivative as they stand on a node. */
const numbers = (at: Locator): Promise<string[]> => at.locator('.graph-number').allTextContents();
const title = (page: Page): Locator => page.locator('.chain-card h3');
const result = (page: Page): Promise<string[]> => page.locator('.chain-result span').allTextContents();

async function type(page: Page, formula: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Formula of the computation graph' }).fill(formula);
}

async function open(lab: Lab, query = 'tier=2&lang=en', more = '', context: object = WIDE): Promise<Page> {
  const page = await lab.open({ query, hash: `${BENCH}${more}`, context });
  await nodes(page).first().waitFor();
  return page;
}

describe('the chain rule', () => {
  test('takes a typed formula apart, and goes back through it with the keys', async ({ lab }) => {
    const page = await open(lab);
    // Until somebody types one it is the function of the laboratory: x² where its descent begins.
    expect(await result(page)).toEqual(['f = 2.25', '∂f/∂x = 3']);
    await type(page, '(3*x + 2)^2');
    await page.getByRole('textbox', { name: 'x =' }).fill('1');
    await page.keyboard.press('Enter');
    await expect.poll(() => result(page)).toEqual(['f = 25', '∂f/∂x = 30']);
    expect(await numbers(node(page, 'v₁'))).toEqual(['3', '10']);
    expect(await page.locator('.graph-label-text').allTextContents()).toContain('2·v₂ = 10');

    // Back to the beginning: nothing is computed, and nothing is 0.
    await nodes(page).first().focus();
    await page.keyboard.press('Escape');
    await page.locator('.bench-panel').focus();
    await page.keyboard.press('r');
    await expect.poll(() => title(page).textContent()).toBe('Nothing is computed yet');
    for (const each of await page.locator('.graph-number').allTextContents()) expect(each).toBe('–');
    const places = () =>
      page.locator('.graph-card').evaluateAll((cards) => cards.map((card) => card.getAttribute('x') ?? ''));
    const before = await places();
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await expect.poll(() => title(page).textContent()).toBe('Forward: value of v₁');
    expect(await numbers(node(page, 'v₁'))).toEqual(['3', '–']);
    for (let i = 0; i < 4; i++) await page.keyboard.press('.');
    await expect.poll(() => title(page).textContent()).toBe('Back: from v₃ to v₂');
    expect(await page.locator('.chain-notes').first().textContent()).toContain('power rule');
    expect(await page.locator('.graph-edge[data-flow="backward"]').count()).toBe(1);
    expect(await numbers(node(page, 'v₂'))).toEqual(['5', '10']);
    expect(await result(page)).toEqual(['f = 25', '∂f/∂x = –']);
    await page.keyboard.press(',');
    await expect.poll(() => title(page).textContent()).toBe('Back: begin at the output');
    expect(await numbers(node(page, 'v₂'))).toEqual(['5', '–']);
    // Nothing has moved on the way.
    expect(await places()).toEqual(before);
  });

  test('plays to the end', async ({ lab }) => {
    const page = await open(lab, 'tier=2&lang=en', '&chain.formula=sin(x)&chain.at=0');
    await page.getByRole('button', { name: /^Play again/ }).click();
    await expect.poll(() => title(page).textContent(), { timeout: 20_000 }).toBe('Back: from v₁ to x');
    expect(await result(page)).toEqual(['f = 0', '∂f/∂x = 1']);
  });

  test('lights up all ways from a node under the pointer, and sums their products', async ({ lab }) => {
    const page = await open(lab, 'tier=1&engine=cpu&lang=en', '&chain.formula=x*y%2Bsin(x)&chain.at=2:3');
    const paths = page.locator('.chain-paths');
    await expect.poll(() => paths.textContent()).toContain('Point at a node');
    await nodes(page).first().hover();
    await expect.poll(() => paths.locator('h4').textContent()).toBe('Ways from x to f');
    // x → v₁ → v₃, and x → v₂ → v₃; y and the edge from it stand back.
    expect(await page.locator('.graph-edge[data-lit="lit"]').count()).toBe(4);
    expect(await page.locator('.graph-node[data-lit="dim"]').count()).toBe(1);
    await expect.poll(() => paths.textContent()).toContain('2.58385');
    await title(page).hover();
    await expect.poll(() => page.locator('[data-lit="lit"]').count()).toBe(0);
    // An edge says its rule.
    await page.locator('.graph-label').first().hover();
    await expect.poll(() => paths.textContent()).toContain('product rule');
    // With the keys: Tab leads to the picture, arrows from node to node, Enter holds it.
    await nodes(page).first().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => paths.locator('h4').textContent()).toBe('Ways from y to f');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'variable y, value 3, adjoint 2',
    );
    await page.keyboard.press('Enter');
    await page.locator('.bench-panel').focus();
    expect(await paths.locator('h4').textContent()).toBe('Ways from y to f');
  });

  test('carries dual numbers in forward mode, one pass for each variable, in Chinese and by touch', async ({ lab }) => {
    const page = await open(lab, 'tier=2&lang=zh', '&chain.formula=ln(x)%2Bx*y-sin(y)&chain.at=2:5', PHONE);
    await page.locator('.segments').getByText('前向模式').tap();
    await expect.poll(async () => (await settings(page)).mode).toBe('forward');
    // The textbooks' example: y = 11.65207, ∂₁ = 5.5, ∂₂ = 1.71634.
    await expect.poll(() => result(page)).toEqual(['f = 11.6521', '∂f/∂x = 5.5', '∂f/∂y = 1.71634']);
    await page.getByRole('button', { name: '回到开头' }).tap();
    await expect.poll(() => title(page).textContent()).toBe('尚未开始计算');
    const next = page.locator('.chain-next');
    await next.tap();
    await expect.poll(() => title(page).textContent()).toBe('第 1 趟，共 2 趟：种子 x');
    expect(await numbers(nodes(page).first())).toEqual(['2', '+ 1 ε']);
    for (let i = 0; i < 6; i++) await next.tap();
    await expect.poll(() => title(page).textContent()).toBe('第 2 趟，共 2 趟：种子 y');
    expect(await result(page)).toEqual(['f = 11.6521', '∂f/∂x = 5.5', '∂f/∂y = –']);
    // A tap on a node holds its ways; the page is no wider than the phone.
    await nodes(page).first().tap();
    await expect.poll(() => page.locator('.chain-paths h4').textContent()).toBe('从 x 到 f 的路径');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

  test('says what is wrong, and keeps the last good picture', async ({ lab }) => {
    const page = await open(lab, 'tier=0&lang=en', '&chain.formula=log(x)&chain.at=2');
    const before = await page.locator('.graph-picture').innerHTML();
    await page.getByRole('textbox', { name: 'x =' }).fill('-1');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.chain-alert').textContent()).toContain('log(x) has no value at x = -1');
    expect(await page.locator('.graph-picture').innerHTML()).toBe(before);
    await page.getByRole('textbox', { name: 'x =' }).fill('4');
    await page.keyboard.press('Enter');
    await expect.poll(() => result(page)).toEqual(['f = 1.38629', '∂f/∂x = 0.25']);

    const message = page.locator('.chain-head .formula-error');
    for (const [formula, sentence] of [
      ['x*', 'The formula stops too early'],
      ['sin^2(x)', 'Did you mean “sin(x)^2”?'],
      ['a*b*c*d', 'There is room for 3 variables here'],
      ['mean(x)', 'runs over the rows of a data set'],
      ['log(-1 - x^2)', 'has no value'],
    ] as const) {
      await type(page, formula);
      await expect.poll(() => message.textContent()).toContain(sentence);
      expect((await settings(page)).formula).toBe('log(x)');
    }
    // Proposals are one press away, and the function of the laboratory as well; undo knows them.
    await page.getByRole('button', { name: 'x·sin(x)' }).click();
    await expect.poll(async () => (await settings(page)).formula).toBe('x*sin(x)');
    await expect.poll(() => message.textContent()).toBe('');
    await page.getByRole('button', { name: 'Back to the function of the laboratory' }).click();
    await expect.poll(async () => (await settings(page)).formula).toBeUndefined();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await settings(page)).formula).toBe('x*sin(x)');
  });

  test('shows the function within the function, and drags along it', async ({ lab }) => {
    const page = await open(lab, 'tier=2&lang=en', '&chain.formula=(2*x%2B1)%5E2&chain.at=2');
    const composed = page.locator('.chain-composition');
    await composed.scrollIntoViewIfNeeded();
    // The tutorial's own: u = 5, f = 25, 10 · 2 = 20.
    await expect
      .poll(() => composed.locator('.plot-label').allTextContents())
      .toEqual(expect.arrayContaining(['slope 2', 'slope 10', 'slope 20']));
    const handle = composed.getByRole('slider', { name: 'x, where it is computed' }).first();
    await handle.focus();
    await page.keyboard.press('Home');
    await expect.poll(async () => (await settings(page)).at).toEqual([-2]);
    await expect.poll(() => result(page)).toEqual(['f = 9', '∂f/∂x = −12']);
    await dragBy(page, handle, 120);
    expect((await settings(page)).at[0]).toBeGreaterThan(-2);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await settings(page)).at).toEqual([-2]);
    await type(page, 'x*sin(x)');
    await expect.poll(() => composed.locator('.chain-none').textContent()).toContain('several ways');
  });

  test('counts the operations of both modes', async ({ lab }) => {
    const page = await open(lab, 'tier=2&lang=en', '&chain.formula=(3*x%2B2)%5E2');
    const verdict = page.locator('.chain-verdict');
    await verdict.scrollIntoViewIfNeeded();
    // Three values, three local derivatives, three multiplications a pass.
    expect(await verdict.textContent()).toBe(
      'For n = 100 and m = 1 forward mode takes 306 operations, reverse mode 9: reverse mode is cheaper by 34×.',
    );
    const inputs = page.locator('.chain-counts').getByRole('slider', { name: 'Inputs n' });
    await inputs.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => verdict.textContent()).toContain('both cost the same');
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await settings(page)).inputs).toBe(2);
  });
});
