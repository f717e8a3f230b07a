import { describe, expect, it } from 'vitest';
import { DATA_SETS } from '../../src/catalog';
import { parseExperiment } from '../../src/experiment/surfaces/experiment';
import { resolve } from '../../src/experiment/surfaces/resolve';

const of = (input: unknown) => resolve(parseExperiment(input));

describe('resolve', () => {
  it('completes a catalogue surface with its overrides', () => {
    const { problem, minima, heightHint, title } = of({
      surface: { id: 'rosenbrock', domain: { x: [0, 3] }, parameters: { a: 1.5 } },
    });
    expect(problem).toEqual({
      formula: '(a - x)^2 + b*(y - x^2)^2',
      variables: ['x', 'y'],
      domain: [
        [0, 3],
        [-1, 3],
      ],
      parameters: { a: 1.5, b: 100 },
      data: null,
    });
    expect(minima).toEqual([{ x: 1.5, y: 2.25, value: 0, global: true }]);
    expect(heightHint).toBe('log');
    expect(title.en).toBe('Rosenbrock');
  });

  it('leaves out minima beyond the domain', () => {
    expect(of({ surface: { id: 'himmelblau', domain: { x: [0, 5], y: [0, 5] } } }).minima).toHaveLength(1);
  });

  it('hands a catalogue loss the columns it reads, and its minimum for these data', () => {
    expect(of({ surface: { id: 'mse', data: 'line_even' } }).problem.data).toEqual(DATA_SETS.get('line_even')!.columns);
    const own = of({ surface: { id: 'mse', data: { x: [0, 1], y: [1, 3], w: [5, 5] } } });
    expect(own.problem.data).toEqual({ x: [0, 1], y: [1, 3] });
    expect(own.minima).toEqual([{ x: 2, y: 1, value: 0, global: true }]);
  });

  it('takes formulas and losses as they are', () => {
    expect(of({ surface: { formula: 'a*u^2 + v', variables: ['u', 'v'], parameters: { a: 2 } } }).problem).toEqual({
      formula: 'a*u^2 + v',
      variables: ['u', 'v'],
      domain: [
        [-5, 5],
        [-5, 5],
      ],
      parameters: { a: 2 },
      data: null,
    });
    const loss = of({ surface: { loss: 'mean(w*x - y + b)', variables: ['w', 'b'], data: { x: [1], y: [2] } } });
    expect(loss.problem.data).toEqual({ x: [1], y: [2] });
    expect(loss.minima).toEqual([]);
  });

  it('reads from the formula what the heights shall be', () => {
    const hint = (surface: object) => of({ surface }).heightHint;
    const formula = (text: string) => hint({ formula: text });
    for (const text of [
      'x^2 + 2*x + 1',
      '0.5*(x^2 + 25*y^2)',
      'x*y/3 - 2',
      'abs(x - 1) + max(y, 0)',
      'x > 0 ? x : y^2',
    ]) {
      expect(formula(text), text).toBe('linear');
    }
    for (const text of ['x^4 - 3*x^2 + x', 'sigmoid(y)', '1/x', 'x^-1', 'exp(x)', 'pow(x, 3)']) {
      expect(formula(text), text).toBe('graph');
    }
    for (const text of ['(1 - x)^2 + 100*(y - x^2)^2', 'sin(x*y)', 'x^y', 'x^2*y']) {
      expect(formula(text), text).toBe('auto');
    }
    expect(hint({ id: 'mse' })).toBe('linear');
    expect(hint({ id: 'perceptron' })).toBe('linear');
    expect(hint({ id: 'rosenbrock' })).toBe('log');
    expect(hint({ loss: 'mean((a*x^2 + b - y)^2)', variables: ['a', 'b'], data: { x: [1], y: [2] } })).toBe('linear');
  });

  it('turns runs into plans', () => {
    const input = {
      runs: [
        { optimizer: 'adam', schedule: { id: 'step' }, clip: { by: 'value', max: 2 }, noise: 0.5, batch: 7 },
        { optimizer: 'lm' },
      ],
      steps: 9,
      seed: 3,
      tolerance: 0.1,
    };
    const { runs, plan } = of(input);
    expect(plan).toEqual({ steps: 9, seed: 3, tolerance: 0.1 });
    expect(runs[0]).toMatchObject({
      optimizer: { kind: 'rule', state: { m: '0', v: '0' }, rate: 'lr' },
      hyper: { lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8 },
      schedule: { formula: 'gamma^floor((t - 1)/step_size)', hyper: { gamma: 0.5, step_size: 100 } },
      clip: { by: 'value', max: 2 },
      noise: 0.5,
      // There are no rows to draw from on a plain surface.
      batch: 0,
      start: [-1.5, 1.5],
    });
    expect(runs[1]).toMatchObject({
      optimizer: { kind: 'method', method: 'lm', rate: null },
      schedule: null,
      clip: null,
    });
    expect(of({ ...input, surface: { id: 'mse' } }).runs[0].batch).toBe(7);
  });

  it('starts where the catalogue says, unless the domain has moved away', () => {
    expect(of({ surface: { id: 'beale' } }).runs[0].start).toEqual([1, 1.5]);
    const [x, y] = of({ surface: { id: 'beale', domain: { x: [2, 4] } } }).runs[0].start;
    expect(x).toBe(2.25);
    expect(y).toBeCloseTo(3.375);
  });
});
