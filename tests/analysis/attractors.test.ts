import { describe, expect, test } from 'vitest';
import { findAttractors, LABEL, nearestPlace, reachOf } from '../../src/analysis/attractors';
import { mapBasins } from '../../src/analysis/basins';
import { SURFACES } from '../../src/catalog';
import type { Ensemble, EnsemblePlan, Problem } from '../../src/engine/contract';
import { cpuEngine, plane, runPlan } from '../engine/engines';

const engine = cpuEngine();
const CONVERGED = 1;

/** Members that have ended at these places with these codes. */
function endsAt(places: readonly (readonly [number, number])[], codes: readonly number[], loss: number[]): Ensemble {
  return {
    positions: Float32Array.from(places.flat()),
    loss: Float32Array.from(loss),
    codes: Uint8Array.from(codes),
    steps: new Uint32Array(places.length).fill(10),
  };
}

function himmelblau(): {
  problem: Problem;
  minima: ReturnType<NonNullable<ReturnType<typeof SURFACES.get>>['minima']>;
} {
  const entry = SURFACES.get('himmelblau')!;
  const domain = [entry.view.x!, entry.view.y!] as const;
  const problem = { formula: entry.formula, variables: entry.variables, domain, parameters: {}, data: null };
  return { problem, minima: entry.minima({}, null) };
}

function gridPlan({ domain }: Problem, side: number, steps: number, tolerance = 1e-3) {
  const grid = { x: domain[0], y: domain[1], columns: side, rows: side };
  return { steps, seed: 42, tolerance, rests: true, members: { kind: 'grid', grid } } as const satisfies EnsemblePlan;
}

describe('attractors of Himmelblau', () => {
  const { problem, minima } = himmelblau();

  test('are its four known minima, and every start has its basin', async () => {
    const map = await mapBasins(
      engine,
      problem,
      runPlan('sgd', { lr: 0.01 }, [0, 0]),
      gridPlan(problem, 41, 400),
      minima,
    );
    expect(map.attractors).toHaveLength(4);
    for (const { x, y, value, kind, known } of map.attractors) {
      expect(kind).toBe('minimum');
      // Polished: Newton's steps end at 1e-7 of the domain's sides.
      expect(Math.hypot(x - known!.x, y - known!.y)).toBeLessThan(1e-5);
      expect(value).toBeCloseTo(0, 9);
    }
    expect(new Set(map.attractors.map(({ known }) => known)).size).toBe(4);
    // All four lie at zero: the order is that of x.
    const columns = map.attractors.map(({ x }) => x);
    expect(columns).toEqual(columns.toSorted((a, b) => a - b));
    // A start at a minimum belongs to it: (3, 2) is the node of column 32, row 28 of 41.
    const atMinimum = map.labels[28 * 41 + 32]!;
    expect(map.attractors[atMinimum]!.known).toBe(minima[0]);
    const members = map.attractors.reduce((sum, each) => sum + each.members, 0);
    expect(members + map.diverged + map.unsettled + map.undefined + map.elsewhere).toBe(41 * 41);
    expect(map.attractors.every(({ share, members: own }) => share === own / 41 ** 2)).toBe(true);
  });

  test('are the same whenever they are sought, and on any grid', async () => {
    const run = runPlan('sgd', { lr: 0.01 }, [0, 0]);
    const [first, again, coarse] = await Promise.all(
      [32, 32, 17].map((side) => mapBasins(engine, problem, run, gridPlan(problem, side, 400), minima)),
    );
    expect(again).toEqual(first);
    // The numbers, and with them the colours, do not depend on the grid.
    expect(coarse!.attractors.map(({ known }) => known)).toEqual(first!.attractors.map(({ known }) => known));
  });

  test('tell those that diverge and those that need more steps', async () => {
    const steep = await mapBasins(
      engine,
      problem,
      runPlan('sgd', { lr: 0.1 }, [0, 0]),
      gridPlan(problem, 16, 50),
      minima,
    );
    expect(steep.diverged).toBeGreaterThan(0);
    expect(steep.labels.filter((label) => label === LABEL.diverged)).toHaveLength(steep.diverged);
    const short = await mapBasins(
      engine,
      problem,
      runPlan('sgd', { lr: 1e-4 }, [0, 0]),
      gridPlan(problem, 16, 5),
      minima,
    );
    expect(short.attractors).toHaveLength(0);
    expect(short.unsettled).toBe(256);
  });
});

describe('attractors that are no minima', () => {
  test('a saddle is told as one', async () => {
    const saddle = plane('x^2 + (y^2 - 1)^2', 2);
    // The middle row of an odd grid starts on the ridge and stays there.
    const map = await mapBasins(engine, saddle, runPlan('sgd', { lr: 0.05 }, [0, 0]), gridPlan(saddle, 15, 400), []);
    expect(map.attractors.map(({ kind }) => kind)).toEqual(['minimum', 'minimum', 'saddle']);
    expect(map.attractors[2]).toMatchObject({ members: 15 });
    expect(map.attractors.map(({ known }) => known)).toEqual([null, null, null]);
  });

  test('a line of minima is one, whatever the grid', async () => {
    const valley = plane('(x + y)^2', 2);
    for (const side of [16, 48]) {
      const map = await mapBasins(engine, valley, runPlan('sgd', { lr: 0.1 }, [0, 0]), gridPlan(valley, side, 300), []);
      expect(map.attractors).toHaveLength(1);
      expect(map.attractors[0]!.kind).toBe('stretch');
      expect(map.attractors[0]!.members).toBe(side ** 2);
    }
  });

  test('a plateau is one, and a minimum beside it another', async () => {
    const pit = plane('max(0, x)^2 - exp(-40*((x + 1)^2 + y^2))', 2);
    const map = await mapBasins(engine, pit, runPlan('sgd', { lr: 0.02 }, [0, 0]), gridPlan(pit, 40, 500), []);
    const kinds = map.attractors.map(({ kind }) => kind);
    expect(kinds[0]).toBe('minimum');
    expect(map.attractors[0]!.value).toBeCloseTo(-1, 6);
    expect(kinds).toContain('stretch');
    expect(kinds.length).toBeLessThan(4);
  });

  test('a minimum so flat that runs rest all around it is one place', async () => {
    const flat = plane('x^4 + y^4', 2);
    const map = await mapBasins(engine, flat, runPlan('sgd', { lr: 0.05 }, [0, 0]), gridPlan(flat, 20, 1500), []);
    expect(map.attractors).toHaveLength(1);
    expect(map.attractors[0]!.kind).toBe('minimum');
    // Newton shortens the way to a minimum of fourth order by a third each time, from 0.06 on, forty times.
    expect(Math.hypot(map.attractors[0]!.x, map.attractors[0]!.y)).toBeLessThan(1e-5);
  });
});

describe('odd ensembles', () => {
  const bowl = plane('x^2 + y^2', 1);

  test('members far outside are clustered alike', async () => {
    const ends = endsAt([[900, 900], [900.001, 900], [0, 0], [Number.NaN, 0]], [CONVERGED, CONVERGED, CONVERGED, 3], [1, 1, 0, Number.NaN]); // biome-ignore format: one line
    const flat = plane('0*x', 1);
    const { attractors, labels, diverged } = await findAttractors(engine, flat, ends, []);
    expect(attractors.map(({ members }) => members).toSorted()).toEqual([1, 2]);
    expect(labels[0]).toBe(labels[1]);
    expect(labels[3]).toBe(LABEL.diverged);
    expect(diverged).toBe(1);
  });

  test('more places than can be told are cut off: the rest is elsewhere', async () => {
    // On a plain every place is at rest; places two cells and more apart are not one stretch.
    const flat = plane('0*x', 1);
    const places = Array.from(
      { length: 100 },
      (_, i) => [-0.9 + 0.2 * (i % 10), -0.9 + 0.2 * Math.floor(i / 10)] as const,
    );
    const twice = [...places, ...places.slice(0, 64)];
    const filler = new Array<number>(2000).fill(0);
    const ends = endsAt(
      [...twice, ...filler.map(() => [0, 0] as const)],
      [...twice.map(() => CONVERGED), ...filler],
      [...twice.map(() => 0), ...filler],
    );
    const { attractors, elsewhere, labels } = await findAttractors(engine, flat, ends, []);
    expect(attractors).toHaveLength(64);
    expect(attractors.every(({ members }) => members === 2)).toBe(true);
    expect(elsewhere).toBe(36);
    expect(labels[99]).toBe(LABEL.elsewhere);
  });

  test('none at all', async () => {
    const none = await findAttractors(engine, bowl, endsAt([], [], []), []);
    expect(none.attractors).toEqual([]);
    const undefinedOne = await findAttractors(engine, bowl, endsAt([[0, 0]], [4], [Number.NaN]), []);
    expect(undefinedOne).toMatchObject({ undefined: 1, attractors: [] });
  });
});

test('the reach of places keeps them apart', () => {
  const places = [{ x: 0, y: 0 }, { x: 0.1, y: 0 }]; // biome-ignore format: one line
  const reach = reachOf(places, [[-5, 5], [-5, 5]]); // biome-ignore format: one line
  expect(reach).toBeLessThan(0.05);
  expect(nearestPlace(places, [0.09, 0], reach)).toBe(1);
  expect(nearestPlace(places, [0.05, 0], reach)).toBe(-1);
});
