import { describe, expect, it } from 'vitest';
import { limitAtInfinity, propertiesOf } from '../../../src/analysis/activations/properties';
import { ACTIVATION_LIST, ACTIVATIONS } from '../../../src/catalog/networks';
import { compileFunction, createFunctionEvaluator } from '../../../src/formula/programs/function';

function lineOf(formula: string, parameters: Readonly<Record<string, number>> = {}) {
  const program = compileFunction({ formula, variable: 'x', parameters: Object.keys(parameters) });
  const { value, derivative } = createFunctionEvaluator(program, Object.values(parameters));
  return { value, slope: derivative };
}

function of(id: string, given: Readonly<Record<string, number>> = {}) {
  const { formula, parameters } = ACTIVATIONS.get(id)!;
  const defaults = Object.entries(parameters).map(([name, { value }]) => [name, value] as const);
  return propertiesOf(lineOf(formula, { ...Object.fromEntries(defaults), ...given }));
}

/** `(0, 1)` and `[−1, ∞)` as mathematics writes them, rounded to six places. */
function rangeOf(id: string, given?: Readonly<Record<string, number>>): string {
  const { low, high } = of(id, given);
  const text = (value: number) => String(Number(value.toFixed(6)));
  return `${low.attained ? '[' : '('}${text(low.value)}, ${text(high.value)}${high.attained ? ']' : ')'}`;
}

describe('properties of activations, found from their values', () => {
  it.each([
    ['sigmoid', '(0, 1)'],
    ['tanh', '(-1, 1)'],
    ['relu', '[0, Infinity)'],
    ['leaky_relu', '(-Infinity, Infinity)'],
    ['prelu', '(-Infinity, Infinity)'],
    ['elu', '(-1, Infinity)'],
    ['gelu', '[-0.169971, Infinity)'],
    ['softplus', '(0, Infinity)'],
    ['silu', '[-0.278465, Infinity)'],
    ['sine', '[-1, 1]'],
    ['linear', '(-Infinity, Infinity)'],
  ])('%s has the range %s', (id, range) => {
    expect(rangeOf(id)).toBe(range);
  });

  it('knows a row for every activation of the catalogue', () => {
    for (const { id } of ACTIVATION_LIST) {
      const { low, high, steepest } = of(id);
      expect(low.value).toBeLessThan(high.value);
      expect(steepest.value).toBeGreaterThan(0);
    }
  });

  it('ELU keeps to −α', () => {
    expect(rangeOf('elu', { alpha: 0.5 })).toBe('(-0.5, Infinity)');
    expect(rangeOf('prelu', { alpha: 0 })).toBe('[0, Infinity)');
  });

  it('the steepest slopes are those of the textbooks', () => {
    const slopes = { sigmoid: [0.25, 0], tanh: [1, 0] } as const;
    for (const [id, [value, at]] of Object.entries(slopes)) {
      const { steepest } = of(id);
      expect(steepest.value).toBeCloseTo(value, 15);
      expect(steepest.at).toBe(at);
    }
    // At x = √2, where f″ = 0: Φ(√2) + √2 φ(√2).
    expect(of('gelu').steepest.value).toBeCloseTo(1.1289042, 6);
    expect(of('gelu').steepest.at).toBeCloseTo(Math.SQRT2, 6);
    expect(of('softplus').steepest).toMatchObject({ value: 1, attained: false });
    // On a whole side, so at no one place.
    expect(of('relu').steepest).toEqual({ value: 1, attained: true, at: null });
  });

  it('finds the corners, with the slopes on both sides', () => {
    expect(of('relu').breaks).toEqual([{ kind: 'corner', x: 0, left: 0, right: 1 }]);
    expect(of('leaky_relu').breaks).toEqual([{ kind: 'corner', x: 0, left: 0.01, right: 1 }]);
    for (const id of ['sigmoid', 'tanh', 'gelu', 'silu', 'softplus', 'sine', 'linear', 'elu']) {
      expect(of(id).breaks, id).toEqual([]);
    }
    const [corner] = of('elu', { alpha: 0.5 }).breaks;
    expect(corner).toMatchObject({ kind: 'corner', x: 0, right: 1 });
    // At the neighbouring double of 0 or so.
    expect(corner.left).toBeCloseTo(0.5, 9);
  });

  it('finds jumps, corners between samples, and poles', () => {
    // Their values in between, f′(0) = 0 and f(0) = 0, are no sides of their own.
    expect(propertiesOf(lineOf('abs(x)')).breaks).toEqual([{ kind: 'corner', x: 0, left: -1, right: 1 }]);
    expect(propertiesOf(lineOf('sign(x)')).breaks).toMatchObject([{ kind: 'jump', x: 0, left: -1, right: 1 }]);
    const [left, right] = propertiesOf(lineOf('min(max(x, -1/3), 1/3)')).breaks;
    expect(left.x).toBeCloseTo(-1 / 3, 12);
    expect(right.x).toBeCloseTo(1 / 3, 12);
    const { low, high, breaks } = propertiesOf(lineOf('1/x'));
    expect([low.value, high.value]).toEqual([-Infinity, Infinity]);
    expect(breaks).toEqual([]);
  });

  it.each([
    ['log(x)', -Infinity, false, Infinity, false],
    ['-log(5 - x)', -Infinity, false, Infinity, false],
    ['sqrt(x)', 0, true, Infinity, false],
    ['sin(x)/x', -0.217234, true, 1, false],
    ['exp(-sqrt(x))', 0, false, 1, true],
    ['1/(1 - log(x))', -Infinity, false, Infinity, false],
    ['relu(x)/sign(x)', 0, true, Infinity, false],
  ])('knows the range of %s, which is undefined somewhere', (formula, least, hasLeast, most, hasMost) => {
    const { low, high } = propertiesOf(lineOf(formula));
    const text = ({ value, attained }: typeof low) => [Number(value.toFixed(6)), attained];
    expect([text(low), text(high)]).toEqual([
      [least, hasLeast],
      [most, hasMost],
    ]);
  });

  it('says on which sides an activation saturates', () => {
    expect(of('sigmoid').saturates).toEqual({ left: true, right: true });
    expect(of('elu').saturates).toEqual({ left: true, right: false });
    expect(of('sine').saturates).toEqual({ left: false, right: false });
  });

  it('tells a limit from growth and from oscillation', () => {
    expect(limitAtInfinity(Math.atan, 1)).toBeCloseTo(Math.PI / 2, 12);
    expect(limitAtInfinity(Math.log, 1)).toBe(Infinity);
    expect(limitAtInfinity(Math.log, -1)).toBeNaN();
    expect(limitAtInfinity(Math.sin, 1)).toBeNaN();
    // Beyond what numbers hold it is no less endless.
    expect(limitAtInfinity(Math.exp, 1)).toBe(Infinity);
    expect(limitAtInfinity((x) => x * Math.exp(-x), -1)).toBe(-Infinity);
    expect(propertiesOf(lineOf('exp(x)')).high).toMatchObject({ value: Infinity, attained: false });
    expect(limitAtInfinity((x) => (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x)), 1)).toBe(1);
  });
});
