import { afterAll, describe, expect, it } from 'vitest';
import { createReadings } from '../../../src/analysis/readings';
import type { Reading } from '../../../src/experiment/lessons/readings';
import { cpuEngine } from '../../engine/engines';
import depth from '../../golden/seeds/000_7.1_depth_scaling.json';
import tables from '../../golden/seeds/001_1_numerical_derivative.json';
import minima from '../../golden/seeds/001_5_local_minima.json';
import autodiff from '../../golden/seeds/001_6_autodiff.json';
import perceptron from '../../golden/seeds/002_perceptron.json';
import integrals from '../../golden/seeds/003_integral.json';
import tangents from '../../golden/seeds/003_tangent_line_plane.json';
import { expectNear } from './near';
import { numbered, results, values } from './read';

// What is computed in float64 whatever the engine.
const engine = cpuEngine();
afterAll(() => engine.dispose());

const faultOf = async (experiment: Parameters<typeof results>[1], reading: Reading) => {
  const [result] = await results(engine, experiment, reading);
  if (!('fault' in result!)) throw new Error('the number was read');
  return result.fault;
};

describe('a formula of numbers', () => {
  it('is computed of earlier ones', async () => {
    const list: Reading[] = [
      { kind: 'formula', formula: '0.25^20' },
      { kind: 'formula', formula: 'max(n0, 2) + sqrt(9)' },
      { kind: 'formula', formula: 'n1*n1 - e' },
    ];
    expect(await values(engine, null, ...list)).toEqual([0.25 ** 20, 5, 25 - Math.E]);
  });

  it('says which number it lacks, and so does who needs it', async () => {
    const list = [
      numbered('bad', { kind: 'formula', formula: 'later + 1' }),
      numbered('next', { kind: 'formula', formula: '2*bad' }),
      numbered('later', { kind: 'formula', formula: '1' }),
    ];
    const told: number[] = [];
    const all = await createReadings(null, engine).numbers(list, (_, index) => told.push(index));
    expect(told).toEqual([0, 1, 2]);
    expect(all).toEqual([
      { fault: { en: 'There is no earlier number “later”.', zh: '前面没有名为“later”的数。' } },
      { fault: { en: 'The number “bad” has no value.', zh: '“bad”没有值。' } },
      { value: 1 },
    ]);
  });

  it('has no value beyond what numbers hold', async () => {
    expect(await faultOf(null, { kind: 'formula', formula: '1/0' })).toMatchObject({ zh: expect.any(String) });
    expect(await faultOf(null, { kind: 'formula', formula: 'log(-1)' })).toEqual({
      en: 'There is no finite value here.',
      zh: '此处没有有限的值。',
    });
  });
});

describe('value', () => {
  it.each(tangents.lines.map((line) => [`${line.f} at ${line.x0}`, line] as const))('%s', async (_, line) => {
    const of = (what: 'f' | 'dx'): Reading => ({ kind: 'value', formula: line.f, at: line.x0, of: what });
    expectNear(await values(engine, null, of('f'), of('dx')), [line.value, line.slope]);
  });

  it.each(tangents.planes.map((plane) => [plane.f, plane] as const))('%s', async (_, { f, at, ...plane }) => {
    const place = [at[0]!, at[1]!] as const;
    const of = (what: 'f' | 'dx' | 'dy' | 'norm'): Reading => ({ kind: 'value', formula: f, at: place, of: what });
    const found = await values(engine, null, of('f'), of('dx'), of('dy'), of('norm'));
    expectNear(found, [plane.value, plane.fx, plane.fy, Math.hypot(plane.fx, plane.fy)]);
  });

  it('is that of the function or the surface of the experiment, its second derivatives and curvatures included', async () => {
    const onLine = { kind: 'value', at: 2 } as const;
    expect(
      await values(engine, 'v=1&f=a*w^3&variable=w&params=a:2', { ...onLine, of: 'f' }, { ...onLine, of: 'dxx' }),
    ).toEqual([16, 24]);
    const found = await values(
      engine,
      'v=1&surface=rosenbrock',
      ...(['dxx', 'dxy', 'dyy', 'least', 'most'] as const).map((of): Reading => ({ kind: 'value', at: [1, 1], of })),
    );
    // 2 − 400(y − 3x²), −400x, 200; eigenvalues from the oracle of the tutorial.
    expectNear(found, [802, -400, 200, 0.3993607674876216, 1001.6006392325123]);
  });

  it('tells slopes of the two sides', async () => {
    const of = (side: 'left' | 'right'): Reading => ({ kind: 'value', formula: 'abs(x)', at: 0, of: side });
    expect(await values(engine, null, of('left'), of('right'))).toEqual([-1, 1]);
  });

  it('takes a number of the step for a place', async () => {
    const [, value] = await values(
      engine,
      null,
      { kind: 'formula', formula: '3' },
      { kind: 'value', formula: 'x*y', at: ['n0', 2], of: 'f' },
    );
    expect(value).toBe(6);
  });

  it('says what there is not', async () => {
    expect(await faultOf('v=1&f=x^2', { kind: 'value', at: 1, of: 'dy' })).toHaveProperty('zh');
    expect(await faultOf('v=1&surface=sphere', { kind: 'value', at: [1, 1], of: 'left' })).toHaveProperty('zh');
    expect(await faultOf(null, { kind: 'value', formula: 'log(x)', at: -1, of: 'f' })).toHaveProperty('zh');
    expect(await faultOf('v=1&surface=sphere', { kind: 'value', at: 1, of: 'f' })).toEqual({
      en: 'This number is read of an experiment with a function of one variable.',
      zh: '这个数取自一元函数实验。',
    });
    expect(await faultOf('v=1&surface=spher', { kind: 'value', at: [1, 1], of: 'f' })).toMatchObject({
      en: expect.stringContaining('sphere'),
    });
  });
});

describe('difference quotients', () => {
  it.each(tables.rows)('of x² at $x', async (row) => {
    const asked = { kind: 'difference', formula: 'x^2', at: row.x, h: tables.h } as const;
    const [forward, central] = await values(
      engine,
      null,
      { ...asked, scheme: 'forward' },
      { ...asked, scheme: 'central' },
    );
    // The library computes the same operations: to the last bit.
    expect([forward, central]).toEqual([row['forward_1e-6'], row['central_1e-6']]);
  });

  it.each(tables.h_sweep)('of $f: the best step, and its error', async ({ f, x, h, forward_error, central_error }) => {
    for (const [scheme, errors] of [
      ['forward', forward_error],
      ['central', central_error],
    ] as const) {
      const [step, error] = await values(
        engine,
        null,
        { kind: 'bestStep', formula: f, at: x, scheme, of: 'h' },
        { kind: 'bestStep', formula: f, at: x, scheme, of: 'error' },
      );
      const least = Math.min(...errors);
      expect(step).toBe(h[errors.indexOf(least)]);
      // Rounding at the best step is all there is: another library may round one value by another bit, 1e-16 over h.
      expect(Math.abs(error! - least)).toBeLessThanOrEqual(4e-16 / step!);
    }
  });

  it('of single precision err by more, and backwards as forwards', async () => {
    const asked = { kind: 'difference', formula: 'sin(x)', at: 1, h: 1e-3, of: 'error' } as const;
    const [double, single, back] = await values(
      engine,
      null,
      { ...asked, scheme: 'central' },
      { ...asked, scheme: 'central', precision: 'single' },
      { kind: 'difference', formula: 'x^2', at: 3, h: 0.5, scheme: 'backward' },
    );
    // 9 − 6.25 over a half.
    expect(back).toBe(5.5);
    // ε·f/h of float32, and h²/6 of float64.
    expect(single! / double!).toBeGreaterThan(10);
    expectNear([double!], [(1e-6 / 6) * Math.cos(1)], 1e-5);
  });
});

describe('integral', () => {
  it.each(integrals.cases)('$f', async ({ f, a, b, exact, sums }) => {
    const asked = { kind: 'integral', formula: f, from: a, to: b } as const;
    expectNear(await values(engine, null, { ...asked, rule: 'exact' }), [exact], 1e-12);
    const rules = ['left', 'right', 'midpoint', 'trapezoid', 'simpson'] as const;
    for (const row of sums) {
      const found = await values(engine, null, ...rules.map((rule): Reading => ({ ...asked, rule, n: row.n })));
      found.forEach((value, i) => {
        // Of sin the right sum is nothing but rounding, so the bound is absolute.
        expect(Math.abs(value - row[rules[i]!])).toBeLessThan(1e-12 * Math.max(1, Math.abs(exact)));
      });
    }
  });

  it('is that of the experiment', async () => {
    const experiment = 'v=1&f=x^2&integral.from=0&integral.to=3&integral.n=2';
    const rules = ['exact', 'lower', 'upper'] as const;
    const found = await values(engine, experiment, ...rules.map((rule): Reading => ({ kind: 'integral', rule })));
    expectNear(found, [9, 3.375, 16.875], 1e-12);
    expect(await faultOf('v=1&f=1/x', { kind: 'integral', rule: 'exact', from: -1, to: 2 })).toHaveProperty('zh');
    expect(await faultOf('v=1&f=log(x)', { kind: 'integral', rule: 'exact', from: -1, to: 2 })).toHaveProperty('zh');
  });
});

describe('stationary', () => {
  it('finds the minima of a curve', async () => {
    const { minima_in_plot: wanted, f } = minima.fixed_example;
    const experiment = { version: 1, function: { formula: f, domain: [-6, 6] } };
    const lowest = wanted.toSorted((a, b) => a.f - b.f);
    const asked = { kind: 'stationary', which: 'minimum' } as const;
    expect(await values(engine, experiment, { ...asked, of: 'count' })).toEqual([lowest.length]);
    for (const [nth, { x, f: value }] of lowest.entries()) {
      const found = await values(engine, experiment, { ...asked, nth, of: 'x' }, { ...asked, nth, of: 'f' });
      expectNear(found, [x, value]);
    }
  });

  it('counts those of a surface', async () => {
    const count = (which: 'minimum' | 'any' | 'saddle' | 'maximum'): Reading => ({
      kind: 'stationary',
      which,
      of: 'count',
    });
    // The oracle lists 26 in view.
    expect(await values(engine, 'v=1&surface=rugged_seed', count('any'), count('minimum'))).toEqual([26, 9]);
    expect(await values(engine, 'v=1&surface=perceptron_plane', count('any'))).toEqual([0]);
    expect(await faultOf('v=1&surface=sphere', { kind: 'stationary', which: 'maximum', of: 'x' })).toHaveProperty('zh');
    expect(await faultOf('v=1&f=x^2', { kind: 'stationary', which: 'minimum', of: 'y' })).toHaveProperty('zh');
  });

  it('tells a terrace from an extreme', async () => {
    const of = (which: 'minimum' | 'maximum' | 'any'): Reading => ({ kind: 'stationary', which, of: 'count' });
    expect(await values(engine, 'v=1&f=x^3', of('minimum'), of('maximum'), of('any'))).toEqual([0, 0, 1]);
    expect(await values(engine, 'v=1&f=abs(x)', of('minimum'))).toEqual([1]);
  });
});

describe('graph', () => {
  it.each([...autodiff.seed_cases, ...autodiff.more_cases])('$expr', async ({ expr, at, vars, value, grad }) => {
    // Inputs stand in the order in which they occur.
    const order = vars.toSorted(
      (a, b) => expr.search(new RegExp(`\\b${a}\\b`)) - expr.search(new RegExp(`\\b${b}\\b`)),
    );
    const places = order.map((name) => (at as Readonly<Record<string, number>>)[name]!);
    const asked = { kind: 'graph', formula: expr, at: places } as const;
    const found = await values(
      engine,
      null,
      { ...asked, of: 'value' },
      ...order.map((_, input): Reading => ({ ...asked, of: 'adjoint', input })),
    );
    expectNear(found, [value, ...order.map((name) => grad[vars.indexOf(name)]!)]);
  });

  it('counts its passes', async () => {
    const asked = { kind: 'graph', formula: 'a*b + c', at: [1, 2, 3] } as const;
    const found = await values(
      engine,
      null,
      { ...asked, of: 'forwardPasses' },
      { ...asked, of: 'reversePasses' },
      { ...asked, of: 'nodes' },
    );
    expect(found).toEqual([3, 1, 5]);
    expect(await faultOf(null, { ...asked, at: [1], of: 'value' })).toEqual({
      en: 'The formula has the inputs a, b, c, but 1 numbers are given.',
      zh: '公式的输入为 a、b、c，却给出了 1 个数。',
    });
  });
});

describe('chain', () => {
  it.each(depth.computed_scalar_chain.cases)(
    '$activation with w = $w',
    async ({ activation, w, a0, grad_by_depth }) => {
      const kind = activation as 'sigmoid' | 'tanh' | 'relu';
      const at = (layers: number): Reading => ({
        kind: 'chain',
        activation: kind,
        weight: w,
        depth: layers,
        start: a0,
      });
      expectNear(await values(engine, null, at(1), at(20)), [grad_by_depth[0]!, grad_by_depth[19]!]);
      const series = await createReadings(null, engine).series({
        kind: 'chainSeries',
        activation: kind,
        weight: w,
        depth: 20,
        start: a0,
      });
      if ('fault' in series) throw new Error(series.fault.en);
      expectNear(series.values, grad_by_depth);
    },
  );
});

describe('the perceptron’s mistakes', () => {
  const { one_step: step, training_loop_as_coded: loop } = perceptron;

  it('are made as the tutorial makes them', async () => {
    const of = (part: string): Reading => ({ kind: 'wrong', way: 'perceptronStep', of: part });
    const found = await values(engine, null, of('w1'), of('w2'), of('margin1'), of('margin2'), of('loss'));
    expectNear(found, [...step.seed_claims_w, ...step.margins_after_seed_step, step.loss_after_seed_step], 1e-15);
  });

  it('go on and on', async () => {
    for (const { epoch, w, loss } of loop.rows) {
      // The oracle's epoch 0 is what the loop has done once.
      const of = (part: string): Reading => ({ kind: 'wrong', way: 'perceptronLoop', of: part, epoch: epoch + 1 });
      expectNear(await values(engine, null, of('w1'), of('w2'), of('loss')), [...w, loss], 1e-15);
    }
    const series = await createReadings(null, engine).series({
      kind: 'wrongSeries',
      way: 'perceptronLoop',
      of: 'loss',
    });
    expect('values' in series ? series.values.length : 0).toBe(loop.epochs + 1);
    expect(await faultOf(null, { kind: 'wrong', way: 'perceptronLoop', of: 'w3' })).toEqual({
      en: '“perceptronLoop” has the parts w1, w2, b, loss.',
      zh: '“perceptronLoop”的各部分为 w1, w2, b, loss。',
    });
  });
});

describe('series', () => {
  const read = (
    reading: Parameters<ReturnType<typeof createReadings>['series']>[0],
    experiment: string | null = null,
  ) => createReadings(experiment, engine).series(reading);

  it('samples a formula', async () => {
    const curve = { kind: 'curve', formula: 'w^2', variable: 'w', from: 0, to: 2, count: 5 } as const;
    expect(await read(curve)).toEqual({ values: [0, 0.25, 1, 2.25, 4] });
  });

  it('names numbers that were read before', async () => {
    const readings = createReadings(null, engine);
    await readings.numbers([numbered('a', { kind: 'formula', formula: '7' })]);
    expect(await readings.series({ kind: 'numbers', names: ['a', 'a'] })).toEqual({ values: [7, 7] });
    expect(await readings.series({ kind: 'numbers', names: ['b'] })).toHaveProperty('fault');
  });
});
