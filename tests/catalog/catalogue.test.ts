import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DATA_LIST,
  DATA_SETS,
  LOSS_LIST,
  OPTIMIZER_LIST,
  OPTIMIZERS,
  SCHEDULE_LIST,
  SCHEDULES,
  SURFACE_LIST,
  SURFACES,
} from '../../src/catalog';
import { isFreeName } from '../../src/catalog/language';
import { catalogue } from '../../src/catalog/list';
import type { Hyperparameter } from '../../src/catalog/types';
import { checkExpression, parseExpression } from '../../src/formula';
import { Interpreter } from '../../src/formula/graph/interpret';
import { compileRule } from '../../src/formula/programs/rule';
import { compileSurface } from '../../src/formula/programs/surface';

const reference: { cases: { optimizer: string; hyper: Record<string, number> }[]; rules: Record<string, string> } =
  JSON.parse(readFileSync(new URL('../golden/optimizers.json', import.meta.url), 'utf8'));

function expectSound(hyper: Readonly<Record<string, Hyperparameter>>) {
  for (const { value, min, max, scale, integer, label } of Object.values(hyper)) {
    expect(min).toBeLessThanOrEqual(value);
    expect(value).toBeLessThanOrEqual(max);
    // A logarithmic slider cannot reach 0.
    if (scale === 'log') expect(min).toBeGreaterThan(0);
    if (integer) expect([value, min, max].every(Number.isInteger)).toBe(true);
    expect(label.en && label.zh).toBeTruthy();
  }
}

describe('registries', () => {
  it('hold every entry once, under its id, in both languages', () => {
    expect(SURFACES.size).toBe(SURFACE_LIST.length + LOSS_LIST.length);
    expect(OPTIMIZERS.size).toBe(OPTIMIZER_LIST.length);
    expect(SCHEDULES.size).toBe(SCHEDULE_LIST.length);
    expect(DATA_SETS.size).toBe(DATA_LIST.length);
    for (const entry of [...SURFACES.values(), ...OPTIMIZER_LIST, ...SCHEDULE_LIST, ...DATA_LIST]) {
      expect(entry.id).toMatch(/^[a-z0-9_]+$/);
      for (const { en, zh } of [entry.name, entry.about]) {
        expect(en.trim()).not.toBe('');
        expect(zh.trim()).not.toBe('');
      }
      expect(entry.about.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('surfaces and losses', () => {
  it.each([...SURFACES.values()].map((surface) => [surface.id, surface] as const))('%s is sound', (_, surface) => {
    const { formula, variables, parameters, view, domain, start, data } = surface;
    for (const rectangle of [view, domain]) {
      expect(Object.keys(rectangle)).toEqual([...variables]);
      for (const [low, high] of Object.values(rectangle)) expect(low).toBeLessThan(high);
    }
    variables.forEach((variable, axis) => {
      expect(start[axis]).toBeGreaterThanOrEqual(view[variable][0]);
      expect(start[axis]).toBeLessThanOrEqual(view[variable][1]);
    });
    const names = [...variables, ...Object.keys(parameters), ...(data?.columns ?? [])];
    expect(names.every(isFreeName)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
    for (const { value, min, max } of Object.values(parameters)) {
      expect(min <= value && value <= max).toBe(true);
    }
    compileSurface({ formula, variables, parameters: Object.keys(parameters), columns: data?.columns ?? [] });
  });
});

describe('optimizers', () => {
  it('have the ids and the hyperparameters of the reference', () => {
    expect([...OPTIMIZERS.keys()].sort()).toEqual(Object.keys(reference.rules).sort());
    for (const { optimizer, hyper } of reference.cases) {
      const own = Object.keys(OPTIMIZERS.get(optimizer)!.hyper);
      // The cases leave out what they keep at its default (weight decay, dampening).
      for (const name of Object.keys(hyper)) expect(own, optimizer).toContain(name);
    }
  });

  it.each(OPTIMIZER_LIST.map((optimizer) => [optimizer.id, optimizer] as const))('%s is sound', (_, optimizer) => {
    expectSound(optimizer.hyper);
    if (optimizer.rate !== null) expect(Object.keys(optimizer.hyper)).toContain(optimizer.rate);
    // The address uses these words for other parts of a run.
    for (const word of ['start', 'clip', 'noise', 'batch', 'schedule']) {
      expect(Object.keys(optimizer.hyper)).not.toContain(word);
    }
    if (optimizer.kind === 'method') return;
    const { rule, state, rate } = optimizer;
    const program = compileRule({ rule, state, hyper: Object.keys(optimizer.hyper), schedule: null, rate });
    expect(program.theta).toHaveLength(2);
    // Every hyperparameter is used: by the rule, or by the start of a state.
    const text = [rule, ...Object.values(state)].join('\n');
    for (const name of Object.keys(optimizer.hyper)) expect(text).toMatch(new RegExp(`\\b${name}\\b`));
  });
});

describe('schedules', () => {
  const factor = (id: string, t: number, T: number, changed: Readonly<Record<string, number>> = {}): number => {
    const { formula, hyper } = SCHEDULES.get(id)!;
    const names = Object.keys(hyper);
    const program = compileSurface({ formula, variables: ['t', 'T'], parameters: names, columns: [] });
    const values = names.map((name) => changed[name] ?? hyper[name].value);
    return new Interpreter(program.graph, [program.outputs[0]]).evaluate((name) =>
      name === 'v0' ? t : name === 'v1' ? T : values[Number(name.slice(1))],
    )[0];
  };

  it.each(SCHEDULE_LIST.map((schedule) => [schedule.id, schedule] as const))('%s stays in [0, 1]', (id, schedule) => {
    expectSound(schedule.hyper);
    const scope = { columns: [], reductions: false, vectors: false };
    checkExpression(parseExpression(schedule.formula), {
      ...scope,
      variables: ['t', 'T'],
      parameters: Object.keys(schedule.hyper),
    });
    for (const T of [1, 7, 400]) {
      for (let t = 1; t <= T; t++) {
        const value = factor(id, t, T);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
  });

  it('are what their names say', () => {
    expect(factor('constant', 17, 100)).toBe(1);
    expect([100, 101, 200, 201].map((t) => factor('step', t, 400))).toEqual([1, 0.5, 0.5, 0.25]);
    expect(factor('exponential', 3, 400)).toBeCloseTo(0.99 ** 2, 15);
    expect(factor('cosine', 1, 400, { last: 0.1 })).toBe(1);
    expect(factor('cosine', 201, 400, { last: 0.1 })).toBeCloseTo(0.55, 14);
    expect(factor('inverse', 101, 400)).toBeCloseTo(0.5, 15);
    expect([1, 25, 50, 51].map((t) => factor('warmup', t, 400))).toEqual([0.02, 0.5, 1, 1]);
  });
});

describe('catalogue()', () => {
  it('is plain JSON that names everything', () => {
    const list = catalogue();
    expect(JSON.parse(JSON.stringify(list))).toEqual(list);
    expect(list.surfaces.find(({ id }) => id === 'rosenbrock')).toMatchObject({
      formula: '(a - x)^2 + b*(y - x^2)^2',
      domain: { x: [-2, 2], y: [-1, 3] },
      parameters: { a: { default: 1 }, b: { default: 100 } },
      minima: [{ x: 1, y: 1, value: 0, global: true }],
    });
    expect(list.optimizers.find(({ id }) => id === 'adam')?.hyper).toMatchObject({ lr: { default: 0.001 } });
    expect(list.losses.find(({ id }) => id === 'mse')?.minima).toHaveLength(1);
  });
});
