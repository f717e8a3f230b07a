import { describe, expect, it } from 'vitest';
import { createExactJet } from '../../../src/analysis/exactJet';
import { FLAG, JET } from '../../../src/engine/contract';
import type { Point } from '../../../src/experiment/surfaces/types';
import {
  axesLines,
  conditionOf,
  eigenText,
  type Ground,
  groundOf,
  shapeOf,
  tangentPlane,
} from '../../../src/labs/surfaces/terrain/maths';
import { plane } from '../../engine/engines';
import tangent from '../../golden/seeds/003_tangent_line_plane.json';

const NAMES = ['x', 'y'] as const;

function at(formula: string, place: Point): Ground {
  return groundOf(place, createExactJet(plane(formula))!(...place))!;
}

describe('the tangent plane', () => {
  it.each(tangent.planes)('of $f at $at is that of the tutorial', ({ f, at: place, value, fx, fy, samples }) => {
    const ground = at(f, [place[0]!, place[1]!]);
    // The last bit depends on the order of the operations.
    [value, fx, fy].forEach((number, i) => {
      expect([ground.value, ...ground.gradient][i]).toBeCloseTo(number, 13);
    });
    // What is written is read again by the formula language itself.
    const written = createExactJet(plane(tangentPlane(ground, NAMES).plain.replace('z = ', '')))!;
    for (const { x, y, plane_z } of samples) expect(written(x, y)[JET.value]).toBeCloseTo(plane_z, 4);
  });

  it('is z = 2 + 2(x − 1) + 2(y − 1) for x² + y² at (1, 1)', () => {
    expect(tangentPlane(at('x^2 + y^2', [1, 1]), NAMES)).toEqual({
      tex: 'z = 2 + 2\\,(x - 1) + 2\\,(y - 1)',
      plain: 'z = 2 + 2(x − 1) + 2(y − 1)',
    });
  });

  it('is written as one would by hand', () => {
    expect(tangentPlane(at('3*x - y + 4', [0, -2]), NAMES).plain).toBe('z = 6 + 3x − (y + 2)');
    expect(tangentPlane(at('5 + 0*x', [1, 1]), NAMES).plain).toBe('z = 5');
    expect(tangentPlane(at('1e-8*x', [1, 0]), NAMES).tex).toContain('10^{-8}');
  });

  it('has the gradient (4, 2) for x² + y² at (2, 1)', () => {
    expect(at('x^2 + y^2', [2, 1]).gradient).toEqual([4, 2]);
  });
});

describe('the Hessian', () => {
  it('has no entries of mere rounding, and keeps small ones that are more', () => {
    const jet = new Float64Array(JET.size);
    jet[JET.xx] = 2;
    jet[JET.xy] = 4.2e-16;
    jet[JET.yy] = -7.1e-15;
    expect(groundOf([0, 0], jet)!.hessian).toEqual([2, 0, 0]);
    jet[JET.yy] = 1e-9;
    expect(groundOf([0, 0], jet)!.hessian).toEqual([2, 0, 1e-9]);
  });

  it('tells the shape of the ground', () => {
    expect(shapeOf(at('x^2 + 3*y^2', [1, 1]).eigen.values)).toBe('convex');
    expect(shapeOf(at('-x^2 - y^2', [1, 1]).eigen.values)).toBe('concave');
    expect(shapeOf(at('x*y', [1, 1]).eigen.values)).toBe('saddle');
    expect(shapeOf(at('(x - y)^2', [1, 1]).eigen.values)).toBe('flat');
    expect(shapeOf(at('x + y', [1, 1]).eigen.values)).toBe('flat');
  });

  it('has a condition number where both curvatures are some', () => {
    expect(conditionOf([1, 100])).toBe(100);
    expect(conditionOf([-4, 2])).toBe(2);
    expect(conditionOf([0, 2])).toBeNull();
    expect(eigenText(at('x^2 + 3*y^2', [1, 1])).plain).toBe('λ₁ = 6, λ₂ = 2, κ = 3');
    expect(eigenText(at('(x - y)^2', [1, 1])).plain).toBe('λ₁ = 4, λ₂ = 0');
  });

  it('lays its eigenvectors through the place, as long as 1/√|λ|', () => {
    // Turned by 45°: eigenvalues 18 along (1, 1) and 2 along (1, −1).
    const ground = at('(x + 2*y - 7)^2 + (2*x + y - 5)^2', [1, 2]);
    const [strong, weak] = axesLines(ground, [10, 10]);
    const way = (line: Float64Array): [number, number] => [line[2]! - line[0]!, line[3]! - line[1]!];
    const [a, b] = [way(strong!), way(weak!)];
    expect(a[0] * b[0] + a[1] * b[1]).toBeCloseTo(0, 12);
    expect(Math.abs(a[0] / a[1])).toBeCloseTo(1, 12);
    expect(a[0] * a[1]).toBeGreaterThan(0);
    expect(Math.hypot(...b) / Math.hypot(...a)).toBeCloseTo(Math.sqrt(18 / 2), 9);
    expect((strong![0]! + strong![2]!) / 2).toBeCloseTo(1, 12);
  });
});

describe('the ground in float64', () => {
  it('says where it is undefined or too large', () => {
    const undefinedThere = createExactJet(plane('log(x)'))!(-1, 0);
    expect(undefinedThere[JET.flags]).toBe(FLAG.undefined);
    expect(groundOf([-1, 0], undefinedThere)).toBeNull();
    expect(createExactJet(plane('exp(exp(x))'))!(9, 0)[JET.flags]).toBe(FLAG.overflow);
    expect(createExactJet(plane('x +'))).toBeNull();
  });
});
