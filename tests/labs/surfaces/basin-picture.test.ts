import { describe, expect, it } from 'vitest';
import type { BasinMap } from '../../../src/analysis/basins';
import { evenOut } from '../../../src/labs/surfaces/basins/lightness';
import { paint, sketch } from '../../../src/labs/surfaces/basins/picture';

const SIDE = 192;
const MINIMA = [[3, 2], [-2.805, 3.131], [-3.779, -3.283], [3.584, -1.848]] as const; // biome-ignore format: one line

/** Gradient descent on Himmelblau's function from every pixel: where it ends, and after how many steps. */
function himmelblau(): Pick<BasinMap, 'grid' | 'labels' | 'steps'> {
  const labels = new Int16Array(SIDE * SIDE);
  const steps = new Uint32Array(SIDE * SIDE);
  for (let at = 0; at < labels.length; at++) {
    let x = -5 + (10 * (at % SIDE)) / (SIDE - 1);
    let y = -5 + (10 * Math.floor(at / SIDE)) / (SIDE - 1);
    let step = 0;
    for (; step < 400; step++) {
      const [a, b] = [x * x + y - 11, x + y * y - 7];
      const [gx, gy] = [4 * x * a + 2 * b, 2 * a + 4 * y * b];
      if (Math.hypot(gx, gy) < 1e-3) break;
      x -= 0.012 * gx;
      y -= 0.012 * gy;
    }
    steps[at] = step;
    labels[at] = MINIMA.findIndex(([mx, my]) => Math.hypot(x - mx, y - my) < 0.1);
  }
  return { grid: { x: [-5, 5], y: [-5, 5], columns: SIDE, rows: SIDE }, labels, steps };
}

/** Pixels that stand out from the middle one of their neighbourhood by more than a tenth of all shades. */
function specks(labels: Int16Array, shades: ArrayLike<number>): number {
  let count = 0;
  for (let row = 1; row + 1 < SIDE; row++) {
    for (let column = 1; column + 1 < SIDE; column++) {
      const at = row * SIDE + column;
      const around = [-SIDE - 1, -SIDE, 1 - SIDE, -1, 0, 1, SIDE - 1, SIDE, SIDE + 1].map((by) => at + by);
      if (!around.every((there) => labels[there] === labels[at])) continue;
      const middle = around.map((there) => shades[there]!).sort((a, b) => a - b)[4]!;
      if (Math.abs(shades[at]! - middle) > 0.1) count++;
    }
  }
  return count;
}

describe('the lightness of basins', () => {
  const map = himmelblau() as BasinMap;

  it('has no specks, where the steps themselves have many', async () => {
    const { tones, steps: range } = await sketch(map);
    const [low, high] = range.map(Math.log1p) as [number, number];
    const raw = Array.from(map.steps, (step) => Math.min(1, Math.max(0, (Math.log1p(step) - low) / (high - low))));
    const before = specks(map.labels, raw);
    // 64 shades, of which the line along a basin's end is none.
    const after = specks(
      map.labels,
      Array.from(tones, (tone) => (tone % 64) / 63),
    );
    expect(before).toBeGreaterThan(200);
    expect(after).toBeLessThan(before / 50);
  });

  it('says on the whole what it said', async () => {
    const shares = Float32Array.from(map.steps, (step) => step / 100);
    const even = await evenOut(map.labels, SIDE, shares);
    const mean = (of: Float32Array, label: number) => {
      const own = of.filter((_, at) => map.labels[at] === label);
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    };
    // A hundredth: what the borders of a basin give more weight.
    for (const label of MINIMA.keys()) expect(mean(even, label) / mean(shares, label)).toBeCloseTo(1, 2);
  });

  it('does not come from one basin into another', async () => {
    const labels = Int16Array.from({ length: 64 }, (_, at) => (at % 8 < 4 ? 0 : at % 8 < 6 ? 1 : -1));
    const values = Float32Array.from(labels, (label) => (label === 0 ? 0.25 : label === 1 ? 0.75 : 9));
    expect(await evenOut(labels, 8, values)).toEqual(values);
  });

  it('leaves the hues of a picture to their basins', async () => {
    const pixels = paint(await sketch(map), [0, 1, 2, 3], null);
    const hues = new Map<number, Set<string>>();
    for (const [at, label] of map.labels.entries()) {
      const [r, g, b] = pixels.subarray(4 * at, 4 * at + 3);
      hues.set(label, (hues.get(label) ?? new Set()).add(`${r} ${g} ${b}`));
    }
    const all = [...hues.values()].flatMap((each) => [...each]);
    expect(new Set(all).size).toBe(all.length);
  });
});
