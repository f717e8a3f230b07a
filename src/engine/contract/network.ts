import type { Field, Grid } from './field';
import type { UpdateRule } from './rule';

/**
 * What an engine computes with multilayer perceptrons. The unit of work is a population: nets of one architecture that
 * train side by side, each with its own seed, weights and hyperparameters; one net is a population of one. Engines keep
 * nothing between calls: a population's state is plain data that goes in and comes out, so it survives a lost device
 * and can go on with another engine.
 *
 * The weight layers of a net are counted from 0. Layer l computes z = W h + b and h' = activation(z), h being the
 * layer's input; W is [out][in], row-major. Parameters stand in one vector: for each layer W, then b (if there is one).
 */
export interface NetworkEngine {
  /**
   * Trains a population for `epochs` more epochs; 0: only measures. Without a state it begins: initial weights, epoch
   * 0. Work is cut into short dispatches, and may be aborted between any two of them.
   */
  train(plan: TrainPlan, state: TrainState | null, epochs: number, signal?: AbortSignal): Promise<Training>;
  /**
   * Raw outputs (z of the last layer) of nets at points: nets × rows × outputs, float32.
   * @param weights nets × parameters
   * @param inputs rows × inputs, row-major
   */
  outputs(net: NetPlan, weights: Float64Array, inputs: Float64Array, signal?: AbortSignal): Promise<Float32Array>;
  /** Loss and accuracy of nets on a data set: the test set, say. */
  assess(net: NetPlan, weights: Float64Array, data: NetData, signal?: AbortSignal): Promise<Assessment>;
  /** Everything about one net on a batch: the forward and the backward pass, number by number. */
  inspect(net: NetPlan, weights: Float64Array, data: NetData, signal?: AbortSignal): Promise<Inspection>;
  /** The loss on a plane through weight space, with its slopes along the plane's two directions. */
  landscape(net: NetPlan, data: NetData, plane: WeightPlane, grid: Grid, signal?: AbortSignal): Promise<Field>;
  /** Alternating updates of a generator and a discriminator; without a state it begins. */
  adversarial(plan: GanPlan, state: GanState | null, updates: number, signal?: AbortSignal): Promise<GanTraining>;
}

export interface NetPlan {
  /** Widths, from the inputs to the outputs: [2, 4, 1]. */
  readonly widths: readonly number[];
  /** One per weight layer; the last one's is applied to the outputs before the loss sees them, and is mostly linear. */
  readonly activations: readonly ActivationPlan[];
  /** Whether the layers have biases. */
  readonly bias: boolean;
  /** Hidden layers as wide as their input add it to their output: h' = activation(z) + h. */
  readonly residual: boolean;
  readonly loss: LossPlan;
  /** Penalties on the weights, not on the biases: l1 Σ|w| + ½ l2 Σw². */
  readonly l1: number;
  readonly l2: number;
}

export interface ActivationPlan {
  /** A formula of x and the parameters. */
  readonly formula: string;
  readonly parameters: Readonly<Record<string, number>>;
}

export interface LossPlan {
  /**
   * `elementwise`: `formula` of an output z and its target t, `mean` over all rows and outputs or their `sum`.
   * `softmax`: cross-entropy of softmax(z) with the class `t`, mean over the rows; `formula` is empty.
   */
  readonly kind: 'elementwise' | 'softmax';
  readonly formula: string;
  readonly reduction: 'mean' | 'sum';
  /** 1 where an output is right, else 0, as a formula of z and t; null: no such thing (regression), or softmax. */
  readonly correct: string | null;
  /** Another elementwise loss in z and t that is followed and not descended; mean over rows and outputs. Null: none. */
  readonly metric: string | null;
}

export interface NetData {
  readonly rows: number;
  /** rows × inputs. */
  readonly inputs: Float64Array;
  /** rows × outputs; rows × 1, the index of the class, for softmax. */
  readonly targets: Float64Array;
}

export interface TrainPlan {
  readonly net: NetPlan;
  readonly data: NetData;
  /** Elementwise rules only: no `norm`, `dot` or `newton`. */
  readonly optimizer: UpdateRule;
  /** Factor on the rate at update t of all T = epochs × updates per epoch. */
  readonly schedule: { readonly formula: string; readonly hyper: Readonly<Record<string, number>> } | null;
  /** Of the whole gradient of a net. */
  readonly clip: { readonly by: 'norm' | 'value'; readonly max: number } | null;
  /**
   * Rows of one update; 0: all. With fewer, an epoch goes once through the rows in an order of its own, drawn anew for
   * each epoch from the net's seed; the last batch of an epoch may be smaller.
   */
  readonly batch: number;
  /** All epochs that are planned, for the schedule. */
  readonly epochs: number;
  /** Every how many epochs the history has an entry; 0: only at the end. */
  readonly record: number;
  /** Sets of hyperparameters, every one complete. Few sets for many nets are cheap. */
  readonly hypers: readonly Readonly<Record<string, number>>[];
  readonly members: readonly Member[];
}

export interface Member {
  /** Initial weights and batches come from it. */
  readonly seed: number;
  /** Parameters in the net's order, or how to draw them. */
  readonly start: Float64Array | InitPlan;
  /** Index into `hypers`, per weight layer. */
  readonly hyper: readonly number[];
}

/** Weights are drawn independently with mean 0; both engines get the same float32 numbers. Biases begin at `bias`. */
export interface InitPlan {
  readonly distribution: 'uniform' | 'normal';
  /** Per weight layer: half the width of the interval, or the standard deviation. */
  readonly scale: readonly number[];
  readonly bias: number;
}

export interface TrainState {
  /** Epochs done. */
  readonly epoch: number;
  /** nets × parameters. */
  readonly weights: Float64Array;
  /** nets × states of the rule × parameters. Those of a net that has ended mean nothing: it goes no further. */
  readonly optimizer: Float64Array;
  /** Per net, index of {@link NET_STATUS}. */
  readonly codes: Uint8Array;
  /** Per net that has ended early, the epoch that could not be completed; its weights are the last finite ones. */
  readonly stopped: Uint32Array;
}

export const NET_STATUS = ['running', 'diverged', 'undefined'] as const;
export type NetStatus = (typeof NET_STATUS)[number];

/** A weight beyond this, or a loss or a gradient beyond 1e30, has diverged. */
export const LARGEST_WEIGHT = 1e6;

export interface Training {
  readonly state: TrainState;
  readonly history: TrainHistory;
}

/**
 * Entry k of net n stands at k × nets + n. An entry is taken before the first update of its epoch; the last one is the
 * state that is returned, so it stands again at the beginning of the history that goes on from there. NaN: the net had
 * ended, or there is no such number.
 */
export interface TrainHistory {
  readonly epochs: Uint32Array;
  /** Loss over all rows, with its penalties. */
  readonly loss: Float64Array;
  /** Norm of the gradient of that loss, before clipping. */
  readonly gradientNorm: Float64Array;
  /** Share of the outputs (of the rows, for softmax) that are right. */
  readonly accuracy: Float64Array;
  readonly metric: Float64Array;
}

/** One entry per net. */
export interface Assessment {
  readonly loss: Float64Array;
  readonly accuracy: Float64Array;
  readonly metric: Float64Array;
}

/** Units are those of all weight layers, in order: `unitOffsets` of `layout`. Matrices are rows × units, row-major. */
export interface Inspection {
  readonly loss: number;
  readonly accuracy: number;
  readonly metric: number;
  /** Before and after the activation. */
  readonly z: Float64Array;
  readonly h: Float64Array;
  /** Derivative of the activation at z. */
  readonly slope: Float64Array;
  /** ∂loss/∂z; the loss is that of all rows. */
  readonly delta: Float64Array;
  /** ∂loss/∂parameter, in the order of the parameters, with the penalties'. */
  readonly gradient: Float64Array;
  /** ∂loss/∂input, rows × inputs. */
  readonly inputGradient: Float64Array;
}

/** centre + x·across + y·up, each as long as the parameters. */
export interface WeightPlane {
  readonly centre: Float64Array;
  readonly across: Float64Array;
  readonly up: Float64Array;
}

/**
 * Generator and discriminator; the discriminator has one output, a logit. One update is `discriminatorSteps` steps of
 * the discriminator on binary cross-entropy (real 1, generated 0, the sum of two means), then one of the generator
 * through the new discriminator. The nets' own `loss`, `l1` and `l2` are not used.
 */
export interface GanPlan {
  readonly generator: GanPlayer;
  readonly discriminator: GanPlayer;
  /** Who is updated: both, or one alone. */
  readonly players: 'both' | 'generator' | 'discriminator';
  readonly discriminatorSteps: number;
  /** `non-saturating`: −mean log D(G(z)); `saturating`: mean log(1 − D(G(z))). */
  readonly objective: 'non-saturating' | 'saturating';
  /** rows × outputs of the generator. */
  readonly real: Float64Array;
  /** Rows of a batch; as many as there are real ones: all of them in their order, else drawn from the seed. */
  readonly batch: number;
  /** Noise: standard normal from the seed, or given batch after batch as (discriminator steps…, generator) needs them. */
  readonly noise: 'normal' | { readonly discriminator: Float64Array; readonly generator: Float64Array };
  readonly seed: number;
}

/** The generator's loss of the discriminator's logit z for what it made; mean over the rows. */
export const GENERATOR_LOSS: Readonly<Record<GanPlan['objective'], string>> = {
  'non-saturating': 'softplus(-z)',
  saturating: '-softplus(z)',
};

export interface GanPlayer {
  readonly net: NetPlan;
  readonly optimizer: UpdateRule;
  readonly hyper: Readonly<Record<string, number>>;
  readonly start: Float64Array | InitPlan;
}

export interface GanState {
  /** Updates done. */
  readonly update: number;
  readonly generator: PlayerState;
  readonly discriminator: PlayerState;
  readonly status: NetStatus;
}

export interface PlayerState {
  /** Steps this player has taken. */
  readonly steps: number;
  readonly weights: Float64Array;
  readonly optimizer: Float64Array;
}

/** Per update: losses before each player's (last) step, and D's mean probability on real and on generated points. */
export interface GanTraining {
  readonly state: GanState;
  readonly discriminatorLoss: Float64Array;
  readonly generatorLoss: Float64Array;
  readonly onReal: Float64Array;
  readonly onGenerated: Float64Array;
}

/** Where the parameters and the units of each weight layer stand. */
export interface Layout {
  readonly parameters: number;
  readonly units: number;
  readonly layers: readonly LayerLayout[];
}

export interface LayerLayout {
  readonly inputs: number;
  readonly outputs: number;
  /** Index of W[0][0]; W[o][i] stands at weights + o × inputs + i. */
  readonly weights: number;
  /** Index of b[0]; null without biases. */
  readonly biases: number | null;
  /** Index of the layer's first unit. */
  readonly units: number;
}

export function layout({ widths, bias }: Pick<NetPlan, 'widths' | 'bias'>): Layout {
  const layers: LayerLayout[] = [];
  let parameters = 0;
  let units = 0;
  for (let l = 0; l + 1 < widths.length; l++) {
    const [inputs, outputs] = [widths[l], widths[l + 1]];
    const biases = bias ? parameters + inputs * outputs : null;
    layers.push({ inputs, outputs, weights: parameters, biases, units });
    parameters += inputs * outputs + (bias ? outputs : 0);
    units += outputs;
  }
  return { parameters, units, layers };
}

/** Whether weight layer l adds its input to its output. */
export function isResidual({ widths, residual }: Pick<NetPlan, 'widths' | 'residual'>, layer: number): boolean {
  return residual && layer + 2 < widths.length && widths[layer] === widths[layer + 1];
}
