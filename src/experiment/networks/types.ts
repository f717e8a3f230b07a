import type { Interval } from '../../catalog/types';
import type { Clip, Schedule } from '../surfaces/types';

/**
 * An experiment with networks: plain data, as complete after `normaliseNetwork` as it stands here. The panel edits it,
 * the address carries it, a file saves it, the headless command trains it.
 */
export interface NetExperiment {
  readonly version: 1;
  /** Initial weights, generated data, the split and the batches come from it; an unsigned 32-bit integer. */
  readonly seed: number;
  readonly network: Network;
  /** Given weights decide; without them, `init` and `seed`. */
  readonly weights?: readonly LayerWeights[];
  readonly init: Choice;
  readonly data: GivenData | GeneratedData;
  readonly optimizer: string;
  readonly hyper: Readonly<Record<string, number>>;
  /** The rate of each weight layer, in place of the one in `hyper`; absent: all have that one. */
  readonly rates?: readonly number[];
  readonly schedule?: Schedule;
  readonly clip?: Clip;
  readonly epochs: number;
  readonly batch: 'full' | number;
  /** What of it is looked at. */
  readonly view: NetViewName;
  readonly population: PopulationChoice;
  readonly landscape: LandscapeChoice;
  readonly flow: FlowChoice;
  readonly gan: GanChoice;
}

export const NET_VIEWS = ['train', 'hand', 'population', 'landscape', 'flow', 'gan'] as const;
export type NetViewName = (typeof NET_VIEWS)[number];

/** A catalogue entry with its numbers. */
export interface Choice {
  readonly id: string;
  readonly hyper: Readonly<Record<string, number>>;
}

export interface Network {
  /** Widths, from the inputs to the outputs. */
  readonly layers: readonly number[];
  /**
   * By catalogue id, or a formula of x; a single one for all hidden layers (the output stays linear), or one per weight
   * layer, or one per hidden layer.
   */
  readonly activation: string | readonly string[];
  readonly loss: string;
  readonly bias: boolean;
  readonly residual: boolean;
  readonly l1: number;
  readonly l2: number;
}

/** W is out × in, row-major. */
export interface LayerWeights {
  readonly W: readonly number[];
  readonly b?: readonly number[];
}

export interface GivenData {
  readonly X: readonly (readonly number[])[];
  /** One number a row, or one per output; the class index for softmax. */
  readonly target: readonly (number | readonly number[])[];
  /** Share of the rows that is kept for testing. */
  readonly test: number;
}

export interface GeneratedData {
  /** A point set of the catalogue. */
  readonly id: string;
  readonly samples: number;
  readonly noise: number;
  readonly test: number;
}

/** Many nets: seeds × what is compared, or seeds × the cells of a sweep. */
export interface PopulationChoice {
  /** Nets that differ in their seed alone. */
  readonly seeds: number;
  /** Ids that are compared, of optimizers, initialisers or activations. */
  readonly compare: { readonly by: 'none' | 'optimizer' | 'init' | 'activation'; readonly ids: readonly string[] };
  /** `seeds`: nets of a cell, which shows their mean; absent: one. */
  readonly sweep: { readonly x: Axis; readonly y: Axis; readonly size: number; readonly seeds?: number };
  readonly show: 'boundaries' | 'distribution' | 'sweep';
}

/** `of`: a hyperparameter, `lr:0` for the rate of weight layer 0 alone, `width` of the hidden layers, `init` its gain. */
export interface Axis {
  readonly of: string;
  readonly range: Interval;
  readonly scale: 'linear' | 'log';
}

export interface LandscapeChoice {
  /** `random`: filter-normalised (Li et al. 2018); `path`: principal components of the training path; two weights. */
  readonly directions: 'random' | 'path' | 'weights';
  /** Parameter indices, for `weights`. */
  readonly weights: readonly [number, number];
  /** Half the side of the plane, in lengths of the directions. */
  readonly extent: number;
  /** Samples a side. */
  readonly size: number;
}

/** Gradient norms per layer at the start, for deep nets. */
export interface FlowChoice {
  /** Hidden layers, 1 to 32. */
  readonly depth: number;
  readonly width: number;
  readonly activations: readonly string[];
  readonly inits: readonly string[];
  readonly residual: boolean;
  readonly clip: number | null;
}

export interface GanChoice {
  /** A point set, `images` (28 × 28, made from the seed), or `drawn`. */
  readonly data: string;
  /** What was drawn, for `drawn`. */
  readonly points?: readonly (readonly [x: number, y: number])[];
  readonly samples: number;
  readonly batch: number;
  readonly noise: number;
  readonly objective: 'non-saturating' | 'saturating';
  readonly discriminatorSteps: number;
  readonly generator: GanPlayerChoice;
  readonly discriminator: GanPlayerChoice;
}

export interface GanPlayerChoice {
  readonly layers: readonly number[];
  readonly activation: string | readonly string[];
  readonly init: Choice;
  readonly optimizer: string;
  readonly hyper: Readonly<Record<string, number>>;
}

/** An experiment as people write it: what is left out takes its default (`normalise.ts`). */
export interface NetDraft {
  readonly version?: 1;
  readonly seed?: number;
  readonly network?: Partial<Network>;
  readonly weights?: readonly LayerWeights[];
  readonly init?: string | ChoiceDraft;
  readonly data?: string | DataDraft;
  readonly optimizer?: string;
  readonly hyper?: Readonly<Record<string, number>>;
  readonly rates?: readonly number[];
  readonly schedule?: Pick<Schedule, 'id'> & Partial<Pick<Schedule, 'hyper'>>;
  readonly clip?: Clip;
  readonly epochs?: number;
  readonly batch?: 'full' | number;
  readonly view?: NetViewName;
  readonly population?: Partial<Omit<PopulationChoice, 'compare' | 'sweep'>> & {
    readonly compare?: Partial<PopulationChoice['compare']>;
    readonly sweep?: Partial<PopulationChoice['sweep']>;
  };
  readonly landscape?: Partial<LandscapeChoice>;
  readonly flow?: Partial<FlowChoice>;
  readonly gan?: Partial<Omit<GanChoice, 'generator' | 'discriminator'>> & {
    readonly generator?: PlayerDraft;
    readonly discriminator?: PlayerDraft;
  };
}

export type ChoiceDraft = Pick<Choice, 'id'> & Partial<Pick<Choice, 'hyper'>>;

export type DataDraft =
  | (Omit<GivenData, 'test'> & Partial<Pick<GivenData, 'test'>>)
  | (Pick<GeneratedData, 'id'> & Partial<Omit<GeneratedData, 'id'>>);

export type PlayerDraft = Partial<Omit<GanPlayerChoice, 'init'>> & { readonly init?: string | ChoiceDraft };
