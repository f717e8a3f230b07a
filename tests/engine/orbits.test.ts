import { afterAll, describe, expect, it } from 'vitest';
import { mapEnds } from '../../src/analysis/descent/ends';
import { type OrbitColumns, orbitPeriods, orbitRates, orbitSpan, traceOrbits } from '../../src/analysis/descent/orbits';
import type { Problem } from '../../src/engine/contract';
import minima from '../golden/seeds/001_5_local_minima.json';
import { engines, runPlan } from './engines';

const line = (formula: string, extent: number): Problem => ({
  formula,
  variables: ['x', 'y'],
  dimensions: 1,
  domain: [
    [-extent, extent],
    [-extent, extent],
  ],
  parameters: {},
  data: null,
});
/** Far beyond all places that come back. */
const BOUNDS = [-100, 100] as const;
const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

describe.each(both.map((engine) => [engine.kind, engine] as const))('orbits on the %s engine', (_, engine) => {
  const trace = async (problem: Problem, rates: Float64Array, optimizer = 'sgd'): Promise<OrbitColumns> => {
    let last: OrbitColumns | null = null;
    const run = runPlan(optimizer, {}, [2, 0]);
    const plan = { problem, run, rates, warm: 600, kept: 64, seed: 1 };
    await traceOrbits(engine, plan, (columns, final) => {
      if (final) last = columns;
    });
    return last!;
  };

  it('rest, swing, split and are chaotic as the learning rate grows', async () => {
    // Between the doublings of sin x + x²/2, at 1.19502, 1.52575, 1.61393 and 1.63427, and in its chaos.
    const rates = Float64Array.of(0.5, 1, 1.35, 1.57, 1.62, 1.9);
    const columns = await trace(line('sin(x) + x^2/2', 6), rates);
    expect([columns.rows, columns.places.length]).toEqual([64, 64 * rates.length]);
    const [low, high] = orbitSpan(columns, BOUNDS)!;
    expect([...orbitPeriods(columns, high - low, BOUNDS)]).toEqual([1, 1, 2, 4, 8, 0]);
    // At rest: the only minimum. float32 keeps seven digits of it.
    expect(columns.places[63 * rates.length]).toBeCloseTo(-0.7390851, 5);
  });

  it('have gone where the run diverges, and return nothing else there', async () => {
    const columns = await trace(line('x^2', 5), Float64Array.of(0.25, 1.5));
    expect([...orbitPeriods(columns, 1, BOUNDS)]).toEqual([1, -1]);
    expect(columns.places[1]).toBeNaN();
  });

  it('exist for any optimizer with a learning rate', async () => {
    const columns = await trace(line('x^2', 5), Float64Array.of(0.25), 'momentum');
    expect(Math.abs(columns.places.at(-1)!)).toBeLessThan(1e-3);
  });

  it('tell of themselves before they are complete, in the order of the steps', async () => {
    const seen: number[] = [];
    const plan = { problem: line('x^2', 5), run: runPlan('sgd', {}, [2, 0]), seed: 1 };
    await traceOrbits(engine, { ...plan, rates: orbitRates([0, 1], 2048), warm: 0, kept: 3 }, ({ rows }) =>
      seen.push(rows),
    );
    expect(seen.at(-1)).toBe(3);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('end when they are cancelled', async () => {
    const abort = new AbortController();
    const plan = { problem: line('x^2', 5), run: runPlan('sgd', {}, [2, 0]), seed: 1 };
    const tracing = traceOrbits(
      engine,
      { ...plan, rates: orbitRates([0, 1], 64), warm: 100_000, kept: 10 },
      () => expect.unreachable(),
      abort.signal,
    );
    abort.abort();
    await expect(tracing).rejects.toThrow();
  });

  it('from every start to its minimum', async () => {
    const problem = line('sin(3*x) + 0.1*x^2', 6);
    const starts = orbitRates([-6, 6], 480);
    const run = runPlan('sgd', { lr: 0.05 }, [0, 0]);
    const ends = await mapEnds(engine, { problem, run, starts, steps: 2000, seed: 1, tolerance: 1e-4 });
    // The six minima in view, by NumPy; a seventh lies beyond its edge, where the run from −6 goes. float32 and a tolerance of
    // 1e-4 at f″ ≈ 9 leave about 1e-5.
    const all = ends.attractors.map(({ x }) => x).sort((a, b) => a - b);
    const places = all.filter((x) => Math.abs(x) < 6);
    const expected = minima.fixed_example.minima_in_plot.map(({ x }) => x);
    expect(places).toHaveLength(expected.length);
    places.forEach((x, i) => {
      expect(x).toBeCloseTo(expected[i]!, 3);
    });
    const at = (start: number) => ends.attractors[ends.labels[Math.floor(((start + 6) / 12) * 480)]!]!.x;
    expect([at(-5), at(0), at(5)].map((x) => x.toFixed(3))).toEqual(['-4.608', '-0.512', '5.631']);
  });
});
