import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTION_GROUPS, FUNCTION_LIST, FUNCTIONS } from '../../src/catalog/functions';
import type { FunctionEntry } from '../../src/catalog/functions/types';
import { isFreeName } from '../../src/catalog/language';
import { catalogue } from '../../src/catalog/list';
import { ACTIVATION_LIST } from '../../src/catalog/networks';
import type { Interval } from '../../src/catalog/types';
import { compileFunction, createFunctionEvaluator, type FunctionEvaluator } from '../../src/formula/programs/function';

type Values = Readonly<Record<string, number>>;

const golden = (name: string) => JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8'));

/** A formula of the entry's variable and parameters, in float64. */
function evaluator({ variable, parameters }: FunctionEntry, formula: string, given: Values): FunctionEvaluator {
  const names = Object.keys(parameters);
  return createFunctionEvaluator(
    compileFunction({ formula, variable, parameters: names }),
    names.map((name) => given[name]),
  );
}

const defaults = ({ parameters }: FunctionEntry): Values =>
  Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));

/** What a function is checked with: its defaults, and the values at which what is known of it changes. */
const VARIANTS: Readonly<Record<string, readonly Values[]>> = {
  power: [-3, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 4, 5].map((n) => ({ n })),
  exp_base: [0.5, 1, 2.5].map((a) => ({ a })),
  log_base: [0.5, 2.5].map((a) => ({ a })),
  prelu: [-0.5, 0, 1, 1.5].map((alpha) => ({ alpha })),
  elu: [-0.5, 0, 0.5, 1.5].map((alpha) => ({ alpha })),
};

interface Case {
  readonly entry: FunctionEntry;
  readonly given: Values;
  readonly f: FunctionEvaluator;
}

/** With every value of its parameters for which something changes. */
const cases: [string, Case][] = FUNCTION_LIST.flatMap((entry) =>
  [defaults(entry), ...(VARIANTS[entry.id] ?? [])].map((given): [string, Case] => [
    `${entry.id} ${JSON.stringify(given)}`,
    { entry, given, f: evaluator(entry, entry.formula, given) },
  ]),
);

/** The same, where something is stated of the function. */
const stated = cases.flatMap(([name, one]) => {
  const facts = one.entry.facts(one.given);
  return facts === null ? [] : [[name, { ...one, facts }] as const];
});

/** Places over an interval, away from its ends, at no place that means something. */
function inside([low, high]: Interval, count = 97): number[] {
  return Array.from({ length: count }, (_, i) => low + ((i + 0.3819) / count) * (high - low));
}

const clipped = ([low, high]: Interval, [from, to]: Interval): Interval => [Math.max(low, from), Math.min(high, to)];

describe('the functions of one variable', () => {
  it('stand once under their ids, in groups, in both languages', () => {
    expect(FUNCTIONS.size).toBe(FUNCTION_LIST.length);
    const groups = [...new Set(FUNCTION_LIST.map(({ group }) => group))];
    expect(groups).toEqual(Object.keys(FUNCTION_GROUPS));
    // No function is listed twice.
    const formulas = FUNCTION_LIST.map(({ formula, variable }) => `${variable}: ${formula}`);
    expect(new Set(formulas).size).toBe(formulas.length);
    for (const { id, name, about } of FUNCTION_LIST) {
      expect(id).toMatch(/^[a-z0-9_]+$/);
      expect(name.en.trim() && name.zh.trim()).not.toBe('');
      expect(about.zh, id).toMatch(/\p{Script=Han}/u);
      expect(about.en, id).not.toMatch(/\p{Script=Han}/u);
      expect(about.zh, id).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    }
  });

  it.each(FUNCTION_LIST.map((entry) => [entry.id, entry] as const))('%s is sound', (_, entry) => {
    const { variable, parameters, view, start, group } = entry;
    expect(view[0]).toBeLessThan(view[1]);
    expect(view[0] <= start && start <= view[1]).toBe(true);
    expect(entry.domain.contains(start, defaults(entry))).toBe(true);
    expect([variable, ...Object.keys(parameters)].every(isFreeName)).toBe(true);
    for (const { value, min, max, label } of Object.values(parameters)) {
      expect(min <= value && value <= max).toBe(true);
      expect(label.en && label.zh).toBeTruthy();
    }
    // The table of derivatives has a derivative in every row, and nobody else prints one.
    expect(entry.derivative !== null).toBe(group === 'table');
  });

  it('hold every activation', () => {
    for (const { id, formula } of ACTIVATION_LIST) {
      expect(
        FUNCTION_LIST.some((entry) => entry.formula === formula),
        id,
      ).toBe(true);
    }
  });

  it('are told by `headless list`, as JSON', () => {
    const told = JSON.parse(JSON.stringify(catalogue())).functions as { id: string }[];
    expect(told.map(({ id }) => id)).toEqual([...FUNCTIONS.keys()]);
    expect(told.find(({ id }) => id === 'cubic')).toMatchObject({
      formula: 'x^3 - 3*x + 1',
      view: [-2.5, 2.5],
      antiderivative: 'x^4/4 - 3*x^2/2 + x',
      facts: { minima: [{ x: 1, value: -1, global: false }], inflections: [0], convex: [[0, null]] },
    });
    expect(told.find(({ id }) => id === 'arcsin')).toMatchObject({
      domain: '|x| \\le 1',
      derivative: { formula: '1/sqrt(1 - x^2)', domain: '|x| < 1' },
    });
  });
});

describe('what is stated of a function is true', () => {
  it('in TeX whose backslashes are there: `\\n` and `\\t` in a text are no commands', () => {
    for (const { id, tex, domain, derivative } of FUNCTION_LIST) {
      const written = [tex, domain.tex, derivative?.tex, derivative?.domain.tex].join('');
      expect(
        [...written].filter((character) => character < ' '),
        id,
      ).toEqual([]);
    }
  });

  it.each(cases)('%s has values on its domain alone', (_, { entry, given, f }) => {
    for (const x of [...inside(entry.view, 201), -1, 0, 1, entry.view[0]]) {
      expect([x, Number.isFinite(f.value(x))]).toEqual([x, entry.domain.contains(x, given)]);
    }
  });

  it.each(cases.filter(([, { entry }]) => entry.derivative !== null))(
    '%s has the derivative that is printed, where it is printed',
    (_, { entry, given, f }) => {
      const printed = evaluator(entry, entry.derivative!.formula, given);
      for (const x of [...inside(entry.view), -1, 0, 1]) {
        if (!entry.derivative!.domain.contains(x, given)) continue;
        const slope = f.derivative(x);
        // The same in another arrangement: a few roundings.
        expect(Math.abs(printed.value(x) - slope)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(slope)));
      }
    },
  );

  it.each(cases.filter(([, { entry }]) => entry.antiderivative !== null))(
    '%s is the derivative of its antiderivative',
    (_, { entry, given, f }) => {
      const whole = evaluator(entry, entry.antiderivative!, given);
      for (const x of inside(entry.view)) {
        const value = f.value(x);
        if (!Number.isFinite(value)) continue;
        const h = 1e-4;
        const [fourthA, fourthB] = [x - h, x + h].map((at) => whole.value(at));
        const [secondA, secondB] = [x - 2 * h, x + 2 * h].map((at) => whole.value(at));
        const slope = (8 * (fourthB - fourthA) - (secondB - secondA)) / (12 * h);
        // Cut off near an end or a pole, where a difference has no meaning; rounding of F over h elsewhere.
        if (![fourthA, fourthB, secondA, secondB].every(Number.isFinite) || Math.abs(value) > 20) continue;
        expect(Math.abs(slope - value)).toBeLessThan(1e-7 * Math.max(1, Math.abs(value)));
        expect(Math.abs(whole.derivative(x) - value)).toBeLessThan(1e-11 * Math.max(1, Math.abs(value)));
      }
    },
  );

  it.each(stated)('%s has the minima that are told, and no other in its view', (_, { entry, given, f, facts }) => {
    for (const { x, value, global } of facts.minima) {
      expect(entry.view[0] <= x && x <= entry.view[1]).toBe(true);
      expect(f.value(x)).toBeCloseTo(value, 12);
      const [, slope, curvature] = f.jet(x);
      // Right to 1e-9: a Newton step from it is shorter, where it has a curvature at all.
      if (Math.abs(curvature) > 1e-3 && Math.abs(slope) < 0.1) expect(Math.abs(slope / curvature)).toBeLessThan(1e-9);
      for (const at of [x - 1e-4, x + 1e-4]) {
        if (entry.domain.contains(at, given)) expect(f.value(at)).toBeGreaterThan(value);
      }
      const lower = inside([-50, 50], 2000).some((at) => f.value(at) < value - 1e-12);
      expect([x, lower]).toEqual([x, !global]);
    }
    // A place lower than both neighbours at a distance lies beside one of them.
    const places = inside(entry.view, 4001);
    const step = places[1] - places[0];
    const values = places.map((x) => f.value(x));
    for (let i = 1; i + 1 < places.length; i++) {
      if (!(values[i] < values[i - 1] && values[i] < values[i + 1])) continue;
      // Beside a pole the values go down to −∞, and no lowest one is among them.
      if (Math.max(...[values[i - 1], values[i + 1]].map(Math.abs)) > 100) continue;
      expect(facts.minima.some(({ x }) => Math.abs(x - places[i]) <= step)).toBe(true);
    }
  });

  it.each(stated)('%s is convex where it is told, and nowhere else in its view', (_, { entry, given, f, facts }) => {
    const [low, high] = entry.view;
    const held = facts.convex.map((interval) => clipped(interval, entry.view));
    for (const interval of held) {
      const places = inside(interval, 60).filter((x) => entry.domain.contains(x, given));
      // A chord lies nowhere below the curve: true of corners too, which f″ does not see.
      for (const [i, a] of places.entries()) {
        const b = places[(i * 7 + 13) % places.length];
        const [fa, fb] = [f.value(a), f.value(b)];
        const room = 1e-12 * Math.max(1, Math.abs(fa), Math.abs(fb));
        expect(f.value((a + b) / 2)).toBeLessThanOrEqual((fa + fb) / 2 + room);
        expect(f.jet(a)[2]).toBeGreaterThanOrEqual(0);
      }
    }
    for (const x of inside([low, high], 301)) {
      if (!entry.domain.contains(x, given) || held.some(([from, to]) => from <= x && x <= to)) continue;
      expect(f.jet(x)[2]).toBeLessThan(0);
    }
    // As long as it can be: two that touch would be one if the function were convex across.
    for (let i = 1; i < held.length; i++) {
      const [left, right] = [held[i - 1][1], held[i][0]];
      expect(left).toBeLessThanOrEqual(right);
      if (left !== right || !entry.domain.contains(left, given)) continue;
      expect(f.value(left)).toBeGreaterThan((f.value(left - 1e-3) + f.value(left + 1e-3)) / 2);
    }
  });

  it.each(stated)(
    '%s has the inflections that are told, and no other in its view',
    (_, { entry, f, facts: { inflections } }) => {
      for (const x of inflections) {
        const [before, after] = [f.jet(x - 1e-9)[2], f.jet(x + 1e-9)[2]];
        expect([x, Math.sign(before) * Math.sign(after)]).toEqual([x, -1]);
      }
      const places = inside(entry.view, 4001);
      const step = places[1] - places[0];
      for (let i = 1; i < places.length; i++) {
        const [before, after] = [f.jet(places[i - 1])[2], f.jet(places[i])[2]];
        // A pole changes the sign as well, and so does a corner: there, no second derivative passes through 0.
        if (!(before * after < 0) || Math.abs(before) > 100 || Math.abs(before) + Math.abs(after) > 30 * step) continue;
        expect(inflections.some((x) => Math.abs(x - places[i]) <= step)).toBe(true);
      }
    },
  );
});

describe('the reference has the same functions', () => {
  const reference: Record<string, { points: Record<'x' | 'f' | 'df' | 'd2f', number[]>; view: Interval }> =
    golden('functions').functions;
  /** Where the ids differ: the reference names the tutorials. */
  const ID: Readonly<Record<string, string>> = {
    chain_000: 'square_2x1',
    chain_003: 'square_3x2',
    really_multimodal: 'multimodal',
  };

  it.each(Object.entries(reference))('%s', (id, { points }) => {
    const entry = FUNCTIONS.get(ID[id] ?? id)!;
    const f = evaluator(entry, entry.formula, {});
    points.x.forEach((x, i) => {
      const [value, slope, curvature] = f.jet(x);
      // Another arrangement of the same formula.
      const close = (got: number, want: number) =>
        expect(Math.abs(got - want)).toBeLessThan(1e-12 * Math.max(1, Math.abs(want)));
      close(value, points.f[i]);
      close(slope, points.df[i]);
      close(curvature, points.d2f[i]);
    });
  });

  interface Row {
    readonly f: string;
    readonly df: string;
    readonly params: Values;
    readonly values: readonly { x: number; f: number; df: number; d2f: number }[];
  }
  const TABLE = 'power exp exp_base ln log_base sin cos tan arcsin arccos arctan'.split(' ');
  const rows: Row[] = golden('seeds/003_derivative_table').rows;

  it('the table of derivatives has these rows, in this order', () => {
    expect(FUNCTION_LIST.filter(({ group }) => group === 'table').map(({ id }) => id)).toEqual(TABLE);
    expect(rows).toHaveLength(TABLE.length);
  });

  it.each(rows.map((row, i) => [row.f, TABLE[i], row] as const))('%s', (_, id, { params, values }) => {
    const entry = FUNCTIONS.get(id)!;
    const f = evaluator(entry, entry.formula, params);
    const printed = evaluator(entry, entry.derivative!.formula, params);
    for (const { x, f: value, df, d2f } of values) {
      // Two libraries' elementary functions differ in the last bits.
      const close = (got: number, want: number) =>
        expect(Math.abs(got - want)).toBeLessThan(1e-13 * Math.max(1, Math.abs(want)));
      const jet = f.jet(x);
      close(jet[0], value);
      close(jet[1], df);
      close(jet[2], d2f);
      close(printed.value(x), df);
    }
  });

  interface ActivationReference {
    readonly params: Values;
    readonly f: readonly number[];
    readonly df: readonly number[];
  }
  const { x: places, activations } = golden('seeds/003_activations') as {
    x: number[];
    activations: Record<string, ActivationReference>;
  };

  it.each(Object.entries(activations))('activation %s', (id, { params, f: values, df: slopes }) => {
    const entry = FUNCTIONS.get(id.replace('_half', ''))!;
    const f = evaluator(entry, entry.formula, params);
    places.forEach((x, i) => {
      // Near its ends a sigmoid is computed as 1 − a little: to 1e-12 as such.
      expect(Math.abs(f.value(x) - values[i])).toBeLessThan(1e-12);
      expect(Math.abs(f.derivative(x) - slopes[i])).toBeLessThan(1e-12);
    });
  });
});
