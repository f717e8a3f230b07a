import type { Engine } from '../../../engine/contract';
import { layout, type NetData, type NetPlan } from '../../../engine/contract/network';

/** Every ∂L/∂w of the backward pass against central differences of the loss. */
export interface GradientCheck {
  readonly tolerance: number;
  /** Size of a step, in units of max(1, |w|). */
  readonly step: number;
  /** All parameters of the net; more than `entries` where they are too many to try all. */
  readonly parameters: number;
  readonly entries: readonly CheckEntry[];
}

export interface CheckEntry {
  readonly parameter: number;
  /** From the backward pass. */
  readonly analytic: number;
  /** (L(w + s) − L(w − s)) / 2s. */
  readonly numeric: number;
  /** |analytic − numeric| over the larger of the two, but at least over {@link FLOOR} of the largest gradient. */
  readonly error: number;
  /** The loss has a corner within the step: slopes to both sides differ, and the backward pass takes one between. */
  readonly kink: boolean;
}

/** Gradients far below the largest drown in the rounding of the loss; their error is measured against this share. */
const FLOOR = 1e-3;
/** More parameters are sampled evenly. */
const MOST_CHECKED = 512;
/** Numbers handed over in one call; keeps the shifted nets of a big net within some tens of megabytes. */
const LARGEST_CALL = 4e6;

/**
 * float64: the truncation of a step of 1e-5 is 1e-10, its rounding 1e-11. float32: rounding of the loss by 6e-8 over a
 * step of 1e-2 leaves about 1e-5 of the loss, which is far more of a small gradient.
 */
const SETTINGS: Readonly<Record<Engine['kind'], { readonly step: number; readonly tolerance: number }>> = {
  cpu: { step: 1e-5, tolerance: 1e-5 },
  gpu: { step: 1e-2, tolerance: 5e-2 },
};

/** Evenly spread indices, all of them where they are few. */
export function sampled(parameters: number, most: number): number[] {
  const count = Math.min(parameters, most);
  return Array.from({ length: count }, (_, i) => Math.floor((i * parameters) / count));
}

/** For each parameter in turn two nets: that parameter a step up, and a step down. */
export function shiftedWeights(weights: Float64Array, parameters: readonly number[], step: number): Float64Array {
  const count = weights.length;
  const nets = new Float64Array(2 * parameters.length * count);
  parameters.forEach((parameter, i) => {
    const shift = step * Math.max(1, Math.abs(weights[parameter]!));
    for (const [k, sign] of [1, -1].entries()) {
      const start = (2 * i + k) * count;
      nets.set(weights, start);
      nets[start + parameter] = weights[parameter]! + sign * shift;
    }
  });
  return nets;
}

/**
 * @param losses of the shifted nets, in the order of {@link shiftedWeights}
 * @param loss of the unshifted net
 */
export function compareGradients(
  weights: Float64Array,
  parameters: readonly number[],
  gradient: Float64Array,
  losses: ArrayLike<number>,
  loss: number,
  settings: { readonly step: number; readonly tolerance: number },
): CheckEntry[] {
  const { step, tolerance } = settings;
  const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return parameters.map((parameter, i) => {
    const weight = weights[parameter]!;
    const shift = step * Math.max(1, Math.abs(weight));
    // What was really added, after rounding.
    const [up, down] = [weight + shift - weight, weight - (weight - shift)];
    const [above, below] = [losses[2 * i]!, losses[2 * i + 1]!];
    const analytic = gradient[parameter]!;
    const numeric = (above - below) / (up + down);
    const scale = Math.max(Math.abs(analytic), Math.abs(numeric), FLOOR * largest);
    const error = scale === 0 ? 0 : Math.abs(analytic - numeric) / scale;
    const sides = [(above - loss) / up, (loss - below) / down] as const;
    const slack = tolerance * scale;
    // Where the loss is smooth, both sides agree, and a wrong gradient lies outside of them.
    const between = analytic >= Math.min(...sides) - slack && analytic <= Math.max(...sides) + slack;
    const kink = error > tolerance && between;
    return { parameter, analytic, numeric, error, kink };
  });
}

/** The engine's own losses are the judge: `assess` knows nothing of the backward pass that `inspect` reports. */
export async function checkGradients(
  engine: Pick<Engine, 'kind' | 'networks'>,
  net: NetPlan,
  weights: Float64Array,
  data: NetData,
  signal?: AbortSignal,
): Promise<GradientCheck> {
  const settings = SETTINGS[engine.kind];
  const { parameters: all } = layout(net);
  const parameters = sampled(all, MOST_CHECKED);
  const { gradient, loss } = await engine.networks.inspect(net, weights, data, signal);
  const losses = new Float64Array(2 * parameters.length);
  const most = Math.max(1, Math.floor(LARGEST_CALL / (2 * all)));
  for (let first = 0; first < parameters.length; first += most) {
    const nets = shiftedWeights(weights, parameters.slice(first, first + most), settings.step);
    const assessment = await engine.networks.assess(net, nets, data, signal);
    losses.set(assessment.loss, 2 * first);
  }
  return {
    ...settings,
    parameters: all,
    entries: compareGradients(weights, parameters, gradient, losses, loss, settings),
  };
}

export interface Verdict {
  readonly passed: boolean;
  /** The entry with the largest error that is no kink; null: there are none. */
  readonly worst: CheckEntry | null;
  readonly kinks: number;
}

export function judge({ entries, tolerance }: GradientCheck): Verdict {
  // What is no number is worse than any.
  const badness = ({ error }: CheckEntry): number => (Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
  let worst: CheckEntry | null = null;
  for (const entry of entries) {
    if (!entry.kink && (worst === null || badness(entry) > badness(worst))) worst = entry;
  }
  const kinks = entries.filter(({ kink }) => kink).length;
  return { passed: worst === null || worst.error <= tolerance, worst, kinks };
}

/** Errors by powers of ten, from 1e-16 (or exactly equal) to 1 and more. */
export const DECADES = 17;

export function histogram(entries: readonly CheckEntry[]): number[] {
  const bins = new Array<number>(DECADES).fill(0);
  for (const { error } of entries) bins[decadeOf(error)]!++;
  return bins;
}

/** 0 for errors below 1e-15, 16 for errors of 1 and more, and for NaN. */
export function decadeOf(error: number): number {
  if (Number.isNaN(error)) return DECADES - 1;
  if (error === 0) return 0;
  return Math.max(0, Math.min(DECADES - 1, Math.floor(Math.log10(error)) + 16));
}
