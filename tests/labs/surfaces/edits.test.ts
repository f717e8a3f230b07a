import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOSS_LIST, OPTIMIZER_LIST, SURFACE_LIST } from '../../../src/catalog';
import { MOST_RUNS } from '../../../src/experiment/limits';
import { chooseSurface, openingOf } from '../../../src/experiment/surfaces/choose';
import { OPENING_EXPERIMENT, parseExperiment } from '../../../src/experiment/surfaces/experiment';
import { resolveSurface } from '../../../src/experiment/surfaces/resolve';
import {
  addRun,
  declareParameter,
  moveStart,
  picked,
  removeRun,
  setFormula,
  setHyper,
  setOptimizer,
  setParameter,
} from '../../../src/labs/surfaces/edits';
import { runNames } from '../../../src/labs/surfaces/rails/names';
import { formatExact, formatInput, formatNumber, parseInput } from '../../../src/page/format';
import { createWords } from '../../../src/page/i18n';
import { placeOf, SLIDER_PLACES, valueAt } from '../../../src/page/panel/scale';

describe('edits', () => {
  test.each([...SURFACE_LIST, ...LOSS_LIST].map(({ id }) => id))('%s: an experiment that the schema accepts', (id) => {
    let experiment = chooseSurface(OPENING_EXPERIMENT, { id });
    for (let i = 0; i < MOST_RUNS; i++) experiment = addRun(experiment);
    expect(experiment.runs).toHaveLength(MOST_RUNS);
    expect(addRun(experiment)).toBe(experiment);
    expect(parseExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
    const starts = new Set(experiment.runs.map(({ start }) => start.join()));
    expect(starts.size).toBe(1);
  });

  test('a formula and the parameter it needs are one change, and leave a surface of the catalogue alone', () => {
    const domain = { x: [-1, 1], y: [-1, 1] } as const;
    const own = chooseSurface(OPENING_EXPERIMENT, { formula: 'x^2 + y^2', domain, parameters: { a: 3 } });
    const declared = declareParameter(setFormula(own, 'a*x^2 + b*y^2'), 'b');
    expect(declared.surface).toEqual({ formula: 'a*x^2 + b*y^2', domain, parameters: { a: 3, b: 1 } });
    expect(parseExperiment(JSON.parse(JSON.stringify(declared))).surface).toMatchObject(declared.surface);
    expect(setFormula(OPENING_EXPERIMENT, 'x').surface).toEqual(OPENING_EXPERIMENT.surface);
  });

  test('a picked place is short in the address, inside the domain, and where the pointer was', () => {
    const place = picked(OPENING_EXPERIMENT, [-0.6133038726634557, 0.5907500917306931]);
    expect(place).toEqual([-0.613, 0.591]);
    const domain = { x: [0, 1 / 3], y: [-500, 500] } as const;
    const own = chooseSurface(OPENING_EXPERIMENT, { formula: 'x + y', domain });
    expect(picked(own, [1 / 3, 123.456])).toEqual([0.3333, 123]);
    expect(picked(own, [1e-9, -499.9])).toEqual([0, -500]);
  });

  test('every optimizer brings all its hyperparameters, and leaves the rest of the run', () => {
    const noisy = { ...OPENING_EXPERIMENT, runs: OPENING_EXPERIMENT.runs.map((run) => ({ ...run, noise: 0.5 })) };
    for (const { id, hyper } of OPTIMIZER_LIST) {
      const run = setOptimizer(noisy, 1, id).runs[1]!;
      expect(Object.keys(run.hyper).sort()).toEqual(Object.keys(hyper).sort());
      expect(run).toMatchObject({ optimizer: id, noise: 0.5 });
    }
  });

  test('change nothing else', () => {
    const changed = setHyper(OPENING_EXPERIMENT, 2, 'lr', 0.5);
    expect(changed.runs[2]!.hyper.lr).toBe(0.5);
    expect(changed.runs[0]).toBe(OPENING_EXPERIMENT.runs[0]);
    expect(changed.surface).toBe(OPENING_EXPERIMENT.surface);
    expect(setParameter(OPENING_EXPERIMENT, 'b', 50).surface).toEqual({ id: 'rosenbrock', parameters: { b: 50 } });
  });

  test('the last run stays; a start that does not move is no edit', () => {
    let experiment = OPENING_EXPERIMENT;
    for (let i = 0; i < 9; i++) experiment = removeRun(experiment, 0);
    expect(experiment.runs).toHaveLength(1);
    expect(moveStart(experiment, experiment.runs[0]!.start)).toBe(experiment);
  });

  test('the hinge opens with the two samples that are told first; a link that names no data keeps what it had', () => {
    const opened = chooseSurface(OPENING_EXPERIMENT, openingOf('hinge'));
    expect(resolveSurface(opened.surface).problem.data).toEqual({ x1: [2, 1], x2: [3, -1], y: [1, -1] });
    expect(resolveSurface({ id: 'hinge' }).problem.data!.y!.length).toBeGreaterThan(2);
    expect(openingOf('mse')).toEqual({ id: 'mse' });
  });

  test('batches end with the data', () => {
    const batched = chooseSurface(OPENING_EXPERIMENT, { id: 'mse' });
    const withBatch = { ...batched, runs: batched.runs.map((run) => ({ ...run, batch: 4 })) };
    expect(chooseSurface(withBatch, { id: 'hinge' }).runs[0]!.batch).toBe(4);
    expect(chooseSurface(withBatch, { id: 'sphere' }).runs[0]!.batch).toBeUndefined();
  });
});

describe('names of runs', () => {
  test('are told apart by what differs, or by number', () => {
    const [sgd] = OPENING_EXPERIMENT.runs;
    const words = createWords('en');
    const twice = { ...OPENING_EXPERIMENT, runs: [sgd!, { ...sgd!, hyper: { ...sgd!.hyper, lr: 0.1 } }] };
    expect(runNames({ experiment: twice }, words).map((name) => name.replace(/^.*\(/, '('))).toEqual([
      `(lr ${sgd!.hyper.lr})`,
      '(lr 0.1)',
    ]);
    const same = { ...OPENING_EXPERIMENT, runs: [sgd!, { ...sgd! }] };
    expect(new Set(runNames({ experiment: same }, words)).size).toBe(2);
    // Where the rate stands beside the name, it is not said twice; without it only the number tells them apart.
    expect(runNames({ experiment: twice }, words, { besideRate: true, short: true })).toEqual(['SGD', 'SGD']);
    expect(new Set(runNames({ experiment: same }, words, { besideRate: true })).size).toBe(2);
  });
});

describe('numbers', () => {
  test('are written for people', () => {
    expect([0, 1, -62.5, 123456, 1.2345e-7, -1e30, 0.00099999].map((value) => formatNumber(value))).toEqual([
      '0.000',
      '1.000',
      '−62.50',
      '1.23e5',
      '1.23e−7',
      '−1.00e30',
      '1.00e−3',
    ]);
    expect([Number.NaN, Infinity, -Infinity].map((value) => formatNumber(value))).toEqual(['–', '∞', '−∞']);
  });

  test('that are known are written without idle zeros', () => {
    expect([0, 1, 100, -62.5, 3.584428, 1e-7, 120000].map((value) => formatExact(value))).toEqual([
      '0',
      '1',
      '100',
      '−62.5',
      '3.58443',
      '1e−7',
      '1.2e5',
    ]);
  });

  test('are read as people type them', () => {
    expect(['1', ' -2.5 ', '−3', '１．５', '1,5', '2e-3', '.5', '5.'].map(parseInput)).toEqual([
      1, -2.5, -3, 1.5, 1.5, 2e-3, 0.5, 5,
    ]);
    for (const text of ['', 'x', '1/2', '0x10', 'Infinity', '1e999', '1 2']) expect(parseInput(text)).toBeNull();
  });

  test('that are shown in a field are read back alike', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const back = parseInput(formatInput(value))!;
        // Six digits are shown.
        expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-5 * Math.abs(value));
      }),
    );
  });
});

describe('sliders', () => {
  const scales = fc.constantFrom(
    { low: 1e-5, high: 10, scale: 'log', integer: false } as const,
    { low: 0, high: 0.1, scale: 'log', integer: false } as const,
    { low: -2, high: 2, scale: 'linear', integer: false } as const,
    { low: 10, high: 10_000, scale: 'log', integer: true } as const,
  );

  test('reach their ends exactly, and stay within them', () => {
    fc.assert(
      fc.property(scales, fc.double({ noNaN: true }), (scale, value) => {
        expect(valueAt(0, scale)).toBe(scale.low);
        expect(valueAt(SLIDER_PLACES, scale)).toBe(scale.high);
        const place = placeOf(value, scale);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(SLIDER_PLACES);
      }),
    );
  });

  test('stand where their value is', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: 0, max: SLIDER_PLACES }), (scale, place) => {
        const value = valueAt(place, scale);
        // Values are rounded to two or three digits, which a few places share.
        const back = valueAt(placeOf(value, scale), scale);
        expect(Math.abs(back - value)).toBeLessThanOrEqual(
          0.06 * Math.abs(value) + 0.01 * (scale.high - scale.low) * 1e-3,
        );
      }),
    );
  });
});
