import { describe, expect } from 'vitest';
import { type Lab, test } from './browser';

/** With motion reduced nothing plays by itself, which would only take time from what is tested. */
const WIDE = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } as const;
/** The flat map: what is tested here is the editor, and it is quick. */
const FLAT = 'tier=2';

const field = (lab: Lab) => lab.page.locator('#tool-formula-field');
const rule = (lab: Lab) => lab.page.locator('#tool-rule-field');

function formulaOf(experiment: unknown): unknown {
  const { surface } = experiment as { surface: { formula?: string; loss?: string } };
  return surface.formula ?? surface.loss;
}

describe('the formula tool', () => {
  test('takes a formula, marks what is wrong at its place, keeps the last good surface', async ({ lab }) => {
    const page = await lab.open({ query: `${FLAT}&lang=en`, hash: 'v=1&tool=formula', context: WIDE });
    await field(lab).fill('x^2 + 3*y^2');
    await lab.until((state) => state.ready && formulaOf(state.experiment) === 'x^2 + 3*y^2');
    // Typeset from our own tree, with its gradient and Hessian.
    const read = page.locator('.derivatives').first();
    await expect.poll(() => read.locator('.katex').count()).toBe(3);
    await expect
      .poll(() => read.locator('annotation').allTextContents())
      .toEqual([
        'f(x, y) = x^{2} + 3 y^{2}',
        '\\nabla f = \\begin{pmatrix} 2 x \\\\[0.35em] 6 y \\end{pmatrix}',
        'H = \\begin{pmatrix} 2 & 0 \\\\[0.35em] 0 & 6 \\end{pmatrix}',
      ]);

    const alert = page.locator('.formula-tool .formula-error').first();
    await field(lab).fill('x^2 + +* y');
    await expect.poll(() => alert.textContent()).toContain('column 8');
    expect(await alert.locator('mark').textContent()).toBe('*');
    expect(await field(lab).getAttribute('aria-invalid')).toBe('true');
    expect(formulaOf((await lab.snapshot())!.experiment)).toBe('x^2 + 3*y^2');
    await page.locator('button', { hasText: '中文' }).click();
    await expect.poll(() => alert.textContent()).toContain('第 8 列');
    await page.locator('button', { hasText: 'English' }).click();

    // Full-width characters of a Chinese keyboard, and names that JavaScript knows.
    await field(lab).fill('（ｘ＋１）²＋ｙ×ｙ');
    await lab.until((state) => formulaOf(state.experiment) === '（ｘ＋１）²＋ｙ×ｙ');
    await expect.poll(() => read.locator('annotation').first().textContent()).toContain('\\left(x + 1\\right)^{2}');
    for (const name of ['constructor', '__proto__', '学习率']) {
      await field(lab).fill(`x + ${name}`);
      await expect.poll(() => field(lab).getAttribute('aria-invalid')).toBe('true');
    }
    await field(lab).fill('x'.repeat(5000));
    await expect.poll(() => alert.textContent()).toContain('4096');
    // Ambiguous input is echoed as it was understood.
    await field(lab).fill('1/2x - -y^2');
    await expect
      .poll(() => read.locator('annotation').first().textContent())
      .toContain('\\frac{1}{2} \\, x - \\left(-y^{2}\\right)');
    // A hole in the surface is no error.
    await field(lab).fill('log(x) + 1/0*0 + y^2');
    await lab.until((state) => state.ready && formulaOf(state.experiment) === 'log(x) + 1/0*0 + y^2');
  });

  test('makes parameters of unknown names, and guesses a domain', async ({ lab }) => {
    const page = await lab.open({ query: `${FLAT}&lang=en`, hash: 'v=1&tool=formula', context: WIDE });
    await field(lab).fill('(x - 20)^2 + c*y^2');
    await page.locator('.formula-field').getByRole('button', { name: 'Add c as a parameter' }).click();
    await lab.until((state) => formulaOf(state.experiment) === '(x - 20)^2 + c*y^2');
    const row = page.locator('.slider-row[data-name="c"]').first();
    await row.locator('.slider-value').fill('2,5');
    await row.locator('.slider-value').press('Enter');
    const parameters = (state: { experiment: unknown }) =>
      (state.experiment as { surface: { parameters?: Record<string, number> } }).surface.parameters;
    await lab.until((state) => parameters(state)?.c === 2.5);
    await row.locator('.slider-high').fill('50');
    await row.locator('.slider-high').press('Enter');
    expect(await row.locator('.slider-high').inputValue()).toBe('50');
    // One that is no longer used can go.
    await field(lab).fill('(x - 20)^2 + y^2');
    await row.getByRole('button', { name: 'Remove c' }).click();
    await lab.until((state) => !Object.hasOwn(parameters(state) ?? {}, 'c'));

    await page.getByRole('button', { name: 'Choose automatically' }).click();
    const domain = (state: { experiment: unknown }) =>
      (state.experiment as { surface: { domain: Record<string, readonly number[]> } }).surface.domain;
    await lab.until((state) => domain(state).x?.[0] === 8 && domain(state).x?.[1] === 32);
    // Ends typed the wrong way round.
    await page.getByLabel('y from').fill('7');
    await page.getByLabel('y from').press('Enter');
    await lab.until((state) => domain(state).y?.[0] === 2 && domain(state).y?.[1] === 7);

    await page.locator('.code-block summary').first().click();
    await expect
      .poll(() => page.locator('.code-block pre').first().textContent())
      .toContain('fn surface_hessian(p: vec2f) -> Jet');
  });

  test('reads formulas as people write them: Greek letters, bars, customary names, a left side', async ({ lab }) => {
    const page = await lab.open({ query: `${FLAT}&lang=en`, hash: 'v=1&tool=formula', context: WIDE });
    const read = page.locator('.derivatives').first();
    const alert = page.locator('.formula-tool .formula-error').first();
    await field(lab).fill('z = αx² + |y|');
    const declare = page.getByRole('button', { name: 'Add alpha as a parameter' });
    await declare.click();
    await lab.until(
      (state) => (state.experiment as { surface: { parameters?: { alpha?: number } } }).surface.parameters?.alpha === 1,
    );
    await expect
      .poll(() => read.locator('annotation').first().textContent())
      .toBe('f(x, y) = \\alpha \\, x^{2} + \\left|y\\right|');

    await field(lab).fill('sin^2(x) + y');
    await expect.poll(() => alert.textContent()).toContain('Did you mean “sin(x)^2”?');
    await field(lab).fill('arctan(x) + log1p(y^2)');
    await lab.until((state) => state.ready && formulaOf(state.experiment) === 'arctan(x) + log1p(y^2)');

    // Right of 0 it is right; left of 0 a root was meant.
    await field(lab).fill('x^(1/3) + y');
    await expect.poll(() => alert.textContent()).toContain('cbrt(x) has');
    expect(await field(lab).getAttribute('aria-invalid')).toBeNull();
    await page.locator('.formula-tool').getByRole('button', { name: 'Write it so' }).click();
    await lab.until((state) => formulaOf(state.experiment) === 'cbrt(x) + y');
    await expect.poll(() => alert.textContent()).toBe('');
  });

  test('races a rule of one’s own beside the built-in ones', async ({ lab }) => {
    const page = await lab.open({ query: `${FLAT}&lang=en`, hash: 'v=1&surface=sphere&tool=formula', context: WIDE });
    await page.locator('[data-value="rule"]').click();
    await page.getByLabel('Add a rule').selectOption('adam');
    await lab.until((state) => state.ready && state.runs.length === 5);
    // A copy of Adam does what Adam does.
    await page.getByRole('slider', { name: 'Step', exact: true }).fill('40');
    const copied = await lab.until((state) => state.ready && state.step === 40);
    const adam = copied.runs.find(({ optimizer }) => optimizer === 'adam')!;
    expect(copied.runs[4]!.loss).toBeCloseTo(adam.loss, 12);

    await rule(lab).fill('v = mu*v - lr*g\ntheta = theta + v');
    const own = (state: { experiment: unknown }) =>
      (state.experiment as { runs: readonly { optimizer: string; hyper: Record<string, number> }[] }).runs[4]!;
    await lab.until((state) => Object.keys(own(state).hyper).sort().join() === 'lr,mu');
    const slider = page.locator('.formula-columns:not([hidden]) .slider-row[data-name="mu"] input[type="range"]');
    await slider.focus();
    await slider.press('Home');
    await lab.until((state) => own(state).hyper.mu === 0);
    const alert = page.locator('.formula-columns:not([hidden]) .formula-error');
    await rule(lab).fill('v = mu*v - lr*g\ntheta = theta + sqrr(v)');
    await expect.poll(() => alert.textContent()).toContain('line 2, column 17');
    expect(
      Object.keys(own((await lab.snapshot())!).hyper)
        .sort()
        .join(),
    ).toBe('lr,mu');
    expect(await page.locator('.formula-columns:not([hidden]) .code-block').count()).toBe(1);
  });

  test('respects an input method, and works by keyboard on a phone in Chinese', async ({ lab }) => {
    const page = await lab.open({
      query: `${FLAT}&lang=zh`,
      hash: 'v=1&formula=x^2%2By^2&tool=formula',
      context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' },
    });
    await page.getByRole('tab', { name: '公式' }).last().click();
    // While a word is being composed, nothing of it is a formula yet.
    await field(lab).evaluate((element: HTMLTextAreaElement) => {
      element.focus();
      element.dispatchEvent(new CompositionEvent('compositionstart'));
      element.value = 'x^2 + p';
      element.dispatchEvent(new InputEvent('input', { isComposing: true }));
    });
    expect(await field(lab).getAttribute('aria-invalid')).toBeNull();
    await field(lab).evaluate((element: HTMLTextAreaElement) => {
      element.value = 'x^2 + 平方';
      element.dispatchEvent(new CompositionEvent('compositionend'));
    });
    await expect.poll(() => page.locator('.formula-tool .formula-error').first().textContent()).toContain('第 7 列');
    expect(formulaOf((await lab.snapshot())!.experiment)).toBe('x^2+y^2');
    // No part is wider than the page.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
