import descend from '../../../shaders/descend.wgsl?raw';
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
import type { RuleProgram } from '../../formula/rule';
import { hereWgsl, ruleWgsl } from '../../formula/rule-wgsl';
import type { SurfaceProgram } from '../../formula/surface';
import { surfaceWgsl } from '../../formula/surface-wgsl';

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

export function lmModule(): OptimizerModule {
  return { code: compose(methodHere(true), lm), states: 1 };
}

export function lbfgsModule(history: number, lineSearch: boolean): OptimizerModule {
  const constants = `const HISTORY = ${history}u;\nconst LINE_SEARCH = ${lineSearch};`;
  return { code: compose(methodHere(false), constants, lbfgs), states: 4 + 2 * history };
}

/** Methods look along a line, so they need one function throughout: for them a mini-batch is the full batch. */
function methodHere(hessian: boolean): string {
  return hereWgsl(hessian).replace(/batch_(gradient|hessian)\(p, draw\)/, 'surface_$1(p)');
}

export function startModule(optimizer: OptimizerModule): string {
  return compose(math, random, `const STATE_COUNT = ${optimizer.states}u;`, particle, start);
}

export function descendModule(surface: SurfaceProgram, optimizer: OptimizerModule): string {
  return compose(surfaceModule(surface), update, optimizer.code, particle, descend);
}
