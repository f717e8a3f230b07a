import type { LocalText } from '../../formula/text';
import type { Source } from '../language';
import type { Interval, SurfaceParameter } from '../types';

/** A function of one variable. A formula that somebody types becomes one of these too. */
export interface FunctionEntry {
  readonly id: string;
  readonly name: LocalText;
  readonly group: FunctionGroup;
  /** An expression in the variable and the parameters. */
  readonly formula: string;
  /** As a textbook prints it, where its typeset formula would read otherwise: TeX. */
  readonly tex?: string;
  readonly variable: string;
  readonly parameters: Readonly<Record<string, SurfaceParameter>>;
  /** The interval worth looking at: what is drawn, and what a run must not leave. */
  readonly view: Interval;
  /** Where a descent is worth watching from; in the view. */
  readonly start: number;
  /** Where the function has a value. */
  readonly domain: Domain;
  /** For the table of derivatives: the derivative as it is printed there. */
  readonly derivative: PrintedDerivative | null;
  /**
   * A function in the same language whose derivative this is, wherever it is defined; null where none is elementary, or
   * none is stated.
   */
  readonly antiderivative: string | null;
  /** What there is to know within the view; null where nothing is stated. */
  facts(parameters: Readonly<Record<string, number>>): FunctionFacts | null;
  /** One sentence: what there is to see. */
  readonly about: LocalText;
  readonly source: Source;
}

/** In which part of the list a function stands. */
export type FunctionGroup = 'polynomial' | 'wave' | 'table' | 'shape' | 'activation';

/** A set of numbers. */
export interface Domain {
  /** The condition, for the table: TeX, in `x` and the parameters. */
  readonly tex: string;
  contains(x: number, parameters: Readonly<Record<string, number>>): boolean;
}

export interface PrintedDerivative {
  readonly formula: string;
  /** As a textbook prints it, where its typeset formula would read otherwise: TeX. */
  readonly tex?: string;
  /** Where the derivative exists: without the ends at which arcsin has a value but no slope. */
  readonly domain: Domain;
}

export interface FunctionFacts {
  /** Minima in the view, by place, right to 1e-9. Empty where there is none or where they fill an interval. */
  readonly minima: readonly FunctionMinimum[];
  /** Where the curvature changes its sign, in the view, by place, right to 1e-9. */
  readonly inflections: readonly number[];
  /**
   * Where f″ ≥ 0 in the view, by place, each as long as it can be: the function is convex on each of them. Beyond the view
   * where that is no further work: an end may be infinite.
   */
  readonly convex: readonly Interval[];
}

export interface FunctionMinimum {
  readonly x: number;
  readonly value: number;
  /** Nowhere in its whole domain is the function lower. */
  readonly global: boolean;
}
