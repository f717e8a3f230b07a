import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SURFACE_LIST, SURFACES } from '../../src/catalog';
import { jetOf } from './jet';

interface Reference {
  readonly domain: Record<string, [number, number]>;
  readonly view: Record<string, [number, number]>;
  readonly global_minima: { x: number; y: number; f: number }[] | null;
  readonly points: { x: number[]; y: number[]; f: number[] };
}
const reference: Record<string, Reference> = JSON.parse(
  readFileSync(new URL('../golden/surfaces.json', import.meta.url), 'utf8'),
).functions;

describe('the catalogue has every surface of the reference, and no other', () => {
  it('has the same ids', () => {
    expect(SURFACE_LIST.map(({ id }) => id).sort()).toEqual(Object.keys(reference).sort());
  });

  it.each(Object.entries(reference))('%s: formula, rectangles and global minima agree', (id, expected) => {
    const surface = SURFACES.get(id)!;
    const jet = jetOf(surface);
    const { x, y, f } = expected.points;
    x.forEach((at, i) => {
      // The reference's formula in another arrangement: rounding of terms as large as the largest value nearby.
      const scale = Math.max(1, ...f.map(Math.abs));
      expect(Math.abs(jet(at, y[i])[0] - f[i])).toBeLessThan(1e-12 * scale);
    });
    for (const axis of ['x', 'y']) {
      // The reference writes π with six digits.
      for (const end of [0, 1]) {
        expect(surface.view[axis][end]).toBeCloseTo(expected.view[axis][end], 5);
        expect(surface.domain[axis][end]).toBeCloseTo(expected.domain[axis][end], 5);
      }
    }
    const global = surface.minima({}, null).filter((minimum) => minimum.global);
    expect(global).toHaveLength(expected.global_minima?.length ?? 0);
    for (const { x: mx, y: my, f: value } of expected.global_minima ?? []) {
      const near = global.find((minimum) => Math.hypot(minimum.x - mx, minimum.y - my) < 1e-9);
      expect(near?.value).toBeCloseTo(value, 9);
    }
  });
});

describe('known minima are minima', () => {
  const all = SURFACE_LIST.flatMap((surface) => surface.minima({}, null).map((minimum) => ({ surface, minimum })));

  it.each(all.map((entry) => [`${entry.surface.id} (${entry.minimum.x}, ${entry.minimum.y})`, entry] as const))(
    '%s',
    (_, { surface, minimum }) => {
      const { x, y, value } = minimum;
      const jet = jetOf(surface);
      // 1e-9 of the place: a value is right to second order, but where the surface has a kink it is not.
      expect(jet(x, y)[0]).toBeCloseTo(value, 9);
      const [low, high] = [surface.domain.x, surface.domain.y];
      for (const radius of [1e-3, 1e-5]) {
        for (let k = 0; k < 16; k++) {
          const px = x + radius * Math.cos((k * Math.PI) / 8);
          const py = y + radius * Math.sin((k * Math.PI) / 8);
          if (px < low[0] || px > low[1] || py < high[0] || py > high[1]) continue;
          expect(jet(px, py)[0]).toBeGreaterThan(value - 1e-13 * Math.max(1, Math.abs(value)));
        }
      }
    },
  );

  /** The gradient says nothing at a kink, nor on an edge of the domain. */
  const SMOOTH = all.filter(({ surface }) => !['ackley', 'bukin_n6', 'eggholder', 'drop_wave'].includes(surface.id));

  it.each(SMOOTH.map((entry) => [`${entry.surface.id} (${entry.minimum.x}, ${entry.minimum.y})`, entry] as const))(
    '%s is right to 1e-9: a Newton step from it is shorter',
    (_, { surface, minimum }) => {
      const [, gx, gy, xx, xy, yy] = jetOf(surface)(minimum.x, minimum.y);
      const determinant = xx * yy - xy * xy;
      expect(determinant).toBeGreaterThan(0);
      expect(xx).toBeGreaterThan(0);
      expect(Math.hypot((yy * gx - xy * gy) / determinant, (xx * gy - xy * gx) / determinant)).toBeLessThan(1e-9);
    },
  );

  it('follows the parameters of Rosenbrock', () => {
    expect(SURFACES.get('rosenbrock')!.minima({ a: -1.5, b: 3 }, null)).toEqual([
      { x: -1.5, y: 2.25, value: 0, global: true },
    ]);
  });
});
