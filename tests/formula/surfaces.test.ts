import { describe, expect, it } from 'vitest';
import { JET, type Problem } from '../../src/engine/contract';
import { CpuSurface } from '../../src/engine/cpu/surface';
import golden from '../golden/surfaces.json';

/** An independent oracle: SymPy at 50 digits, rounded to float64. */
interface GoldenSurface {
  readonly formula: string;
  readonly points: Readonly<Record<'x' | 'y' | 'f' | 'fx' | 'fy' | 'fxx' | 'fxy' | 'fyy', readonly number[]>>;
}

function problem(
  formula: string,
  domain: Problem['domain'] = [
    [-1, 1],
    [-1, 1],
  ],
): Problem {
  return { formula, variables: ['x', 'y'], domain, parameters: {}, data: null };
}

// Relative to the largest number of the column: cancellation near zeros of a derivative costs digits of that size.
const TOLERANCE = 1e-9;

describe('JavaScript from a formula agrees with SymPy', () => {
  for (const [id, surface] of Object.entries(golden.functions as Record<string, GoldenSurface>)) {
    it(id, () => {
      const compiled = new CpuSurface(problem(surface.formula));
      const jet = new Float64Array(JET.size);
      const { points } = surface;
      const columns = ['f', 'fx', 'fy', 'fxx', 'fxy', 'fyy'] as const;
      const scale = columns.map((name) => Math.max(1e-300, ...points[name].map(Math.abs)));
      points.x.forEach((x, i) => {
        compiled.jet('hessian', x, points.y[i], jet);
        expect(jet[JET.flags]).toBe(0);
        columns.forEach((name, k) => {
          const error = Math.abs(jet[k] - points[name][i]) / Math.max(Math.abs(points[name][i]), 1e-3 * scale[k]);
          expect(error, `${name} at (${x}, ${points.y[i]})`).toBeLessThan(TOLERANCE);
        });
      });
    });
  }
});
