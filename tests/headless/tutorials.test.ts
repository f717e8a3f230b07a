import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../src/catalog/functions';
import type { DifferentiateDocument } from '../../src/headless/differentiate';
import type { PointDocument } from '../../src/headless/documents';
import type { GraphDocument } from '../../src/headless/graph';
import type { LinePointDocument } from '../../src/headless/line';
import { errorOf } from '../engine/lineSeeds';
import slope from '../golden/seeds/000_2.1_tangent.json';
import autodiff from '../golden/seeds/001_6_autodiff.json';
import activations from '../golden/seeds/003_activations.json';
import table from '../golden/seeds/003_derivative_table.json';
import rules from '../golden/seeds/003_differential_rules.json';
import tangents from '../golden/seeds/003_tangent_line_plane.json';
import { document, file } from './command';

/** The tutorials' numbers, recomputed in float64 by NumPy or in 40 digits: the order of a few operations differs. */
const NEAR = 1e-9;

function near(value: number | null, expected: number): void {
  expect(value, `instead of ${expected}`).not.toBeNull();
  expect(errorOf(value!, expected), `${value} instead of ${expected}`).toBeLessThan(NEAR);
}

function allNear(values: readonly (number | null)[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of values.entries()) near(value, expected[i]!);
}

/** What `eval` prints for each place; one process whatever their number. */
function evaluated<T>(chosen: object, points: readonly unknown[]): readonly T[] {
  const args = ['eval', file({ version: 1, ...chosen }), '--points', file(points), '--engine', 'cpu'];
  return document<{ points: readonly T[] }>(args).points;
}
const onLine = (given: object, points: readonly number[]) => evaluated<LinePointDocument>({ function: given }, points);

/** Rows that say the same of different places of one function, together. */
function grouped<T>(rows: readonly T[], by: (row: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return [...groups];
}

describe('lines that touch a curve', () => {
  it('000 §2.1: the tangents of x² and where their pieces end', () => {
    const panels = [slope.panel1, ...slope.panel2];
    const found = onLine(
      { formula: slope.f },
      panels.map(({ x }) => x),
    );
    panels.forEach(({ x, f, slope: expected, intercept, half_width, segment }, i) => {
      const { value, derivative } = found[i]!;
      near(value, f);
      near(derivative, expected);
      near(value! - derivative! * x, intercept);
      const ends = [-half_width, half_width].map((dx) => [x + dx, value! + derivative! * dx]);
      allNear(ends.flat(), segment.flat());
    });
  });

  it.each(grouped(tangents.lines, ({ f }) => f))('003: the tangents of %s', (formula, lines) => {
    const found = onLine(
      { formula },
      lines.map(({ x0 }) => x0),
    );
    lines.forEach(({ x0, value, slope: expected, intercept }, i) => {
      near(found[i]!.value, value);
      near(found[i]!.derivative, expected);
      near(found[i]!.value! - found[i]!.derivative! * x0, intercept);
    });
  });

  it.each(tangents.planes)('003: the tangent plane of $f', ({ f, at, value, fx, fy, normal, samples }) => {
    const places = [at, ...samples.map(({ x, y }) => [x, y])];
    const [touched, ...around] = evaluated<PointDocument>({ surface: { formula: f } }, places);
    const [slopeX, slopeY] = touched!.gradient;
    near(touched!.value, value);
    allNear([slopeX, slopeY], [fx, fy]);
    allNear([-slopeX!, -slopeY!, 1], normal);
    samples.forEach(({ x, y, plane_z, surface_z }, i) => {
      near(touched!.value! + slopeX! * (x - at[0]!) + slopeY! * (y - at[1]!), plane_z);
      near(around[i]!.value, surface_z);
    });
  });
});

/** Rows of the tutorial's table that our formulas write otherwise. */
const WRITTEN: Readonly<Record<string, string>> = { 'log_a(x)': 'log(x)/log(a)' };

describe('003: the table of derivatives', () => {
  it.each(table.rows)('$f', ({ f, params, values }) => {
    const given = { formula: WRITTEN[f] ?? f, parameters: params };
    const found = onLine(
      given,
      values.map(({ x }) => x),
    );
    values.forEach(({ f: value, df, d2f }, i) => {
      near(found[i]!.value, value);
      near(found[i]!.derivative, df);
      near(found[i]!.second, d2f);
    });
    // The last of the row once more, with its slopes from both sides.
    const { x, df } = values.at(-1)!;
    const path = file({ version: 1, function: given });
    const sides = document<DifferentiateDocument>(['differentiate', path, `--at=${x}`, '--engine', 'cpu']);
    near(sides.derivative, df);
    expect([sides.left, sides.right]).toEqual([sides.derivative, sides.derivative]);
    // Its error at h = 1e-6 is h²·|f‴|/6 and ε·|f|/h: a few 1e-10 at most where f‴ is of the order of f.
    expect(errorOf(sides.central!, df)).toBeLessThan(1e-8);
  });
});

const SIGNS: Readonly<Record<string, string>> = { sum: '+', product: '*', quotient: '/' };

describe('003: rules of differentiation', () => {
  it.each(rules.rules)('the $rule rule', ({ rule, u, v, values }) => {
    const places = values.map(({ x }) => x);
    const whole = onLine({ formula: `(${u}) ${SIGNS[rule]} (${v})` }, places);
    const [left, right] = [u, v].map((formula) => onLine({ formula }, places));
    values.forEach(({ f, df }, i) => {
      near(whole[i]!.value, f);
      near(whole[i]!.derivative, df);
      // By the rule as the tutorial states it, of the printed numbers of the two parts.
      const [a, da] = [left![i]!.value!, left![i]!.derivative!];
      const [b, db] = [right![i]!.value!, right![i]!.derivative!];
      const byRule = { sum: da + db, product: da * b + a * db, quotient: (da * b - a * db) / b ** 2 };
      near(byRule[rule as keyof typeof byRule], df);
    });
  });

  it('the differential of x² beside the change', () => {
    const places = rules.differential.flatMap(({ x, dx }) => [x, x + dx]);
    const found = onLine({ formula: 'x^2' }, places);
    rules.differential.forEach(({ dx, df, delta_f, error }, i) => {
      const [at, beyond] = [found[2 * i]!, found[2 * i + 1]!];
      near(at.derivative! * dx, df);
      near(beyond.value! - at.value!, delta_f);
      near(beyond.value! - at.value! - at.derivative! * dx, error);
    });
  });
});

describe('003: activations', () => {
  it.each(Object.entries(activations.activations))('%s', (name, { params, f, df, f_extreme, df_extreme }) => {
    const id = name.replace('_half', '');
    // The reference names the slope of the leaky ReLU, which is a number in its formula.
    const own = Object.keys(FUNCTIONS.get(id)!.parameters);
    const parameters = Object.fromEntries(Object.entries(params).filter(([key]) => own.includes(key)));
    const found = onLine({ id, parameters }, [...activations.x, ...activations.x_extreme]);
    const [values, slopes] = [
      [...f, ...f_extreme],
      [...df, ...df_extreme],
    ];
    expect(found).toHaveLength(values.length);
    found.forEach(({ value, derivative }, i) => {
      near(value, values[i]!);
      near(derivative, slopes[i]!);
    });
  });
});

/** The command takes functions and surfaces; what has three variables is asked of the document in `graph.test.ts`. */
const COMMANDED = [...autodiff.seed_cases, ...autodiff.more_cases].filter(({ vars }) => vars.length <= 2);

describe('001 §6: automatic differentiation', () => {
  it('takes all of its expressions along but the one of three variables', () => {
    expect([autodiff.seed_cases.length, autodiff.more_cases.length, COMMANDED.length]).toEqual([2, 11, 12]);
  });

  it.each(COMMANDED)('of $expr', ({ expr, at, vars, value, grad, hessian }) => {
    const place = vars.map((name) => at[name as 'x' | 'y']!);
    const line = vars.length === 1;
    const chosen = line ? { function: { formula: expr } } : { surface: { formula: expr } };
    const args = ['graph', file({ version: 1, ...chosen }), `--at=${place.join(',')}`];
    const { nodes, reverse, gradient, ...graph } = document<GraphDocument>(args);
    near(graph.value, value);
    vars.forEach((name, k) => {
      near(gradient[name]!, grad[k]!);
      near(nodes.at(-1)!.tangents[name]!, grad[k]!);
      near(reverse.filter(({ node }) => node === k).at(-1)!.adjoint, grad[k]!);
    });
    const second = line
      ? [[onLine({ formula: expr }, place)[0]!.second]]
      : evaluated<PointDocument>({ surface: { formula: expr } }, [place])[0]!.hessian;
    allNear(second.flat(), hessian.flat());
  });
});
