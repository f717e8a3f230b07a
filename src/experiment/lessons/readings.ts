/**
 * What a number of a lesson is read from. The experiment it is read of is the one of the moment, unless the number names
 * another; an engine computes it (`src/analysis/readings/`, a file for each kind). A `Place` may be the name of an earlier
 * number of the step.
 */

/** A coordinate: a number, or the name of an earlier number. */
export type Coordinate = number | string;
/** x of a function, or (x, y) of a surface, in the order of its variables. */
export type Place = Coordinate | readonly [Coordinate, Coordinate];
export type Moment = number | 'end';

export type Reading =
  | FormulaReading
  | RunReading
  | ValueReading
  | DifferenceReading
  | BestStepReading
  | IntegralReading
  | StationaryReading
  | GraphReading
  | DoublingReading
  | SeparationReading
  | MarginReading
  | FairReading
  | BasinReading
  | SweepReading
  | SwarmReading
  | TrainReading
  | WeightReading
  | OutputReading
  | LayerReading
  | SolvedReading
  | GameReading
  | ChainReading
  | WrongReading;

/** A formula of earlier numbers of the step, by their names: `a/b`, `0.25^20`, `max(u, v)`. */
export interface FormulaReading {
  readonly kind: 'formula';
  readonly formula: string;
}

/** A run of the experiment, on a surface or a curve: `steps` taken in all, or what holds at one of them. */
export interface RunReading {
  readonly kind: 'run';
  /** Counted from 0. Default 0. */
  readonly run?: number;
  /** Default `end`. */
  readonly step?: Moment;
  /** x, y: the first and second coordinate, whatever they are called; dx, dy: of the gradient; norm: of the gradient. */
  readonly of: 'x' | 'y' | 'loss' | 'dx' | 'dy' | 'norm' | 'steps';
}

/** The function or surface of the experiment (or another formula of x, or of x and y) at a place. */
export interface ValueReading {
  readonly kind: 'value';
  readonly formula?: string;
  readonly at: Place;
  /** left, right: one-sided slopes of a function; least, most: eigenvalues of the Hessian. */
  readonly of: 'f' | 'dx' | 'dy' | 'dxx' | 'dxy' | 'dyy' | 'norm' | 'left' | 'right' | 'least' | 'most';
}

/** A difference quotient. */
export interface DifferenceReading {
  readonly kind: 'difference';
  readonly formula?: string;
  readonly at: Coordinate;
  readonly h: Coordinate;
  readonly scheme: 'forward' | 'backward' | 'central';
  readonly precision?: 'double' | 'single';
  /** Default value. */
  readonly of?: 'value' | 'error';
}

/** The best step of a difference quotient, of those tried (1 … 1e-16), and its error. */
export interface BestStepReading {
  readonly kind: 'bestStep';
  readonly formula?: string;
  readonly at: Coordinate;
  readonly scheme: 'forward' | 'backward' | 'central';
  readonly precision?: 'double' | 'single';
  readonly of: 'h' | 'error';
}

/** ∫ of the experiment's function (or of another formula of x) over its bounds, or over those given. */
export interface IntegralReading {
  readonly kind: 'integral';
  readonly formula?: string;
  readonly rule: 'exact' | 'left' | 'right' | 'midpoint' | 'trapezoid' | 'simpson' | 'lower' | 'upper';
  /** Default: the experiment's. */
  readonly n?: number;
  readonly from?: Coordinate;
  readonly to?: Coordinate;
}

/**
 * Stationary points in the domain, of a function with its corners. `nth` counts those of the kind from 0 by their value, the
 * lowest first.
 */
export interface StationaryReading {
  readonly kind: 'stationary';
  readonly which: 'minimum' | 'maximum' | 'saddle' | 'any';
  readonly nth?: number;
  readonly of: 'count' | 'x' | 'y' | 'f';
}

/** The computation graph of the experiment's formula: value, adjoints, passes. */
export interface GraphReading {
  readonly kind: 'graph';
  readonly formula?: string;
  readonly at: readonly Coordinate[];
  /** value; or the adjoint of input `input`; or how many passes each way needs. */
  readonly of: 'value' | 'adjoint' | 'forwardPasses' | 'reversePasses' | 'nodes';
  readonly input?: number;
}

/** The nth learning rate at which the orbit of gradient descent doubles its period; the 0th: 2/f″. */
export interface DoublingReading {
  readonly kind: 'doubling';
  readonly nth: number;
}

/** Two starts of run 0 that are `gap` apart: their distance at a step, or the step at which it exceeds `until`. */
export interface SeparationReading {
  readonly kind: 'separation';
  readonly run?: number;
  readonly gap: number;
  readonly step?: number;
  readonly until?: number;
}

/** The hard margin of two-dimensional points with two classes: the widest street. */
export interface MarginReading {
  readonly kind: 'margin';
  readonly of: 'w1' | 'w2' | 'b' | 'halfWidth';
}

/** The fair race of the experiment: the best of its learning rates for a run, and the loss there. */
export interface FairReading {
  readonly kind: 'fair';
  readonly run: number;
  readonly of: 'lr' | 'loss';
}

/**
 * The basins of a run. Shares, 0 to 1: of the starts that come to the nth attractor (the lowest is the 0th), of those that
 * come to a saddle or a maximum, of the pixels with a neighbour in another basin. `attractors`: how many there are.
 */
export interface BasinReading {
  readonly kind: 'basin';
  readonly run?: number;
  readonly size: number;
  readonly of: 'share' | 'border' | 'attractors' | 'saddles';
  readonly nth?: number;
}

/** The sweep of the experiment: its best cell. */
export interface SweepReading {
  readonly kind: 'sweep';
  readonly size: number;
  readonly of: 'x' | 'y' | 'best';
}

/** A swarm of a run: share of the particles that end within `within` of a place. */
export interface SwarmReading {
  readonly kind: 'swarm';
  readonly run?: number;
  readonly particles: number;
  readonly near: readonly [Coordinate, Coordinate];
  readonly within: number;
}

/** The training of the experiment's network. */
export interface TrainReading {
  readonly kind: 'train';
  /** Default `end`. */
  readonly epoch?: Moment;
  /** mse: mean squared error of the predictions, whatever is descended; gradient: the norm of the whole gradient. */
  readonly of: 'loss' | 'mse' | 'accuracy' | 'gradient' | 'parameters';
}

/** A weight (or, without `input`, a bias) after so many epochs. Layers, units, inputs are counted from 0. */
export interface WeightReading {
  readonly kind: 'weight';
  readonly epoch?: Moment;
  readonly layer: number;
  readonly unit: number;
  readonly input?: number;
}

/** The network's output for a row of its data. */
export interface OutputReading {
  readonly kind: 'output';
  readonly epoch?: Moment;
  readonly row: number;
  readonly unit?: number;
}

/** ‖δ‖ of a layer or ‖dW‖ of its weights at an epoch; layers from the input on, counted from 0. */
export interface LayerReading {
  readonly kind: 'layer';
  readonly epoch?: Moment;
  readonly layer: number;
  readonly of: 'delta' | 'weights';
}

/** Share of so many networks, from the seeds 0, 1, …, whose loss is below a bound after so many epochs. */
export interface SolvedReading {
  readonly kind: 'solved';
  readonly networks: number;
  readonly epoch: number;
  readonly below: number;
}

/** A generative adversarial game. */
export interface GameReading {
  readonly kind: 'game';
  readonly epoch?: Moment;
  readonly of: 'lossD' | 'lossG' | 'real' | 'fake' | 'fakeStd' | 'modes' | 'parametersD' | 'parametersG';
}

/** ∏ w·act′ along a chain a ← act(w·a) of so many layers, from a₀ = `start` (default 0.5, as the oracle has it). */
export interface ChainReading {
  readonly kind: 'chain';
  readonly activation: 'sigmoid' | 'tanh' | 'relu';
  readonly weight: Coordinate;
  readonly depth: number;
  readonly start?: number;
}

/** What a tutorial computes wrongly, computed: each way is a pure function with its own `of`. */
export interface WrongReading {
  readonly kind: 'wrong';
  /**
   * broadcastLoss: BCE of every prediction with every label, at an epoch of the experiment's network.
   * sigmoidTwice: the experiment's single sigmoid unit, on squared errors, trained with σ(p)(1 − σ(p)) in place of its slope;
   *   `of` w1, w2, mse.
   * perceptronStep: from w = 0 a step along the tutorial's (−1, 2); `of` loss, margin1, margin2, w1, w2.
   * perceptronLoop: the loop without the test, after `epoch` epochs; `of` w1, w2, b, loss.
   */
  readonly way: 'broadcastLoss' | 'sigmoidTwice' | 'perceptronStep' | 'perceptronLoop';
  readonly of?: string;
  readonly epoch?: Moment;
}

/** Many numbers, for a figure. */
export type SeriesReading =
  /** One number for each step of a run, the start first. */
  | { readonly kind: 'runSeries'; readonly run?: number; readonly of: 'x' | 'y' | 'loss' | 'dx' | 'norm' }
  /** One for each recorded epoch of the training. */
  | { readonly kind: 'trainSeries'; readonly of: 'epoch' | 'loss' | 'mse' | 'accuracy' | 'gradient' }
  | {
      readonly kind: 'weightSeries';
      readonly layer: number;
      readonly unit: number;
      readonly input?: number;
    }
  /** A formula of x at even places. */
  | {
      readonly kind: 'curve';
      readonly formula: string;
      readonly variable?: string;
      readonly from: number;
      readonly to: number;
      readonly count: number;
    }
  /** ‖δ‖ or ‖dW‖ of every layer, from the input on. */
  | { readonly kind: 'layers'; readonly epoch?: Moment; readonly of: 'delta' | 'weights' }
  /** ∏ along the chain, after 1, 2, … layers. */
  | {
      readonly kind: 'chainSeries';
      readonly activation: 'sigmoid' | 'tanh' | 'relu';
      readonly weight: Coordinate;
      readonly depth: number;
      readonly start?: number;
    }
  /** Numbers of the step, by their names. */
  | { readonly kind: 'numbers'; readonly names: readonly string[] }
  /** Distance of two starts that are `gap` apart, at every step. */
  | { readonly kind: 'separationSeries'; readonly run?: number; readonly gap: number }
  /** The wrong ways, at every epoch; broadcastMatrix: the losses of every prediction with every label. */
  | {
      readonly kind: 'wrongSeries';
      readonly way: 'broadcastLoss' | 'broadcastMatrix' | 'perceptronLoop';
      readonly of?: string;
    }
  | { readonly kind: 'gameSeries'; readonly of: 'epoch' | 'lossD' | 'lossG' | 'real' | 'fake' };
