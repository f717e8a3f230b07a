import { afterAll, describe, expect, it } from 'vitest';
import { SURFACES } from '../../src/catalog';
import { type Ensemble, type EnsemblePlan, STATUS_CODES } from '../../src/engine/contract';
import { engines, plane, runPlan } from './engines';

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

const named = both.map((engine) => [engine.kind, engine] as const);

describe.each(named)('maps by the %s engine', (_, engine) => {
  describe('of Himmelblau’s basins', () => {
    const SIDE = 64;
    const STEPS = 400;
    const LR = 0.01;
    const minima = SURFACES.get('himmelblau')!.minima({}, null);
    const problem = plane('(x^2 + y - 11)^2 + (x + y^2 - 7)^2');

    /** Index of the minimum within a tenth of the place; −1: none. */
    const label = (x: number, y: number) => minima.findIndex((m) => Math.hypot(x - m.x, y - m.y) <= 0.1);

    /** The oracle: a loop of its own in float64, from (x, y); −2: the ball has gone beyond 1e6. */
    const byHand = (x: number, y: number, momentum: number): number => {
      let [vx, vy] = [0, 0];
      for (let step = 0; step < STEPS; step++) {
        const [a, b] = [x * x + y - 11, x + y * y - 7];
        vx = momentum * vx + 4 * x * a + 2 * b;
        vy = momentum * vy + 2 * a + 4 * y * b;
        x -= LR * vx;
        y -= LR * vy;
        if (!(Math.abs(x) <= 1e6 && Math.abs(y) <= 1e6)) return -2;
      }
      return label(x, y);
    };

    it.each([0, 0.5, 0.9])('with momentum %d', async (momentum) => {
      const range = [-5, 5] as const;
      const plan: EnsemblePlan = {
        steps: STEPS,
        seed: 1,
        tolerance: 1e-4,
        members: { kind: 'grid', grid: { x: range, y: range, columns: SIDE, rows: SIDE } },
        rests: true,
      };
      const map = await engine.ensemble(problem, runPlan('momentum', { lr: LR, momentum }, [0, 0]), plan);
      const counts = new Map<number, number>();
      let equal = 0;
      for (let i = 0; i < SIDE * SIDE; i++) {
        const place = (k: number) => -5 + (10 * k) / (SIDE - 1);
        const expected = byHand(place(i % SIDE), place(Math.floor(i / SIDE)), momentum);
        const gone = STATUS_CODES[map.codes[i]] === 'diverged';
        const found = gone ? -2 : label(map.positions[2 * i], map.positions[2 * i + 1]);
        counts.set(expected, (counts.get(expected) ?? 0) + 1);
        if (found === expected) equal++;
      }
      // Where basins meet, rounding decides: a pixel in two hundred may.
      expect(equal / SIDE ** 2).toBeGreaterThanOrEqual(0.995);
      for (const minimum of [0, 1, 2, 3]) expect(counts.get(minimum)).toBeGreaterThan(SIDE ** 2 / 50);
    });
  });

  describe('of sweeps on a quadratic', () => {
    const COLUMNS = 48;
    const rates = Float64Array.from({ length: COLUMNS }, (_, i) => (5 * (i + 1)) / COLUMNS);
    const momenta = Float64Array.from({ length: 6 }, (_, i) => i / 6);

    /** Columns in which the run came nearer to the minimum, by row. */
    const converged = ({ loss, codes }: Ensemble, row: number) =>
      [...loss.subarray(row * COLUMNS, (row + 1) * COLUMNS)].map(
        (value, i) => STATUS_CODES[codes[row * COLUMNS + i]] !== 'diverged' && value < 0.5,
      );

    // Goh, "Why momentum really works", Distill 2017; ‖f″‖ = 1 here.
    it.each([
      ['momentum', {}, (beta: number) => 2 + 2 * beta],
      ['nesterov', {}, (beta: number) => (2 + 2 * beta) / (1 + 2 * beta)],
    ] as const)('the line of %s is where theory has it', async (id, hyper, limit) => {
      const plan: EnsemblePlan = {
        steps: 600,
        seed: 1,
        tolerance: 0,
        members: {
          kind: 'sweep',
          x: { of: { hyper: 'lr' }, values: rates },
          y: { of: { hyper: 'momentum' }, values: momenta },
        },
        rests: false,
      };
      const map = await engine.ensemble(plane('(x^2 + y^2)/2'), runPlan(id, hyper, [1, 0]), plan);
      momenta.forEach((beta, row) => {
        const found = converged(map, row);
        const boundary = found.indexOf(false);
        // Beyond the line nothing converges again.
        expect(found.slice(boundary).includes(true), `β = ${beta}`).toBe(false);
        const expected = rates.findIndex((rate) => rate >= limit(beta));
        expect(Math.abs(boundary - expected), `β = ${beta}`).toBeLessThanOrEqual(1);
      });
    });
  });
});
