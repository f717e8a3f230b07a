import { describe, expect, it } from 'vitest';
import { contourLevels, traceContours } from '../../src/scene/contours';
import { heightAt, heightField } from '../../src/scene/heightfield';
import { invertHeight } from '../../src/scene/scale';
import { makeField, rosenbrock, square } from './fields';

describe('contour levels', () => {
  it('are round values on a linear scale, with zero among the heavy ones', () => {
    const scale = { kind: 'linear', low: -1.9, high: 26.9, soft: 1 } as const;
    const { offset, spacing, every } = contourLevels(scale);
    expect(invertHeight(scale, offset)).toBeCloseTo(0, 9);
    expect(invertHeight(scale, offset + spacing)).toBeCloseTo(2, 9);
    expect(every).toBe(5);
  });

  it('are equal factors on a logarithmic scale, a heavy one per decade', () => {
    const scale = { kind: 'log', low: 0, high: 2509, soft: 0.1 } as const;
    const { offset, spacing, every } = contourLevels(scale);
    const decade = (k: number) => invertHeight(scale, offset + k * every * spacing) + scale.soft;
    expect(decade(1) / decade(0)).toBeCloseTo(10, 6);
    expect(decade(3) / decade(2)).toBeCloseTo(10, 6);
  });

  it.each([1e-9, 1, 3.7, 1e12])('number about two dozen whatever the range (%d)', (range) => {
    for (const kind of ['linear', 'log'] as const) {
      const { spacing } = contourLevels({ kind, low: 5, high: 5 + range, soft: range / 3e4 });
      expect(1 / spacing).toBeGreaterThan(8);
      expect(1 / spacing).toBeLessThan(40);
    }
  });
});

describe('tracing', () => {
  const scale = { kind: 'log', low: 0, high: 2509, soft: 0.1 } as const;

  it('gives pieces that lie on the mesh at their level', () => {
    const field = heightField(makeField({ x: [-2, 2], y: [-1, 3], columns: 33, rows: 33 }, rosenbrock), scale);
    const levels = contourLevels(scale);
    let pieces = 0;
    traceContours(field, levels, (k, x0, y0, x1, y1) => {
      pieces++;
      const level = levels.offset + k * levels.spacing;
      // float32 heights of about 1, and a division: a few ulp.
      expect(heightAt(field, x0, y0)).toBeCloseTo(level, 5);
      expect(heightAt(field, x1, y1)).toBeCloseTo(level, 5);
    });
    expect(pieces).toBeGreaterThan(500);
  });

  it('closes rings: every inner point belongs to two pieces', () => {
    const bowl = heightField(
      makeField(square(-1, 1, 24), (x, y) => x * x + y * y),
      { kind: 'linear', low: 0, high: 2, soft: 1 },
    );
    const ends = new Map<string, number>();
    traceContours(bowl, { offset: 0.21, spacing: 10, every: 1 }, (_, x0, y0, x1, y1) => {
      for (const [x, y] of [
        [x0, y0],
        [x1, y1],
      ] as const) {
        const key = `${x.toFixed(6)} ${y.toFixed(6)}`;
        ends.set(key, (ends.get(key) ?? 0) + 1);
      }
    });
    expect(ends.size).toBeGreaterThan(20);
    expect([...ends.values()].every((count) => count === 2)).toBe(true);
  });

  it('draws nothing in holes', () => {
    const field = heightField(
      makeField(square(0, 1, 9), () => null),
      scale,
    );
    traceContours(field, contourLevels(scale), () => expect.unreachable());
  });
});
