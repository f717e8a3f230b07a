import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression, parseRule } from '../../src/formula/language/parser';
import { pythonName, ruleToPython, toPython } from '../../src/formula/targets/python';
import { evaluate, formulaText, SCALAR_FUNCTIONS } from './support';

const VALUES = { x: 0.75, y: -1.5, a: 2, lambda: 3.25 };

/** Text → its value in Python with NumPy, as repr; null where there is no Python with NumPy. */
function inPython(lines: readonly string[], setup: string): number[] | null {
  const program = [
    'import sys, json, warnings',
    'import math',
    'try: import numpy as np',
    'except ImportError: sys.exit(42)',
    "warnings.simplefilter('ignore')",
    setup,
    'print(json.dumps([repr(float(eval(line))) for line in json.load(sys.stdin)]))',
  ].join('\n');
  const { status, stdout, stderr, error } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(lines),
    encoding: 'utf8',
  });
  // 127 is what launchers answer that find no Python behind them.
  if (error !== undefined || status === 42 || status === 127) return null;
  if (status !== 0) throw new Error(stderr);
  const special: Record<string, number> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity };
  return (JSON.parse(stdout) as string[]).map((value) => special[value] ?? Number(value));
}

const hasNumPy = inPython(['1'], '') !== null;

describe('Python text', () => {
  it.each([
    ['(1 - x)^2 + 100*(y - x^2)^2', '(1 - x)**2 + 100*(y - x**2)**2'],
    ['-x^2', '-x**2'],
    ['(-x)^2', '(-x)**2'],
    ['x^y^2', 'x**y**2'],
    ['(x^y)^2', '(x**y)**2'],
    ['1/2x', '1.0/2.0*x'],
    ['x/(y*a)', 'x/(y*a)'],
    ['pow(x, 2)^3', '(x**2)**3'],
    ['sin(pi x)*e^x', 'np.sin(np.pi*x)*np.e**x'],
    ['asin(x) + atan2(y, x) + ln(a)', 'np.arcsin(x) + np.arctan2(y, x) + np.log(a)'],
    ['max(0, 1 - x, y)', 'np.maximum(np.maximum(0.0, 1 - x), y)'],
    ['x < 0 ? -x : 2', 'np.where(x < 0, -x, 2.0)'],
    ['(x < 0 ? 1 : 2)^2', 'np.where(x < 0, 1.0, 2.0)**2'],
    ['mean((w*x + b - y)^2)', 'np.mean((w*x + b - y)**2)'],
    ['sigmoid(x + 1)', 'np.exp(-np.logaddexp(0.0, -(x + 1)))'],
    ['softplus(x) + relu(x)', 'np.logaddexp(0.0, x) + np.maximum(0.0, x)'],
    ['erf(x/2) + erfc(x)', 'np.vectorize(math.erf)(x/2) + np.vectorize(math.erfc)(x)'],
    ['arsinh(x) + acosh(a) + log1p(x) + sqr(x)', 'np.arcsinh(x) + np.arccosh(a) + np.log1p(x) + np.square(x)'],
    ['cot(x)*sec(0)', 'np.divide(1.0, np.tan(x))*np.divide(1.0, np.cos(0.0))'],
    ['round(x - 1)', 'np.floor(x - 1 + 0.5)'],
    ['mod(x, 2)', '(lambda x, y: x - y*np.floor(np.divide(x, y)))(x, 2.0)'],
    ['lambda*x + lambda_ + None', 'lambda_*x + lambda__ + None_'],
    ['norm(g)/dot(a, b)', 'np.linalg.norm(g)/np.dot(a, b)'],
    // Between constants Python's own numbers would raise exceptions, grow without bounds or become complex.
    ['1/0', 'np.divide(1.0, 0.0)'],
    ['(-8)^(1/3)', 'np.float_power(-8.0, 1.0/3.0)'],
    ['1e308*10*x', '1e+308*10.0*x'],
    ['2^1024 + x', 'np.float_power(2.0, 1024.0) + x'],
  ])('of %s', (text, python) => {
    expect(toPython(parseExpression(text))).toBe(python);
  });

  it('of a sum of something constant counts the rows, if the columns are known', () => {
    const expression = parseExpression('sum(w)^2 + sum(u*w)');
    expect(toPython(expression, ['u'])).toBe('(len(u)*np.sum(w))**2 + np.sum(u*w)');
  });

  it('of a rule has one assignment a line', () => {
    const rule = parseRule('m = beta1*m + (1 - beta1)*g; theta = theta - lr*m/(1 - beta1^t)');
    expect(ruleToPython(rule)).toBe('m = beta1*m + (1 - beta1)*g\ntheta = theta - lr*m/(1 - beta1**t)');
  });

  it('keeps distinct names distinct', () => {
    const names = ['lambda', 'lambda_', 'lambda__', 'np', 'np_', 'x', 'x_', 'len'];
    expect(new Set(names.map(pythonName)).size).toBe(names.length);
  });
});

describe.skipIf(!hasNumPy)('Python values', () => {
  const setup = Object.entries(VALUES)
    .map(([name, value]) => `${pythonName(name)} = np.float64(${value})`)
    .join('\n');

  it.each([
    ['1/0', Infinity],
    ['0/0', Number.NaN],
    ['(-8)^(1/3)', Number.NaN],
    ['2^1024', Infinity],
    ['1e308*10', Infinity],
    ['sigmoid(-800)', 0],
    ['sigmoid(800)', 1],
    ['softplus(1000)', 1000],
    ['erf(7)', 1],
    ['round(2.5) + round(-2.5)', 1],
    ['mod(-1, 3)', 2],
    ['mod(1, 0.1)', 0],
    ['2^-1', 0.5],
  ])('%s is %d', (text, value) => {
    expect(inPython([toPython(parseExpression(text))], setup)).toEqual([value]);
  });

  it('of random formulas are those of the tree', () => {
    const formula = formulaText({
      names: Object.keys(VALUES),
      functions: SCALAR_FUNCTIONS.map(([name]) => name),
      implicit: true,
    });
    // A fixed seed, because a last bit that differs may decide a floor; one process for all, because starts are slow.
    const texts = fc.sample(formula, { numRuns: 1000, seed: 21 });
    const trees = texts.map((text) => parseExpression(text));
    const theirs = inPython(
      trees.map((tree) => toPython(tree)),
      setup,
    )!;
    let compared = 0;
    trees.forEach((tree, index) => {
      const ours = evaluate(tree, VALUES);
      if (!Number.isFinite(ours)) return;
      compared += 1;
      // Last bits of two libraries' functions, enlarged by cancellation.
      expect(Math.abs(ours - theirs[index]!), texts[index]).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(ours)));
    });
    expect(compared).toBeGreaterThan(texts.length / 2);
  });

  it('of a rule are those of the hand-written loop', () => {
    const rule = ruleToPython(parseRule('m = beta1*m + (1 - beta1)*g\ntheta = theta - lr*m/(1 - beta1^t)'));
    const before = 'm = np.array([0.5]); g = np.array([2.0]); theta = np.array([1.0]); beta1 = 0.9; lr = 0.1; t = 1';
    const [m, theta] = inPython(['m[0]', 'theta[0]'], `${before}\n${rule}`)!;
    expect(m).toBeCloseTo(0.9 * 0.5 + 0.1 * 2, 15);
    expect(theta).toBeCloseTo(1 - (0.1 * m!) / 0.1, 14);
  });
});
