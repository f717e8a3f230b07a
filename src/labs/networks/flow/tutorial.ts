import { sigmoid } from '../../../formula/language/probability';

/** The tutorials' numbers on vanishing gradients and clipping, computed. */

/** After d layers the tutorial has the gradient at scale^d, whatever the weights are. */
export const TUTORIAL_SCALES = { sigmoid: 0.25, tanh: 0.5, relu: 1 } as const;

export type TutorialActivation = keyof typeof TUTORIAL_SCALES;

/** scale^d for d = 1 … depths. */
export function scaledByDepth(scale: number, depths: number): number[] {
  return Array.from({ length: depths }, (_, i) => scale ** (i + 1));
}

const SCALAR: Readonly<
  Record<TutorialActivation, readonly [value: (z: number) => number, slope: (z: number) => number]>
> = {
  sigmoid: [sigmoid, (z) => sigmoid(z) * (1 - sigmoid(z))],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  relu: [(z) => Math.max(0, z), (z) => (z > 0 ? 1 : 0)],
};

/**
 * The smallest net that does not ignore its weights: one unit a layer, a ← activation(w a) from a = start. Returns
 * |∂a_d/∂a_0| = ∏ |w activation′(z)| for d = 1 … depths.
 */
export function scalarChain(activation: TutorialActivation, w: number, start: number, depths: number): number[] {
  const [value, slope] = SCALAR[activation];
  let a = start;
  let gradient = 1;
  return Array.from({ length: depths }, () => {
    const z = w * a;
    gradient *= Math.abs(w * slope(z));
    a = value(z);
    return gradient;
  });
}

/** The tutorial's five numbers. */
export const CLIPPING_EXAMPLE: readonly number[] = [0.5, 1.2, 2.8, 5, 10];

export interface Clipped {
  readonly gradient: readonly number[];
  readonly norm: number;
  /** Between the gradient and what was left of it, in radians. */
  readonly angle: number;
}

export function clipByNorm(gradient: readonly number[], most: number): Clipped {
  const norm = Math.hypot(...gradient);
  const factor = norm > most ? most / norm : 1;
  return { gradient: gradient.map((g) => factor * g), norm: Math.min(norm, most), angle: 0 };
}

export function clipByValue(gradient: readonly number[], most: number): Clipped {
  const clipped = gradient.map((g) => Math.min(Math.max(g, -most), most));
  return { gradient: clipped, norm: Math.hypot(...clipped), angle: angleBetween(gradient, clipped) };
}

export function angleBetween(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  return Math.acos(Math.min(1, Math.max(-1, dot / (Math.hypot(...a) * Math.hypot(...b)))));
}
