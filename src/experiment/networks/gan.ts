import { makeGlyphs } from '../../catalog/images/glyphs';
import { makeNoise } from '../../catalog/images/noise';
import { POINT_SETS } from '../../catalog/networks';
import type { Interval } from '../../catalog/types';
import type { GanPlan, GanPlayer } from '../../engine/contract/network';
import { GAN_IMAGES } from './ganFields';
import { activationPlans, initPlan, updateRule } from './resolve';
import type { GanChoice, GanPlayerChoice, NetExperiment } from './types';

/** A game of two networks in the engine's terms. */
export interface ResolvedGan {
  /** Of both players; whoever wants to move one alone changes `players`. */
  readonly plan: GanPlan;
  readonly kind: 'points' | 'images';
  /** What is worth drawing, in both coordinates; of points. */
  readonly extent: Interval;
  /** The places that the points gather about: x, y, x, y, …; null where there are no such places. */
  readonly modes: Float64Array | null;
}

/** What people may draw on. */
const DRAWING: Interval = [-2, 2];

/** Looks up every id. The experiment must be complete and agree with itself. */
export function resolveGan({ gan, seed }: NetExperiment): ResolvedGan {
  const kind = GAN_IMAGES.includes(gan.data) ? 'images' : 'points';
  const set = POINT_SETS.get(gan.data);
  const real = realRows(gan, seed);
  const width = gan.generator.layers[gan.generator.layers.length - 1];
  return {
    plan: {
      generator: player(gan.generator),
      discriminator: player(gan.discriminator),
      players: 'both',
      discriminatorSteps: gan.discriminatorSteps,
      objective: gan.objective,
      real,
      batch: Math.min(gan.batch, real.length / width),
      noise: 'normal',
      seed,
    },
    kind,
    extent: set?.extent ?? DRAWING,
    modes: set === undefined ? null : modesOf(gan.data),
  };
}

function realRows({ data, samples, noise, points }: GanChoice, seed: number): Float64Array {
  if (data === 'images') return makeGlyphs(samples, noise, seed);
  if (data === 'noise') return makeNoise(samples, seed);
  const set = POINT_SETS.get(data);
  return Float64Array.from(set === undefined ? (points ?? []).flat() : set.make(samples, noise, seed).inputs);
}

function player({ layers, activation, init, optimizer, hyper }: GanPlayerChoice): GanPlayer {
  return {
    net: {
      widths: layers,
      activations: activationPlans(activation, layers.length - 1),
      bias: true,
      residual: false,
      // The game has its own losses.
      loss: { kind: 'elementwise', formula: 'z', reduction: 'mean', correct: null, metric: null },
      l1: 0,
      l2: 0,
    },
    optimizer: updateRule(optimizer),
    hyper,
    start: initPlan(init, layers),
  };
}

/** Without noise, points of one class that all stand in one place mark a mode there. */
function modesOf(id: string): Float64Array | null {
  const set = POINT_SETS.get(id)!;
  const classes = set.classes ?? 0;
  if (classes < 2) return null;
  const { inputs, targets } = set.make(3 * classes, 0, 1);
  const modes = new Float64Array(2 * classes).fill(Number.NaN);
  for (let i = 0; i < targets.length; i++) {
    const at = 2 * targets[i];
    const [x, y] = [inputs[2 * i], inputs[2 * i + 1]];
    const apart = Math.hypot(modes[at] - x, modes[at + 1] - y);
    if (apart > 1e-9) return null;
    modes[at] = x;
    modes[at + 1] = y;
  }
  return modes.every((place) => Number.isFinite(place)) ? modes : null;
}
