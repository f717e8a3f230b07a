import type { SampledCurve } from '../../../../analysis/calculus/curve';
import type { RealFunction } from '../../../../analysis/calculus/limits';
import { suspectFinder } from '../../../../analysis/calculus/suspects';
import type { FunctionExperiment } from '../../../../experiment/functions/types';
import { parseExpression, toTex } from '../../../../formula';
import { compileFunction, createFunctionEvaluator, type FunctionJet } from '../../../../formula/programs/function';
import { createCurveSampler } from '../../curves';

export type RuleName = FunctionExperiment['derivative']['rule'];

/** What the pictures of the rules show of x. */
export const INTERVAL = [-3, 3] as const;

/** One of the two functions a rule puts together. */
export interface Part {
  readonly formula: string;
  readonly tex: string;
  jet(x: number): FunctionJet;
  readonly value: RealFunction;
  readonly derivative: RealFunction;
}

/** Two functions and what a rule makes of them; curves are sampled when they are first asked for. */
export interface Composed {
  readonly rule: RuleName;
  readonly u: Part;
  readonly v: Part;
  readonly f: RealFunction;
  readonly slope: RealFunction;
  /** f′ is their sum: u′ and v′; u′v and uv′; u′/v and −uv′/v². */
  readonly pieces: readonly [RealFunction, RealFunction];
  curve(of: CurveName): SampledCurve;
}

export type CurveName = 'u' | 'v' | 'f' | 'first' | 'second' | 'slope';

/** Throws FormulaError and nothing else. */
export function composed(rule: RuleName, u: string, v: string): Composed {
  // The whole, too, is differentiated by the compiler: the rule is held to it, not to itself.
  const whole = `(${u}) ${{ sum: '+', product: '*', quotient: '/' }[rule]} (${v})`;
  const program = compileFunction({ formula: whole, variable: 'x', parameters: [] });
  const evaluator = createFunctionEvaluator(program, []);
  const [partU, partV] = [partOf(u), partOf(v)];
  const pieces = piecesOf(rule, partU, partV);
  const functions: Readonly<Record<CurveName, RealFunction>> = {
    u: partU.value,
    v: partV.value,
    f: evaluator.value,
    first: pieces[0],
    second: pieces[1],
    slope: evaluator.derivative,
  };
  return {
    rule,
    u: partU,
    v: partV,
    f: evaluator.value,
    slope: evaluator.derivative,
    pieces,
    curve: createCurveSampler(functions, INTERVAL, suspectFinder(program, [])),
  };
}

function partOf(formula: string): Part {
  const evaluator = createFunctionEvaluator(compileFunction({ formula, variable: 'x', parameters: [] }), []);
  return { ...evaluator, formula, tex: toTex(parseExpression(formula)) };
}

function piecesOf(rule: RuleName, u: Part, v: Part): readonly [RealFunction, RealFunction] {
  switch (rule) {
    case 'sum':
      return [u.derivative, v.derivative];
    case 'product':
      return [(x) => u.derivative(x) * v.value(x), (x) => u.value(x) * v.derivative(x)];
    case 'quotient':
      return [(x) => u.derivative(x) / v.value(x), (x) => (-u.value(x) * v.derivative(x)) / v.value(x) ** 2];
  }
}

/** The numbers of a rule at a place, and how they grow with x. */
export interface RuleNumbers {
  readonly x: number;
  readonly dx: number;
  readonly u: number;
  readonly v: number;
  readonly du: number;
  readonly dv: number;
  readonly f: number;
  readonly df: number;
  readonly slopeU: number;
  readonly slopeV: number;
  /** By the compiler. */
  readonly slope: number;
  readonly pieces: readonly [number, number];
  /** What one might think: u′v′, u′/v′; NaN for a sum. */
  readonly wrong: number;
}

export function ruleNumbers({ rule, u, v, f, slope, pieces }: Composed, x: number, dx: number): RuleNumbers {
  const [slopeU, slopeV] = [u.derivative(x), v.derivative(x)];
  return {
    x,
    dx,
    u: u.value(x),
    v: v.value(x),
    du: u.value(x + dx) - u.value(x),
    dv: v.value(x + dx) - v.value(x),
    f: f(x),
    df: f(x + dx) - f(x),
    slopeU,
    slopeV,
    slope: slope(x),
    pieces: [pieces[0](x), pieces[1](x)],
    wrong: rule === 'sum' ? Number.NaN : rule === 'product' ? slopeU * slopeV : slopeU / slopeV,
  };
}
