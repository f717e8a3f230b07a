import type { Range, SwarmPlan } from './contract';
import { randomBits, randomUnit, STREAM } from './random';

/** Side of the square grid of starts. */
export function startSide(particles: number): number {
  return Math.ceil(Math.sqrt(particles));
}

/** Where particle `index` of a swarm starts; the twin of `start_place` in shaders/start.wgsl. */
export function startPlace(plan: SwarmPlan, domain: readonly [Range, Range], index: number): [number, number] {
  const [[x0, x1], [y0, y1]] = domain;
  if (plan.starts === 'grid') {
    const side = startSide(plan.particles);
    const last = Math.max(side - 1, 1);
    return [x0 + (x1 - x0) * ((index % side) / last), y0 + (y1 - y0) * (Math.floor(index / side) / last)];
  }
  const bits = randomBits(plan.seed, index, 0, STREAM.start);
  return [x0 + (x1 - x0) * randomUnit(bits[0]), y0 + (y1 - y0) * randomUnit(bits[1])];
}
