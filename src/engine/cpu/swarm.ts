import { emit } from '../../formula/emit';
import { javascript } from '../../formula/emit-js';
import { isTruthCoefficient, type RuleProgram } from '../../formula/rule';
import type { SurfaceProgram } from '../../formula/surface';
import { DIVERGED_BEYOND, JET, type RunPlan, STATUS_CODES, type SwarmPlan } from '../contract';
import { startPlace } from '../starts';
import { CODE, escapeLimit, type RunEnd, runStatus } from '../status';
import { Particle } from './descend';
import { cpuOptimizer, prepareRule } from './optimizer';
import { type CpuSurface, generate } from './surface';
import { jetCode, preamble } from './surface-js';

/** Particles `from` … `to − 1` of a swarm. */
export interface SwarmSlice {
  readonly positions: Float32Array;
  readonly loss: Float32Array;
  readonly codes: Uint8Array;
}

/** Particle-steps that are computed between two looks at the messages, some ten milliseconds. */
const BLOCK = 2 ** 20;

/** Independent chains of arithmetic that a core works on at once. */
const LANES = 4;

/** Numbers a particle carries beside theta and its states: value, gradient, code, stopped, calm and outside since. */
type Slots = Readonly<Record<'f' | 'fx' | 'fy' | 'code' | 'calm' | 'outside', string>>;

/** A part of a swarm. A generator, so that the worker can look up between blocks. */
export function* swarm(
  surface: CpuSurface,
  run: RunPlan,
  plan: SwarmPlan,
  from: number,
  to: number,
): Generator<void, SwarmSlice> {
  const slice: SwarmSlice = {
    positions: new Float32Array(2 * (to - from)),
    loss: new Float32Array(to - from),
    codes: new Uint8Array(to - from),
  };
  const fused = fusedKernel(surface, run, plan);
  if (fused === null) {
    yield* plainSwarm(surface, run, plan, slice, from, to);
    return slice;
  }
  const block = LANES * Math.max(1, Math.floor(BLOCK / (LANES * Math.max(plan.steps, 1))));
  for (let first = from; first < to; first += block) {
    fused(slice, from, first, Math.min(first + block, to));
    yield;
  }
  return slice;
}

/** Particle after particle by the same code as a single run. */
function* plainSwarm(
  surface: CpuSurface,
  run: RunPlan,
  plan: SwarmPlan,
  slice: SwarmSlice,
  from: number,
  to: number,
): Generator<void, void> {
  const optimizer = cpuOptimizer(surface, run, plan.steps);
  const coefficients = optimizer.coefficients(plan.steps);
  // A step is much slower here than in the fused loop.
  const pause = Math.max(1, Math.floor(BLOCK / (64 * Math.max(surface.rows, 1))));
  for (let index = from, work = 0; index < to; index++) {
    const start = startPlace(plan, surface.problem.domain, index);
    const particle = new Particle(surface, optimizer, run, plan, start, index);
    for (let step = 1; step <= plan.steps && particle.code === CODE.running; step++) {
      particle.advance(step, coefficients, (step - 1) * optimizer.width);
      if (++work % pause === 0) yield;
    }
    store(slice, index - from, particle.theta[0], particle.theta[1], particle.here[JET.value], particle.end);
  }
}

function store(slice: SwarmSlice, at: number, x: number, y: number, loss: number, end: RunEnd): void {
  slice.positions[2 * at] = x;
  slice.positions[2 * at + 1] = y;
  slice.loss[at] = loss;
  slice.codes[at] = STATUS_CODES.indexOf(runStatus(end).kind);
}

type FusedKernel = (slice: SwarmSlice, offset: number, first: number, last: number) => void;

/**
 * Surface and optimizer in one generated loop, several particles interleaved. Null where the plain code has to serve:
 * methods, sums over data, random numbers, hosts without generated code.
 */
function fusedKernel(surface: CpuSurface, run: RunPlan, plan: SwarmPlan): FusedKernel | null {
  const { optimizer } = run;
  if (optimizer.kind !== 'rule' || surface.program.overData || run.noise > 0) return null;
  const { program, coefficients } = prepareRule(optimizer, run, plan.steps);
  const make = generate(
    ['parameters', 'columns', 'limits', 'initial', 'coefficients', 'begin', 'end'],
    fusedSource(surface.program, program, run),
  );
  if (make === null) return null;
  const { domain } = surface.problem;
  const limits = {
    escape: escapeLimit(domain, DIVERGED_BEYOND),
    tolerance: plan.tolerance,
    clip: run.clip?.max ?? Number.POSITIVE_INFINITY,
    domain,
    steps: plan.steps,
  };
  return make(
    Object.values(surface.problem.parameters),
    [],
    limits,
    coefficients.initialState(),
    coefficients.next(plan.steps),
    (index: number) => startPlace(plan, domain, index),
    (slice: SwarmSlice, at: number, x: number, y: number, f: number, code: number, calm: number, outside: number) =>
      store(slice, at, x, y, f, {
        code,
        stopped: 0,
        calmSince: calm < 0 ? null : calm,
        outsideSince: outside < 0 ? null : outside,
      }),
  ) as FusedKernel;
}

function fusedSource(surface: SurfaceProgram, rule: RuleProgram, run: RunPlan): string {
  const lanes = Array.from({ length: LANES }, (_, lane) => laneCode(surface, rule, run, `l${lane}_`));
  return [
    '"use strict";',
    ...preamble(surface),
    'const { escape, tolerance, clip, steps } = limits;',
    'const [[dx0, dx1], [dy0, dy1]] = limits.domain;',
    'return (slice, offset, first, last) => {',
    // A lane beyond the last particle computes the last one again and is not stored.
    `for (let p = first; p < last; p += ${LANES}) {`,
    ...lanes.map(
      ({ begin }, lane) =>
        `const [x${lane}, y${lane}] = begin(Math.min(p + ${lane}, last - 1));\n${begin(`x${lane}`, `y${lane}`)}`,
    ),
    'for (let step = 1, row = 0; step <= steps; step++, row += ' + `${rule.coefficients.length}) {`,
    ...rule.coefficients.map((_, i) => `const k${i} = coefficients[row + ${i}];`),
    ...lanes.map(({ advance }) => advance),
    '}',
    ...lanes.map(({ finish }, lane) => finish(`p + ${lane}`)),
    '}',
    '};',
  ].join('\n');
}

interface Lane {
  begin(x: string, y: string): string;
  readonly advance: string;
  finish(index: string): string;
}

function laneCode(surface: SurfaceProgram, rule: RuleProgram, run: RunPlan, lane: string): Lane {
  const [tx, ty] = [`${lane}x`, `${lane}y`];
  const slots: Slots = {
    f: `${lane}f`,
    fx: `${lane}fx`,
    fy: `${lane}fy`,
    code: `${lane}code`,
    calm: `${lane}calm`,
    outside: `${lane}outside`,
  };
  const order = rule.usesHessian ? 'hessian' : 'gradient';
  const hessian = rule.usesHessian ? [`${lane}fxx`, `${lane}fxy`, `${lane}fyy`] : [];
  const jetNames = [slots.f, slots.fx, slots.fy, ...hessian];
  const states = rule.states.flatMap((_, i) => [`${lane}s${i}_0`, `${lane}s${i}_1`]);
  const g = [`${lane}g0`, `${lane}g1`];

  const rest = (names: readonly string[]) => names.slice(1, 3).map((name) => `Math.abs(${name}) <= 1e30`);
  const jet = (x: string, y: string) => jetCode(surface, order, x, y, lane);
  const track = (step: string) => [
    `${slots.calm} = Math.sqrt(${slots.fx} * ${slots.fx} + ${slots.fy} * ${slots.fy}) <= tolerance ? (${slots.calm} < 0 ? ${step} : ${slots.calm}) : -1;`,
    `${slots.outside} = ${tx} >= dx0 && ${tx} <= dx1 && ${ty} >= dy0 && ${ty} <= dy1 ? -1 : ${slots.outside} < 0 ? ${step} : ${slots.outside};`,
  ];
  // Takes over the jet at (x, y), or says why it cannot be held.
  const settle = (x: string, y: string, accept: readonly string[]) => {
    const here = jet(x, y);
    return [
      ...here.lines,
      `if (${here.undefinedHere}) ${slots.code} = ${CODE.undefined};`,
      `else if (!(Math.abs(${here.results[0]}) <= 1e30 && ${rest(here.results).join(' && ')})) ${slots.code} = ${CODE.diverged};`,
      'else {',
      ...jetNames.map((name, i) => `${name} = ${here.results[i]};`),
      ...accept,
      '}',
    ];
  };

  const clip = () => {
    if (run.clip === null) return [`const ${g[0]} = ${slots.fx}, ${g[1]} = ${slots.fy};`];
    if (run.clip.by === 'value') {
      return [slots.fx, slots.fy].map((d, i) => `const ${g[i]} = Math.min(Math.max(${d}, -clip), clip);`);
    }
    return [
      `const ${lane}norm = Math.sqrt(${slots.fx} * ${slots.fx} + ${slots.fy} * ${slots.fy});`,
      `const ${lane}scale = ${lane}norm > clip ? clip / ${lane}norm : 1;`,
      `const ${g[0]} = ${slots.fx} * ${lane}scale, ${g[1]} = ${slots.fy} * ${lane}scale;`,
    ];
  };

  const update = emit(rule.graph, [...rule.theta, ...rule.next.flat(), rule.undefinedHere], javascript, {
    prefix: `${lane}u`,
    input: (name) => {
      if (name.startsWith('theta')) return name.endsWith('0') ? tx : ty;
      if (name.startsWith('g')) return g[Number(name[1])];
      if (name.startsWith('h')) return `${lane}f${name.slice(1)}`;
      return `${lane}${name}`;
    },
    given: (id) => {
      const index = rule.coefficients.indexOf(id);
      if (index < 0) return null;
      return isTruthCoefficient(rule, id) ? `(k${index} !== 0)` : `k${index}`;
    },
  });
  const [nextX, nextY, ...nextStates] = update.results;
  const cannot = nextStates.pop();

  return {
    begin: (x, y) =>
      [
        `let ${tx} = ${x}, ${ty} = ${y}, ${slots.code} = ${CODE.running}, ${slots.calm} = -1, ${slots.outside} = -1;`,
        `let ${jetNames.map((name) => `${name} = 0`).join(', ')};`,
        ...states.map((name, i) => `let ${name} = initial[${i >> 1}];`),
        '{',
        ...settle(tx, ty, track('0')),
        '}',
      ].join('\n'),
    advance: [
      `if (${slots.code} === ${CODE.running}) {`,
      ...clip(),
      ...update.lines,
      `const ${lane}nx = ${nextX}, ${lane}ny = ${nextY};`,
      `if (${cannot}) ${slots.code} = ${CODE.undefined};`,
      `else if (!(Math.abs(${lane}nx) <= escape && Math.abs(${lane}ny) <= escape)) ${slots.code} = ${CODE.diverged};`,
      'else {',
      ...nextStates.map((code, i) => `const ${lane}n${i} = ${code};`),
      ...settle(`${lane}nx`, `${lane}ny`, [
        `${tx} = ${lane}nx;`,
        `${ty} = ${lane}ny;`,
        ...states.map((name, i) => `${name} = ${lane}n${i};`),
        ...track('step'),
      ]),
      '}',
      '}',
    ].join('\n'),
    finish: (index) =>
      `if (${index} < last) end(slice, ${index} - offset, ${tx}, ${ty}, ${slots.f}, ${slots.code}, ${slots.calm}, ${slots.outside});`,
  };
}
