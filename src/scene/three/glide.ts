import type { SceneEntrance } from '../contract';
import type { Vec3 } from './framing';

/** Where a camera stands, by what it looks at: angles in radians, as those of a viewpoint. */
export interface Pose {
  readonly target: Vec3;
  readonly azimuth: number;
  readonly elevation: number;
  readonly distance: number;
}

/** A turn that is under way. */
export interface Glide {
  readonly from: Pose;
  readonly to: Pose;
  /** By the clock of frames, in milliseconds. */
  readonly began: number;
  readonly length: number;
  /** As which it comes round to a new surface; null: from one viewpoint to another. */
  readonly entrance: SceneEntrance | null;
}

/** Milliseconds of a turn from one viewpoint to another, of one that comes to a new surface, and of what ends that. */
export const GLIDE = 900;
export const ENTRANCE = 4500;
export const SETTLING = 400;

export function poseOf(position: Vec3, target: Vec3): Pose {
  const [x, y, z] = [0, 1, 2].map((axis) => position[axis]! - target[axis]!) as unknown as Vec3;
  const distance = Math.hypot(x, y, z);
  return { target, azimuth: Math.atan2(x, z), elevation: distance > 0 ? Math.asin(y / distance) : 0, distance };
}

export function positionOf({ target: [x, y, z], azimuth, elevation, distance }: Pose): Vec3 {
  const level = Math.cos(elevation) * distance;
  return [x + Math.sin(azimuth) * level, y + Math.sin(elevation) * distance, z + Math.cos(azimuth) * level];
}

/** Part of the way (0 to 1) from one to the other, the shorter way round, gently at both ends. */
export function poseBetween(from: Pose, to: Pose, part: number): Pose {
  const t = Math.min(1, Math.max(0, part));
  const eased = t * t * (3 - 2 * t);
  const mix = (a: number, b: number): number => a + (b - a) * eased;
  const turn = Math.atan2(Math.sin(to.azimuth - from.azimuth), Math.cos(to.azimuth - from.azimuth));
  return {
    target: [0, 1, 2].map((axis) => mix(from.target[axis]!, to.target[axis]!)) as unknown as Vec3,
    azimuth: from.azimuth + turn * eased,
    elevation: mix(from.elevation, to.elevation),
    distance: mix(from.distance, to.distance),
  };
}
