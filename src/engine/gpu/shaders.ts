import census from '../../../shaders/census.wgsl?raw';
import descend from '../../../shaders/descend.wgsl?raw';
import ensemble from '../../../shaders/ensemble.wgsl?raw';
import grid from '../../../shaders/grid.wgsl?raw';
import lbfgs from '../../../shaders/lbfgs.wgsl?raw';
import lm from '../../../shaders/lm.wgsl?raw';
import loss from '../../../shaders/loss.wgsl?raw';
import math from '../../../shaders/math.wgsl?raw';
import particle from '../../../shaders/particle.wgsl?raw';
import plain from '../../../shaders/plain.wgsl?raw';
import probe from '../../../shaders/probe.wgsl?raw';
import problem from '../../../shaders/problem.wgsl?raw';
import random from '../../../shaders/random.wgsl?raw';
import spline from '../../../shaders/spline.wgsl?raw';
import start from '../../../shaders/start.wgsl?raw';
import update from '../../../shaders/update.wgsl?raw';
import type { RuleProgram, RuleSource } from '../../formula/programs/rule';
import type { SurfaceProgram } from '../../formula/programs/surface';
import { countsWgsl, hereWgsl, readingWgsl, ruleWgsl } from '../../formula/targets/rule-wgsl';
import { surfaceWgsl } from '../../formula/targets/surface-wgsl';

/** Kernels are files put one after another; what the compiler supplies stands between them. */
function compose(...parts: readonly string[]): string {
  return parts.join('\n');
}

/** `surface_ORDER` and `batch_ORDER`, with everything they need. */
function surfaceModule(program: SurfaceProgram): string {
  const evaluation = program.overData
    ? ['value', 'gradient', 'hessian'].map((order) => loss.replaceAll('ORDER', order)).join('\n')
    : plain;
  const samples = program.graph.surface === null ? [] : [spline];
  return compose(math, random, problem, ...samples, surfaceWgsl(program), evaluation);
}

export function gridModule(program: SurfaceProgram): string {
  return compose(surfaceModule(program), grid);
}

export function probeModule(program: SurfaceProgram): string {
  return compose(surfaceModule(program), probe);
}

/** An optimizer as kernels see it. */
export interface OptimizerModule {
  readonly code: string;
  /** Pairs of numbers a particle carries. */
  readonly states: number;
}

export function ruleModule(program: RuleProgram): OptimizerModule {
  return { code: ruleWgsl(program), states: Math.max(1, program.states.length) };
}

/** @param program a rule that reads the method's hyperparameters, see {@link methodRule}. */
export function lmModule(program: RuleProgram): OptimizerModule {
  return { code: compose(methodHere(true), methodReading(program), lm), states: 1 };
}

/** @param history the most pairs that a particle keeps */
export function lbfgsModule(program: RuleProgram, history: number, lineSearch: boolean): OptimizerModule {
  const constants = `const HISTORY = ${history}u;\nconst LINE_SEARCH = ${lineSearch};`;
  return {
    code: compose(methodHere(false), methodReading(program), constants, lbfgs),
    states: 4 + 2 * history,
  };
}

/**
 * A method's hyperparameters as a rule that only reads them, so that sweeps and schedules reach methods as they reach
 * rules: its step is the learning rate, and its states begin at the others.
 */
export function methodRule(hyper: readonly string[], rate: string | null): Pick<RuleSource, 'rule' | 'state' | 'rate'> {
  const others = hyper.filter((name) => name !== rate);
  return {
    rule: [`theta = ${rate ?? 'theta'}`, ...others.map((name) => `of_${name} = g`)].join('\n'),
    state: Object.fromEntries(others.map((name) => [`of_${name}`, name])),
    rate,
  };
}

/** `method_NAME` for every hyperparameter of a method. */
function methodReading(program: RuleProgram): string {
  const { rate } = program.source;
  const names = program.states.map((state) => state.slice('of_'.length));
  return compose(
    countsWgsl(program),
    ...(rate === null ? [] : [readingWgsl(program, `method_${rate}`, program.theta[0])]),
    ...names.map((name, i) => readingWgsl(program, `method_${name}`, program.initial[i])),
  );
}

/** Methods look along a line, so they need one function throughout: for them a mini-batch is the full batch. */
function methodHere(hessian: boolean): string {
  return hereWgsl(hessian).replace(/batch_(gradient|hessian)\(p, draw\)/, 'surface_$1(p)');
}

export function descendModule(surface: SurfaceProgram, optimizer: OptimizerModule): string {
  return compose(surfaceModule(surface), update, particle, optimizer.code, descend);
}

export function ensembleModule(surface: SurfaceProgram, optimizer: OptimizerModule): string {
  return compose(surfaceModule(surface), update, particle, optimizer.code, start, ensemble);
}

export function censusModule(): string {
  return census;
}
