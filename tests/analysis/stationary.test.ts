import { afterAll, describe, expect, it } from 'vitest';
import { type Stationary, type StationaryPoint, stationaryPoints } from '../../src/analysis/stationary';
import { type Engine, JET, type Problem } from '../../src/engine/contract';
import { engines } from '../engine/engines';
import golden from '../golden/surfaces.json';

interface GoldenSurface {
  readonly formula: string;
  readonly view: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  readonly global_minima: readonly { x: number; y: number; f: number; on_boundary?: boolean }[] | null;
  readonly stationary_points_in_view?: readonly {
    readonly x: number;
    readonly y: number;
    readonly f: number;
    readonly type: 'min' | 'max' | 'saddle' | 'degenerate';
    readonly hessian_eigenvalues: readonly [number, number];
  }[];
}

const surfaces = Object.entries(golden.functions as unknown as Record<string, GoldenSurface>);
const KINDS = { min: 'minimum', max: 'maximum', saddle: 'saddle', degenerate: 'degenerate' } as const;
/** Polished in float64: Newton's last step squares an error of 1e-10. */
const EXACT = 1e-9;

const both = await engines();
const cpu = both[0]!;
afterAll(() => {
  for (const engine of both) engine.dispose();
});

function problem(formula: string, x: readonly [number, number], y: readonly [number, number] = x): Problem {
  return { formula, variables: ['x', 'y'], domain: [x, y], parameters: {}, data: null };
}

const of = ({ formula, view }: GoldenSurface): Problem => problem(formula, view.x, view.y);

function at(found: Stationary, x: number, y: number): StationaryPoint | undefined {
  return found.points.find(({ place }) => Math.hypot(place[0] - x, place[1] - y) <= EXACT * Math.max(1, Math.abs(x)));
}

function expectGolden(found: Stationary, surface: GoldenSurface): void {
  const known = surface.stationary_points_in_view!;
  for (const point of known) {
    const mine = at(found, point.x, point.y);
    expect(mine, `(${point.x}, ${point.y})`).toBeDefined();
    expect(mine!.kind).toBe(KINDS[point.type]);
    const scale = Math.max(1, ...point.hessian_eigenvalues.map(Math.abs));
    point.hessian_eigenvalues.forEach((value, k) => {
      // The Hessian changes by its third derivatives over the 1e-10 that a place may be off.
      expect(Math.abs(mine!.eigenvalues[k]! - value)).toBeLessThanOrEqual(1e-8 * scale);
    });
    expect(Math.abs(mine!.value - point.f)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(point.f)));
  }
  expect(found.points).toHaveLength(known.length);
  // All of these are smooth.
  expect([found.sets, found.kinks, found.cut]).toEqual([[], [], false]);
}

// Starts are found on the engine, places are polished in float64 beside it: one surface tells whether that holds.
describe.each(both.map((engine) => [engine.kind, engine] as const))('on the %s engine', (_, engine) => {
  const some = ['himmelblau'];
  it.each(surfaces.filter(([id]) => some.includes(id)))('%s: all that is known', async (_id, surface) => {
    expectGolden(await stationaryPoints(engine, of(surface)), surface);
  });
});

const listed = surfaces.filter(([, surface]) => surface.stationary_points_in_view !== undefined);

describe('stationary points', () => {
  it.each(listed)('%s: all that is known, and nothing else', async (_id, surface) => {
    expectGolden(await stationaryPoints(cpu, of(surface)), surface);
  });

  const others = ['easom', 'michalewicz'];
  it.each(surfaces.filter(([id]) => others.includes(id)))('%s: the gradient is zero there', async (_id, surface) => {
    const found = await stationaryPoints(cpu, of(surface));
    await expectLevel(cpu, of(surface), found);
    for (const { x, y } of surface.global_minima ?? []) expect(at(found, x, y)?.kind).toBe('minimum');
  });

  it('finds each of the 441 of Rastrigin', async () => {
    const { formula, view } = golden.functions.rastrigin as unknown as GoldenSurface;
    const found = await stationaryPoints(cpu, problem(formula, view.x, view.y));
    // It is a sum of two functions of one variable: the zeros of one derivative, counted by its changes of sign.
    const slope = (x: number): number => 2 * x + 20 * Math.PI * Math.sin(2 * Math.PI * x);
    let zeros = 0;
    const steps = 100_001;
    for (let i = 0; i < steps; i++) {
      const [a, b] = [i, i + 1].map((k) => view.x[0] + ((view.x[1] - view.x[0]) * k) / steps);
      if (slope(a!) * slope(b!) < 0) zeros++;
    }
    expect(found.points).toHaveLength(zeros ** 2);
    const kinds = { minimum: 0, maximum: 0, saddle: 0, degenerate: 0 };
    for (const { kind } of found.points) kinds[kind]++;
    const minima = (zeros + 1) / 2;
    expect(kinds).toEqual({
      minimum: minima ** 2,
      maximum: (minima - 1) ** 2,
      saddle: 2 * minima * (minima - 1),
      degenerate: 0,
    });
  });

  it('finds the extremes on kinks, which have no Hessian', async () => {
    const ackley = await stationaryPoints(cpu, of(golden.functions.ackley as unknown as GoldenSurface));
    expect(ackley.kinks).toHaveLength(1);
    expect(Math.hypot(...ackley.kinks[0]!.place)).toBeLessThan(1e-8);
    expect(ackley.points.some(({ place }) => Math.hypot(...place) < 0.1)).toBe(false);
    const pyramid = await stationaryPoints(cpu, problem('1 - max(abs(x - 0.3), abs(y + 0.2))', [-2, 2]));
    expect(pyramid.points).toEqual([]);
    expect(pyramid.kinks.map(({ kind }) => kind)).toEqual(['maximum']);
    expect(pyramid.kinks[0]!.place[0]).toBeCloseTo(0.3, 6);
    expect(pyramid.kinks[0]!.place[1]).toBeCloseTo(-0.2, 6);
    // A crease has no lowest place that comparing values could find: it is said, not invented.
    const crease = await stationaryPoints(
      cpu,
      problem('100*sqrt(abs(y - 0.01*x^2)) + 0.01*abs(x + 10)', [-15, -5], [-3, 3]),
    );
    expect([crease.points, crease.kinks, crease.cut]).toEqual([[], [], true]);
  });

  it('says of curves and regions what they are, not a thousand points', async () => {
    const valley = await stationaryPoints(cpu, problem('(x - y)^2', [-2, 2]));
    expect(valley.points).toEqual([]);
    expect(valley.sets.map(({ kind }) => kind)).toEqual(['valley']);
    const ridge = await stationaryPoints(cpu, problem('-(x^2 + y^2 - 1)^2', [-2, 2]));
    expect(ridge.points.map(({ kind, place }) => [kind, Math.hypot(...place) < EXACT])).toEqual([['minimum', true]]);
    expect(ridge.sets.map(({ kind }) => kind)).toEqual(['ridge']);
    const { places } = ridge.sets[0]!;
    for (let i = 0; i < places.length; i += 2) expect(Math.hypot(places[i]!, places[i + 1]!)).toBeCloseTo(1, 9);
    const flat = await stationaryPoints(cpu, problem('max(0, x)', [-2, 2]));
    expect(flat.points).toEqual([]);
    expect(flat.sets.map(({ kind }) => kind)).toEqual(['flat']);
    const level = await stationaryPoints(cpu, problem('3 + 0*x', [-2, 2]));
    expect(level.points).toEqual([]);
    expect(level.sets.map(({ kind, value }) => [kind, value])).toEqual([['flat', 3]]);
  });

  it('finds nothing on a plane, and a degenerate minimum where the curvature vanishes', async () => {
    const plane = await stationaryPoints(cpu, problem('x + 4*y', [-2, 2]));
    expect([plane.points, plane.sets, plane.kinks]).toEqual([[], [], []]);
    const quartic = await stationaryPoints(cpu, problem('x^4 + y^2', [-2, 2]));
    expect(quartic.points.map(({ kind }) => kind)).toEqual(['degenerate']);
  });

  it('leaves out what is undefined, and what lies on the border only', async () => {
    const found = await stationaryPoints(cpu, problem('log(x) + y^2 + x^2', [-1, 1]));
    expect(found.points).toEqual([]);
  });

  it('finds the least squares of a loss over data', async () => {
    const data = { x: [0, 1, 2, 3], y: [1.1, 2.9, 5.2, 6.8] };
    const loss: Problem = {
      formula: 'mean((w*x + b - y)^2)',
      variables: ['w', 'b'],
      domain: [
        [0, 4],
        [-1, 3],
      ],
      parameters: {},
      data,
    };
    for (const engine of both) {
      const { points } = await stationaryPoints(engine, loss);
      expect(points.map(({ kind }) => kind)).toEqual(['minimum']);
      const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b) / list.length;
      const [mx, my] = [mean(data.x), mean(data.y)];
      const w = mean(data.x.map((x, i) => (x - mx) * (data.y[i]! - my))) / mean(data.x.map((x) => (x - mx) ** 2));
      expect(points[0]!.place[0]).toBeCloseTo(w, 9);
      expect(points[0]!.place[1]).toBeCloseTo(my - w * mx, 9);
    }
  });
});

/** By the engine's own derivatives in float64: a step of Newton's from there is nothing. */
async function expectLevel(engine: Engine, of: Problem, { points }: Stationary): Promise<void> {
  const jets = await engine.probe(of, Float64Array.from(points.flatMap(({ place }) => place)));
  const extent = Math.max(...of.domain.map(([low, high]) => high - low));
  points.forEach(({ kind, place, eigenvalues }, i) => {
    const slope = Math.hypot(jets[i * JET.size + JET.x]!, jets[i * JET.size + JET.y]!);
    const weakest = Math.min(...eigenvalues.map(Math.abs));
    if (kind !== 'degenerate') expect(slope, String(place)).toBeLessThanOrEqual(1e-9 * extent * weakest + 1e-12);
  });
}
