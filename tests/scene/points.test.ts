import { describe, expect, it } from 'vitest';
import { COLORS, colorPivot, colorTable } from '../../src/scene/colormap';
import { MARKERS, type ScenePoints } from '../../src/scene/contract';
import { heightField } from '../../src/scene/heightfield';
import { markerOutline } from '../../src/scene/marker';
import { BOX_HEIGHT } from '../../src/scene/three/framing';
import { stemsOf } from '../../src/scene/three/points';
import { RIBBON_STRIDE } from '../../src/scene/three/ribbon';
import { makeField, square } from './fields';

const unit = { kind: 'linear', low: 0, high: 1, soft: 1 } as const;

describe('data points', () => {
  const surface = heightField(
    makeField(square(-1, 1, 33), (x) => 0.5 + 0.25 * x),
    unit,
  );
  const group = (...places: number[]): ScenePoints => ({
    places: Float64Array.from(places),
    color: '#000000',
    marker: 'circle',
    hollow: false,
  });

  it('have a stem from their own height to that of the surface', () => {
    const [x0, y0, z0, , x1, y1, z1] = stemsOf([group(0.5, -0.5, 1)], surface, unit);
    expect([x0, z0]).toEqual([x1, z1]);
    expect([x0, z0]).toEqual([0.5, 0.5]);
    expect(y0).toBeCloseTo(BOX_HEIGHT, 6);
    expect(y1).toBeCloseTo(0.625 * BOX_HEIGHT, 6);
  });

  it('beyond the rectangle or over a hole have none, and heights stay in the box', () => {
    const holed = heightField(
      makeField(square(-1, 1, 33), (x) => (x > 0.5 ? null : 0)),
      unit,
    );
    expect(stemsOf([group(1.5, 0, 1, 0.9, 0, 1)], holed, unit)).toHaveLength(0);
    const all = stemsOf([group(0, 0, 7), group(0, 0, -7)], surface, unit);
    expect(all).toHaveLength(2 * RIBBON_STRIDE);
    expect([all[1], all[RIBBON_STRIDE + 1]]).toEqual([expect.closeTo(BOX_HEIGHT, 6), 0]);
  });

  it.each(MARKERS)('as a %s are seen whole from the middle', (marker) => {
    const outline = markerOutline(marker);
    expect(outline.length).toBeGreaterThanOrEqual(6);
    const turns = Array.from({ length: outline.length / 2 }, (_, i) => {
      const j = (2 * i + 2) % outline.length;
      return Math.sign(outline[2 * i]! * outline[j + 1]! - outline[2 * i + 1]! * outline[j]!);
    });
    // Every triangle from the middle turns the same way: none is folded over.
    expect(new Set(turns).size).toBe(1);
    expect(turns[0]).not.toBe(0);
  });
});

describe('a map of one’s own colours', () => {
  const stops = ['#0000ff', '#ffffff', '#ff0000'] as const;

  it('has its stops at the ends and in the middle', () => {
    const table = colorTable(stops);
    expect([...table.subarray(0, 4)]).toEqual([0, 0, 255, 255]);
    expect([...table.subarray(4 * (COLORS - 1))]).toEqual([255, 0, 0, 255]);
    const middle = [...table.subarray(4 * (COLORS / 2), 4 * (COLORS / 2) + 3)];
    for (const part of middle) expect(part).toBeGreaterThan(245);
    expect(colorTable(stops)).toBe(table);
  });

  it('has zero in its middle, where zero is in its range', () => {
    expect(colorPivot({ ...unit, low: -1, high: 3 }, stops)).toBeCloseTo(0.25, 12);
    expect(colorPivot(unit, stops)).toBe(0.5);
    expect(colorPivot({ ...unit, low: -1, high: 3 }, 'viridis')).toBe(0.5);
  });
});
