import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFreeName } from '../../src/catalog/language';
import { catalogue } from '../../src/catalog/list';
import {
  ACTIVATION_LIST,
  ACTIVATIONS,
  INITIALISER_LIST,
  INITIALISERS,
  NET_LOSS_LIST,
  NET_LOSSES,
  POINT_SET_LIST,
  POINT_SETS,
} from '../../src/catalog/networks';
import { Interpreter } from '../../src/formula/graph/interpret';
import { compileScalar, type ScalarProgram } from '../../src/formula/programs/scalar-function';
import { compileSchedule } from '../../src/formula/programs/schedule';

const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`../golden/seeds/${name}.json`, import.meta.url), 'utf8'));

/** Value, derivative and "undefined here" as a function of the numbers in order. */
function asFunction(program: ScalarProgram, parameters: readonly number[] = []) {
  const interpreter = new Interpreter(program.graph, [program.value, program.derivative, program.undefinedHere]);
  return (...values: readonly number[]) => {
    const [value, slope, bad] = interpreter.evaluate((name) =>
      name.startsWith('p') ? parameters[Number(name.slice(1))] : values[Number(name.slice(1))],
    );
    return { value, slope, bad: bad !== 0 };
  };
}

function activation(id: string, given: Readonly<Record<string, number>> = {}) {
  const { formula, parameters } = ACTIVATIONS.get(id)!;
  const names = Object.keys(parameters);
  const program = compileScalar({ formula, variable: 'x', others: [], parameters: names });
  return asFunction(
    program,
    names.map((name) => given[name] ?? parameters[name].value),
  );
}

function loss(id: string) {
  const { formula } = NET_LOSSES.get(id)!;
  return asFunction(compileScalar({ formula, variable: 'z', others: ['t'], parameters: [] }));
}

describe('registries for networks', () => {
  it.each([
    ['activations', ACTIVATION_LIST, ACTIVATIONS],
    ['losses', NET_LOSS_LIST, NET_LOSSES],
    ['initialisers', INITIALISER_LIST, INITIALISERS],
    ['point sets', POINT_SET_LIST, POINT_SETS],
  ] as const)('%s stand once under their ids, in both languages', (_, list, map) => {
    expect(map.size).toBe(list.length);
    for (const { id, name, about, source } of list) {
      expect(id).toMatch(/^[a-z0-9_]+$/);
      expect(
        name.en.trim() &&
          name.zh.trim() &&
          (typeof source === 'string' ? source.trim() : source.en.trim() && source.zh.trim()),
      ).not.toBe('');
      expect(about.zh, id).toMatch(/\p{Script=Han}/u);
      expect(about.en, id).not.toMatch(/\p{Script=Han}/u);
      // Half-width punctuation between Han characters is a slip.
      expect(about.zh, id).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    }
  });

  it('are told by `headless list`, as JSON', () => {
    const told = JSON.parse(JSON.stringify(catalogue()));
    expect(told.activations.map(({ id }: { id: string }) => id)).toEqual([...ACTIVATIONS.keys()]);
    expect(told.netLosses.map(({ id }: { id: string }) => id)).toEqual([...NET_LOSSES.keys()]);
    expect(told.initialisers.map(({ id }: { id: string }) => id)).toEqual([...INITIALISERS.keys()]);
    expect(told.pointSets.map(({ id }: { id: string }) => id)).toEqual([...POINT_SETS.keys()]);
    expect(told.activations.find(({ id }: { id: string }) => id === 'prelu').parameters.alpha.default).toBe(0.25);
    expect(told.pointSets.find(({ id }: { id: string }) => id === 'spirals').samples.default).toBe(300);
  });
});

describe('activations', () => {
  const { x, x_extreme, activations } = golden('003_activations');
  interface Oracle {
    readonly params?: Readonly<Record<string, number>>;
    readonly f: readonly number[];
    readonly df: readonly number[];
    readonly f_extreme: readonly number[];
    readonly df_extreme: readonly number[];
  }
  const oracles = Object.entries(activations as Record<string, Oracle>).filter(([id]) => ACTIVATIONS.has(id));

  it('are there for every function of one number in the tutorial', () => {
    expect(oracles.map(([id]) => id).sort()).toEqual(['elu', 'leaky_relu', 'prelu', 'relu', 'sigmoid', 'tanh']);
  });

  it.each(oracles)('%s has the values and the slopes of the oracle, kink and far ends included', (id, oracle) => {
    const f = activation(id, oracle.params ?? {});
    const check = (points: readonly number[], values: readonly number[], slopes: readonly number[]) =>
      points.forEach((point, i) => {
        const { value, slope } = f(point);
        const at = `${id}(${point})`;
        expect(Math.abs(value - values[i]), at).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(values[i])));
        expect(Math.abs(slope - slopes[i]), `${at}′`).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(slopes[i])));
      });
    check(x, oracle.f, oracle.df);
    check(x_extreme, oracle.f_extreme, oracle.df_extreme);
  });

  it.each([...ACTIVATIONS.keys()])('%s: the slope is the limit of differences, and every number has a value', (id) => {
    const f = activation(id);
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (at) => {
        const h = 1e-6;
        // Not across a kink.
        if (Math.abs(at) < 2 * h) return;
        const { slope, bad } = f(at);
        expect(bad).toBe(false);
        expect(Math.abs(slope - (f(at + h).value - f(at - h).value) / (2 * h))).toBeLessThan(1e-7);
      }),
    );
    for (const far of [-1e6, -1e3, 0, 1e3, 1e6]) {
      const { value, slope, bad } = f(far);
      expect([value, slope].every(Number.isFinite) && !bad, `${id}(${far})`).toBe(true);
    }
  });

  it.each([
    ['gelu', 1, 0.8413447460685429],
    ['gelu', -2, -0.04550026389635842],
    ['silu', 1, 0.7310585786300049],
    ['softplus', 0, Math.LN2],
    ['sine', 1, 0.8414709848078965],
    ['linear', -7, -7],
  ])('%s(%d) is %d', (id, at, value) => {
    expect(Math.abs(activation(id)(at).value - value)).toBeLessThan(2e-16);
  });

  it('have parameters whose names are free', () => {
    for (const { parameters } of ACTIVATION_LIST) {
      for (const [name, { value, min, max }] of Object.entries(parameters)) {
        expect(isFreeName(name) && name !== 'x').toBe(true);
        expect(min <= value && value <= max).toBe(true);
      }
    }
  });
});

describe('losses of networks', () => {
  const elementwise = NET_LOSS_LIST.filter(({ kind }) => kind === 'elementwise');
  const targetsOf = (targets: string) => ({ 'zero-one': [0, 1], 'plus-minus-one': [-1, 1] })[targets] ?? [-1.5, 0, 2];

  it.each(elementwise.map(({ id }) => id))(
    '%s: slopes are limits of differences, and it is least at the target',
    (id) => {
      const f = loss(id);
      const { targets } = NET_LOSSES.get(id)!;
      for (const t of targetsOf(targets)) {
        for (let z = -6.03; z < 6; z += 0.31) {
          const h = 1e-6;
          const { slope, bad } = f(z, t);
          expect(bad).toBe(false);
          expect(Math.abs(slope - (f(z + h, t).value - f(z - h, t).value) / (2 * h)), `${id}(${z}, ${t})`).toBeLessThan(
            1e-7,
          );
          // Downhill is towards the target: for classes, to its side.
          if (Math.abs(slope) > 1e-12) {
            const towards =
              targets === 'real' || id === 'signed_half_mse' ? t - z : targets === 'zero-one' ? 2 * t - 1 : t;
            expect(Math.sign(-slope)).toBe(Math.sign(towards));
          }
        }
      }
    },
  );

  it.each(elementwise.map(({ id }) => id))('%s stands a confident mistake', (id) => {
    const f = loss(id);
    for (const t of targetsOf(NET_LOSSES.get(id)!.targets)) {
      for (const z of [-1e4, -800, 0, 800, 1e4]) {
        const { value, slope, bad } = f(z, t);
        expect([value, slope].every(Number.isFinite) && !bad, `${id}(${z}, ${t})`).toBe(true);
      }
    }
  });

  it('are those of the reference at a point', () => {
    const sigma = 1 / (1 + Math.exp(-0.7));
    expect(loss('mse')(0.7, 1).value).toBeCloseTo(0.09, 15);
    expect(loss('half_se')(180, 60).value).toBe(7200);
    expect(loss('mse_sigmoid')(0.7, 1).value).toBeCloseTo((sigma - 1) ** 2, 15);
    expect(loss('bce')(0.7, 1).value).toBeCloseTo(-Math.log(sigma), 15);
    expect(loss('bce')(0.7, 0).value).toBeCloseTo(-Math.log(1 - sigma), 15);
    expect(loss('bce_probability')(0.7, 1).value).toBeCloseTo(-Math.log(sigma + 1e-8), 15);
    expect(loss('hinge')(0.7, 1).value).toBeCloseTo(0.3, 15);
    // Subgradient 0 at the kink.
    expect(loss('hinge')(1, 1).slope).toBe(0);
    // A perceptron counts a point on the boundary as misclassified, so that it can leave weights of 0.
    expect(loss('perceptron')(0, 1)).toMatchObject({ slope: -1 });
    expect(loss('perceptron')(0, -1)).toMatchObject({ slope: 1 });
    expect(loss('perceptron')(0, 1).value).toBeCloseTo(0, 15);
  });

  it('know what is right', () => {
    for (const { id, correct, targets } of elementwise) {
      if (correct === null) {
        expect(targets, id).toBe('real');
        continue;
      }
      const right = asFunction(compileScalar({ formula: correct, variable: 'z', others: ['t'], parameters: [] }));
      const [low, high] = targetsOf(targets);
      expect([right(-2, low), right(-2, high), right(3, low), right(3, high)].map(({ value }) => value)).toEqual([
        1, 0, 0, 1,
      ]);
    }
  });
});

describe('initialisers', () => {
  const scale = (id: string, n_in: number, n_out: number, given: Readonly<Record<string, number>> = {}) => {
    const { scale: formula, hyper } = INITIALISERS.get(id)!;
    const values = Object.fromEntries(Object.entries(hyper).map(([name, { value }]) => [name, given[name] ?? value]));
    // A schedule is a formula of plain numbers, too.
    return compileSchedule(formula, { ...values, n_in, n_out })(1, 1);
  };

  it.each([
    ['uniform', 0.5],
    ['normal', 0.5],
    ['xavier_uniform', Math.sqrt(6 / 300)],
    ['xavier_normal', Math.sqrt(2 / 300)],
    ['he_normal', Math.sqrt(2 / 100)],
    ['he_uniform', Math.sqrt(6 / 100)],
    ['lecun_normal', 0.1],
    ['pytorch', 0.1],
    ['zeros', 0],
  ])('%s of 100 inputs and 200 outputs: %d', (id, expected) => {
    expect(scale(id, 100, 200)).toBeCloseTo(expected, 15);
    const { gain } = INITIALISERS.get(id)!.hyper;
    if (id !== 'zeros') expect(scale(id, 100, 200, { gain: 2 * gain.value })).toBeCloseTo(2 * expected, 15);
  });

  it('all have a bias to begin with, and all but zeros a gain', () => {
    for (const { id, hyper } of INITIALISER_LIST) {
      expect(Object.keys(hyper)).toEqual(id === 'zeros' ? ['bias'] : ['gain', 'bias']);
      for (const { value, min, max, scale: kind } of Object.values(hyper)) {
        expect(min <= value && value <= max).toBe(true);
        if (kind === 'log') expect(min).toBeGreaterThan(0);
      }
    }
  });
});

describe('point sets', () => {
  it.each(POINT_SET_LIST.map((set) => [set.id, set] as const))(
    '%s makes what it says, from the seed alone',
    (_, set) => {
      const { inputs, classes, samples, noise, extent } = set;
      expect(samples.min <= samples.value && samples.value <= samples.max).toBe(true);
      expect(noise.min <= noise.value && noise.value <= noise.max).toBe(true);
      for (const count of new Set([samples.min, samples.min + 1, samples.value])) {
        const points = set.make(count, noise.value, 7);
        expect(points.inputs).toHaveLength(count * inputs);
        expect(points.targets).toHaveLength(count);
        expect([...points.inputs, ...points.targets].every(Number.isFinite)).toBe(true);
        expect(set.make(count, noise.value, 7)).toEqual(points);
        if (classes !== null)
          expect(points.targets.every((t) => Number.isInteger(t) && t >= 0 && t < classes)).toBe(true);
      }
      const clean = set.make(samples.value, noise.min, 7);
      const inside = clean.inputs.filter((each) => each >= extent[0] && each <= extent[1]).length;
      expect(inside / clean.inputs.length).toBeGreaterThan(0.95);
      if (classes !== null) expect(new Set(clean.targets).size).toBe(classes);
      if (set.id !== 'xor')
        expect(set.make(samples.value, noise.max, 8).inputs).not.toEqual(set.make(samples.value, noise.max, 7).inputs);
    },
  );

  it('the tutorial’s spirals are the very points of the tutorial, with its seed', () => {
    const { X, y } = golden('000_8_spiral') as { X: number[][]; y: number[] };
    const { inputs, targets } = POINT_SETS.get('tutorial_spirals')!.make(300, 0.15, 42);
    const flat = X.flat();
    expect(Math.max(...inputs.map((each, i) => Math.abs(each - flat[i])))).toBeLessThan(4e-15);
    expect(targets).toEqual(y);
  });

  it('XOR is the four corners, in the order of the tables', () => {
    expect(POINT_SETS.get('xor')!.make(4, 0, 1)).toEqual({ inputs: [0, 0, 0, 1, 1, 0, 1, 1], targets: [0, 1, 1, 0] });
  });

  it('Playground’s spirals wind 1¾ times, one arm being the other turned about the centre', () => {
    const { inputs, targets } = POINT_SETS.get('spirals')!.make(200, 0, 3);
    expect(targets.filter((t) => t === 1)).toHaveLength(100);
    for (let i = 0; i < 100; i++) {
      const t = ((1.75 * i) / 100) * 2 * Math.PI + Math.PI;
      const r = (i / 100) * 5;
      expect(inputs[2 * i]).toBeCloseTo(r * Math.sin(t), 12);
      expect(inputs[2 * i + 1]).toBeCloseTo(r * Math.cos(t), 12);
      expect(inputs[200 + 2 * i]).toBeCloseTo(-inputs[2 * i], 12);
      expect(inputs[200 + 2 * i + 1]).toBeCloseTo(-inputs[2 * i + 1], 12);
    }
  });

  it('noise judges Playground’s points elsewhere and leaves them where they are', () => {
    const clean = POINT_SETS.get('noisy_xor')!.make(500, 0, 3);
    for (let i = 0; i < 500; i++) {
      expect(clean.targets[i]).toBe(clean.inputs[2 * i] * clean.inputs[2 * i + 1] >= 0 ? 1 : 0);
      expect(Math.min(Math.abs(clean.inputs[2 * i]), Math.abs(clean.inputs[2 * i + 1]))).toBeGreaterThanOrEqual(0.3);
    }
    const noisy = POINT_SETS.get('noisy_xor')!.make(500, 0.5, 3);
    expect(noisy.inputs).toEqual(clean.inputs);
    expect(noisy.targets).not.toEqual(clean.targets);
  });
});
