import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pose, poseBetween, poseOf, positionOf } from '../../src/scene/three/glide';

const angle = (most: number) => fc.double({ min: -most, max: most, noNaN: true }).map((n) => n + 0);
const poses: fc.Arbitrary<Pose> = fc.record({
  target: fc.tuple(angle(2), angle(2), angle(2)),
  azimuth: angle(Math.PI),
  elevation: angle(1.4),
  distance: fc.double({ min: 0.5, max: 20, noNaN: true }),
});
const turn = (a: number, b: number) => Math.atan2(Math.sin(b - a), Math.cos(b - a));

describe('a turn of the camera', () => {
  test('a pose is where the camera stands', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        const again = poseOf(positionOf(pose), pose.target);
        // Sums and quotients of numbers up to 20, rounded at 1e-16 of them.
        expect(again.distance).toBeCloseTo(pose.distance, 10);
        expect(again.elevation).toBeCloseTo(pose.elevation, 10);
        expect(turn(again.azimuth, pose.azimuth)).toBeCloseTo(0, 10);
      }),
    );
    expect(positionOf({ target: [0, 0, 0], azimuth: 0, elevation: 0, distance: 3 })).toEqual([0, 0, 3]);
    expect(positionOf({ target: [1, 0, 0], azimuth: Math.PI / 2, elevation: 0, distance: 3 })[0]).toBe(4);
    expect(positionOf({ target: [0, 1, 0], azimuth: 0, elevation: Math.PI / 2, distance: 3 })[1]).toBe(4);
  });

  test('begins at one and ends at the other, the shorter way round', () => {
    fc.assert(
      fc.property(poses, poses, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, part) => {
        expect(poseBetween(from, to, 0)).toEqual(from);
        expect(poseBetween(from, to, -1)).toEqual(from);
        const [end, after] = [poseBetween(from, to, 1), poseBetween(from, to, 7)];
        expect(after).toEqual(end);
        expect(turn(end.azimuth, to.azimuth)).toBeCloseTo(0, 10);
        expect(end.distance).toBeCloseTo(to.distance, 10);
        const whole = Math.abs(turn(from.azimuth, to.azimuth));
        expect(Math.abs(poseBetween(from, to, part).azimuth - from.azimuth)).toBeLessThanOrEqual(whole + 1e-12);
        expect(whole).toBeLessThanOrEqual(Math.PI);
      }),
    );
  });
});
