import type { LocalText } from '../formula/text';
import type { Source } from './language';

export type Interval = readonly [low: number, high: number];

/** Column name → one number per row; every column has the same length (1 to 100,000 rows). */
export type DataColumns = Readonly<Record<string, readonly number[]>>;

/** A rectangle of the plane; keys are the surface's two variables. */
export type Rectangle = Readonly<Record<string, Interval>>;

/** A function of two variables, or a loss over data in two parameters. A user's own formula becomes one of these too. */
export interface Surface {
  readonly id: string;
  readonly name: LocalText;
  /** An expression in the variables, the parameters and, inside `mean` or `sum`, the data's columns. */
  readonly formula: string;
  readonly variables: readonly [string, string];
  readonly parameters: Readonly<Record<string, SurfaceParameter>>;
  /** The rectangle that the literature gives. */
  readonly domain: Rectangle;
  /** The rectangle worth looking at: what is drawn, and what a particle must not leave. */
  readonly view: Rectangle;
  /** Where a descent is worth watching from, in the order of the variables. */
  readonly start: readonly [number, number];
  /** The scale of heights that shows most; absent: decide by the values. */
  readonly height?: 'linear' | 'log';
  /** For a loss: the columns its formula reads, and the data set it opens with. */
  readonly data: {
    readonly columns: readonly string[];
    readonly default: string;
    /** The data set that it opens with for who chooses it; absent: `default`, which links that say nothing go on having. */
    readonly opening?: string;
  } | null;
  /**
   * Known minima, the global ones first, for given parameters and data; right to 1e-9. Empty where there is none, where
   * it is not unique, or where it is not known. Local minima are listed where they are few.
   */
  minima(parameters: Readonly<Record<string, number>>, data: DataColumns | null): readonly Minimum[];
  /** One sentence: what there is to see. */
  readonly about: LocalText;
  readonly source: Source;
}

/** A slider of a surface; `min` and `max` bound the slider, not the mathematics. */
export interface SurfaceParameter {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly label: LocalText;
}

export interface Minimum {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly global: boolean;
}

export interface DataSet {
  readonly id: string;
  readonly name: LocalText;
  readonly columns: DataColumns;
  readonly about: LocalText;
  readonly source: Source;
}

/** An update rule in the language of formulas, or a method that looks beyond one step and is written by hand. */
export type Optimizer = RuleOptimizer | MethodOptimizer;

interface OptimizerCommon {
  readonly id: string;
  readonly name: LocalText;
  /** Where the name does not fit; without it the name is short enough. */
  readonly short?: LocalText;
  readonly hyper: Readonly<Record<string, Hyperparameter>>;
  /** The hyperparameter that a schedule multiplies; null: schedules do not apply. */
  readonly rate: string | null;
  readonly stride: Stride;
  /** Citation. */
  readonly paper: Source;
  readonly about: LocalText;
}

export interface RuleOptimizer extends OptimizerCommon {
  readonly kind: 'rule';
  /**
   * Assignments, one a line, elementwise. Names: `theta` (the parameters), `g` (the gradient, clipped and noisy as the
   * run wants it), `t` (the step, from 1), `newton` (H⁻¹g), every hyperparameter and every state.
   */
  readonly rule: string;
  /** State name → its value before the first step, a formula of the hyperparameters. */
  readonly state: Readonly<Record<string, string>>;
}

export interface MethodOptimizer extends OptimizerCommon {
  readonly kind: 'method';
  readonly method: 'lm' | 'lbfgs' | 'lbfgs_wolfe';
}

export interface Hyperparameter {
  /** Default of the paper or of PyTorch. */
  readonly value: number;
  /** Bounds of the slider; validation allows more, so that divergence can be shown. */
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
  readonly integer?: true;
  readonly label: LocalText;
}

/**
 * What the length of a step is proportional to, and thus what a good learning rate is measured in: `curvature`: steps
 * are proportional to the gradient, lr = factor / (largest curvature); `extent`: steps are about as long as lr itself,
 * lr = factor × (shorter side of the view); `both`: now the one, now the other, so the smaller of the two; `none`: the
 * method scales itself.
 */
export type Stride =
  | { readonly by: 'curvature'; readonly factor: number }
  | { readonly by: 'extent'; readonly factor: number }
  | { readonly by: 'both'; readonly curvature: number; readonly extent: number }
  | { readonly by: 'none' };

/** A factor on the learning rate. */
export interface Schedule {
  readonly id: string;
  readonly name: LocalText;
  /** In `t` (the step, from 1), `T` (all steps) and the schedule's own hyperparameters; 1 is the full rate. */
  readonly formula: string;
  readonly hyper: Readonly<Record<string, Hyperparameter>>;
  readonly about: LocalText;
}

/** An activation function: a formula of x and its parameters. */
export interface Activation {
  readonly id: string;
  readonly name: LocalText;
  readonly formula: string;
  readonly parameters: Readonly<Record<string, SurfaceParameter>>;
  readonly about: LocalText;
  readonly source: Source;
}

/** What a network's outputs z are held against. */
export interface NetLoss {
  readonly id: string;
  readonly name: LocalText;
  /** `elementwise`: a formula of z and t; `softmax`: cross-entropy with the class index. */
  readonly kind: 'elementwise' | 'softmax';
  readonly formula: string;
  readonly reduction: 'mean' | 'sum';
  /** 1 where the output is right, else 0: a formula of z and t; null for regression and softmax. */
  readonly correct: string | null;
  /** How z is read as a prediction. */
  readonly output: 'identity' | 'sigmoid' | 'softmax';
  /** What targets are: real numbers, 0 and 1, −1 and 1, or class indices from 0. */
  readonly targets: 'real' | 'zero-one' | 'plus-minus-one' | 'class';
  readonly about: LocalText;
  readonly source: Source;
}

/** How weights are drawn: with mean 0 and a scale that is a formula of n_in, n_out and the hyperparameters. */
export interface Initialiser {
  readonly id: string;
  readonly name: LocalText;
  readonly distribution: 'uniform' | 'normal';
  /** Half the width of the interval, or the standard deviation. */
  readonly scale: string;
  readonly hyper: Readonly<Record<string, Hyperparameter>>;
  readonly about: LocalText;
  readonly source: Source;
}

/** Points in the plane (or on a line) with a class or a value each, made from a seed. */
export interface PointSet {
  readonly id: string;
  readonly name: LocalText;
  /** Numbers of a point: 1 or 2. */
  readonly inputs: 1 | 2;
  /** Classes are numbered from 0; null: the targets are real numbers. */
  readonly classes: number | null;
  readonly samples: { readonly value: number; readonly min: number; readonly max: number };
  readonly noise: { readonly value: number; readonly min: number; readonly max: number };
  /** What is worth drawing, in both coordinates. */
  readonly extent: Interval;
  make(samples: number, noise: number, seed: number): LabelledPoints;
  readonly about: LocalText;
  readonly source: Source;
}

export interface LabelledPoints {
  /** samples × inputs. */
  readonly inputs: readonly number[];
  /** One per sample. */
  readonly targets: readonly number[];
}
