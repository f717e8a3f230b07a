import type { Coefficients } from '../../formula/graph/coefficients';
import { coefficientsOf, isTruthCoefficient, type RuleProgram, type Scope } from '../../formula/programs/rule';
import type { SurfaceProgram } from '../../formula/programs/surface';
import { emit } from '../../formula/targets/emit';
import { javascript } from '../../formula/targets/emit-js';
import { LARGEST, type RunPlan } from '../contract';
import { CODE } from '../status';
import type { MemberState } from './memberState';
import { jetCode, preamble } from './surface-js';

/** Members that a core works on at once: two hide the latency of divisions and roots, four spill registers. */
export const LANES = 2;

/** A lane without a member: none of `CODE`, and not running. */
const NOBODY = 255;

/** Coefficients as the fused loop reads them: where those of the axes begin, and how wide a row is. */
export interface FusedTables {
  readonly fixed: Float64Array;
  readonly changing: Float64Array;
  readonly width: number;
  readonly columns: number;
  readonly fixedX: number;
  readonly fixedY: number;
  readonly changingX: number;
  readonly changingY: number;
}

export function fusedTables(
  program: RuleProgram,
  { fixed, width, sizes }: Coefficients,
  changing: Float64Array,
  columns: number,
): FusedTables {
  const { all, x } = { all: program, x: program.along.x };
  const [allChanging, xChanging] = [all, x].map((list) => list.coefficients.length - list.fixed);
  return {
    fixed,
    changing,
    width,
    columns,
    fixedX: all.fixed,
    fixedY: all.fixed + sizes.x * x.fixed,
    changingX: allChanging,
    changingY: allChanging + sizes.x * xChanging,
  };
}

/**
 * Takes steps taken + 1 … taken + count with members first … last − 1 of the state, of which member i stands at
 * position (number + i) of the sweep, row after row.
 */
export type FusedKernel = (
  state: MemberState,
  tables: FusedTables,
  number: number,
  first: number,
  last: number,
  taken: number,
  count: number,
) => void;

/** Parameters of {@link fusedSource}. */
export const FUSED = ['parameters', 'columns', 'limits'] as const;

/** Body of a function that returns a {@link FusedKernel}. */
export function fusedSource(surface: SurfaceProgram, rule: RuleProgram, run: RunPlan, rests: boolean): string {
  const lanes = Array.from({ length: LANES }, (_, lane) => laneCode(surface, rule, run, rests, lane));
  const coefficients = rule.coefficients.map((_, i) => ({ i, fixed: i < rule.fixed }));
  const perStep = coefficients.flatMap(({ i, fixed }) =>
    fixed ? [] : [`const k${i} = changing[row + ${i - rule.fixed}];`],
  );
  return [
    '"use strict";',
    'return (state, tables, number, first, last, taken, count) => {',
    ...preamble(surface),
    'const { escape, clip, tolerance } = limits;',
    'const [x0, x1, y0, y1] = limits.domain;',
    'const { gradient: calmGradient, step: calmStep } = limits.calm;',
    'const { theta, memory, codes, steps, samples } = state;',
    'const { fixed, changing, width } = tables;',
    ...coefficients.flatMap(({ i, fixed }) => (fixed ? [`const k${i} = fixed[${i}];`] : [])),
    'const end = taken + count;',
    `for (let p = first; p < last; p += ${LANES}) {`,
    ...lanes.map(({ find }) => find),
    `if (${lanes.map(({ runs }) => `!(${runs})`).join(' && ')}) continue;`,
    ...lanes.map(({ begin }) => begin),
    'let step = taken + 1, row = 0;',
    // While all run and nothing is out of the ordinary, a step has one branch for all.
    `for (; step <= end && ${lanes.map(({ runs }) => runs).join(' && ')}; step++, row += width) {`,
    ...perStep,
    ...lanes.flatMap(({ propose }) => propose),
    `if (!(${lanes.flatMap(({ wrong }) => wrong).join(' || ')})`,
    `&& ${lanes.flatMap(({ places }) => places).join(' + ')} <= escape`,
    `&& ${lanes.flatMap(({ sizes }) => sizes).join(' + ')} <= ${LARGEST}) {`,
    ...lanes.flatMap(({ accept }) => accept),
    '} else {',
    ...lanes.flatMap(({ judge }) => judge),
    '}',
    '}',
    `for (; step <= end && (${lanes.map(({ runs }) => runs).join(' || ')}); step++, row += width) {`,
    ...perStep,
    ...lanes.flatMap(({ runs, propose, judge }) => [`if (${runs}) {`, ...propose, ...judge, '}']),
    '}',
    ...lanes.map(({ finish }) => finish),
    '}',
    '};',
  ].join('\n');
}

/** Magnitudes of value and gradient: compared together, they find what is too large, infinite or not a number. */
function sizesOf(results: readonly string[]): string[] {
  return results.slice(0, 3).map((code) => `Math.abs(${code})`);
}

/** What stands for one lane in each part of the loop. */
interface Lane {
  /** Finds its member. */
  readonly find: string;
  /** Code of the truth value "its member takes steps". */
  readonly runs: string;
  readonly begin: string;
  /** Computes the next place and what is there. */
  readonly propose: readonly string[];
  /** Truth values that say that this cannot be done. */
  readonly wrong: readonly string[];
  /** Magnitudes of the coordinates there, and of value and gradient. */
  readonly places: readonly string[];
  readonly sizes: readonly string[];
  /** Goes there. */
  readonly accept: readonly string[];
  /** Goes there, or says why not. */
  readonly judge: readonly string[];
  readonly finish: string;
}

function laneCode(surface: SurfaceProgram, rule: RuleProgram, run: RunPlan, rests: boolean, index: number): Lane {
  const lane = `l${index}_`;
  const [at, code, stop, tx, ty] = ['at', 'code', 'stop', 'x', 'y'].map((name) => lane + name);
  const [f, fx, fy] = ['f', 'fx', 'fy'].map((name) => lane + name);
  const order = rule.usesHessian ? 'hessian' : 'gradient';
  const jetNames = [f, fx, fy, ...(rule.usesHessian ? [`${lane}fxx`, `${lane}fxy`, `${lane}fyy`] : [])];
  const states = rule.states.flatMap((_, i) => [`${lane}s${i}_0`, `${lane}s${i}_1`]);
  const memory = (i: number) => `memory[${at} * ${states.length} + ${i}]`;
  const g = [`${lane}g0`, `${lane}g1`];
  const runs = `${code} === ${CODE.running}`;
  const stopWith = (why: number) => `{ ${code} = ${why}; ${stop} = step; }`;

  const clip = () => {
    if (run.clip === null) return [`const ${g[0]} = ${fx}, ${g[1]} = ${fy};`];
    if (run.clip.by === 'value') {
      return [fx, fy].map((d, i) => `const ${g[i]} = Math.min(Math.max(${d}, -clip), clip);`);
    }
    return [
      `const ${lane}norm = Math.sqrt(${fx} * ${fx} + ${fy} * ${fy});`,
      `const ${lane}scale = ${lane}norm > clip ? clip / ${lane}norm : 1;`,
      `const ${g[0]} = ${fx} * ${lane}scale, ${g[1]} = ${fy} * ${lane}scale;`,
    ];
  };

  const coefficient = (scope: Scope, i: number) => (scope === 'all' ? `k${i}` : `${lane}${scope}k${i}`);
  const along = (['x', 'y'] as const).map((axis) => ({ axis, ...coefficientsOf(rule, axis) }));
  const update = emit(rule.graph, [...rule.theta, ...rule.next.flat(), rule.undefinedHere], javascript, {
    prefix: `${lane}u`,
    input: (name) => {
      if (name.startsWith('theta')) return name.endsWith('0') ? tx : ty;
      if (name.startsWith('g')) return g[Number(name[1])];
      if (name.startsWith('h')) return `${lane}f${name.slice(1)}`;
      return `${lane}${name}`;
    },
    given: (id) => {
      const place = rule.place(id);
      if (place === null) return null;
      const name = coefficient(place.scope, place.index);
      return isTruthCoefficient(rule, id) ? `(${name} !== 0)` : name;
    },
  });
  const [nextX, nextY, ...nextStates] = update.results;
  const cannot = nextStates.pop();
  const start = jetCode(surface, order, tx, ty, lane);
  const [nx, ny] = [`${lane}nx`, `${lane}ny`];
  const next = jetCode(surface, order, nx, ny, `${lane}n`);
  const places = [nx, ny].map((place) => `Math.abs(${place})`);
  const sizes = sizesOf(next.results);
  const accept = [
    ...jetNames.map((name, i) => `${name} = ${next.results[i]};`),
    ...(rests
      ? [
          `if (${fx} * ${fx} + ${fy} * ${fy} <= calmGradient`,
          `&& (${nx} - ${tx}) * (${nx} - ${tx}) + (${ny} - ${ty}) * (${ny} - ${ty}) <= calmStep) ${stopWith(CODE.converged)}`,
        ]
      : []),
    `${tx} = ${nx};`,
    `${ty} = ${ny};`,
    ...states.map((name, i) => `${name} = ${lane}n${i};`),
  ];

  return {
    runs,
    find: [
      `const ${at} = Math.min(p + ${index}, last - 1);`,
      `let ${code} = p + ${index} < last ? codes[${at}] : ${NOBODY};`,
    ].join('\n'),
    begin: [
      `const ${lane}began = ${runs};`,
      `let ${tx} = theta[2 * ${at}], ${ty} = theta[2 * ${at} + 1], ${stop} = 0;`,
      `let ${jetNames.map((name) => `${name} = 0`).join(', ')};`,
      ...states.map((name, i) => `let ${name} = ${memory(i)};`),
      ...along.flatMap(({ axis, coefficients, fixed }) => {
        if (coefficients.length === 0) return [];
        const changing = coefficients.length - fixed;
        const place = axis === 'x' ? '% tables.columns' : '/ tables.columns | 0';
        const letter = axis.toUpperCase();
        return [
          `const ${lane}${axis}at = (number + ${at}) ${place};`,
          `const ${lane}${axis}fixed = tables.fixed${letter} + ${lane}${axis}at * ${fixed};`,
          `const ${lane}${axis}row = tables.changing${letter} + ${lane}${axis}at * ${changing};`,
          ...Array.from(
            { length: fixed },
            (_, i) => `const ${coefficient(axis, i)} = fixed[${lane}${axis}fixed + ${i}];`,
          ),
        ];
      }),
      '{',
      ...start.lines,
      // Only a start can be at fault: later, the last place that is not is kept.
      `if (${start.undefinedHere}) { if (${runs}) ${code} = ${CODE.undefined}; }`,
      `else if (!(${sizesOf(start.results).join(' + ')} <= ${LARGEST})) {`,
      `if (${runs}) ${code} = ${CODE.diverged};`,
      `${f} = ${start.results[0]} < 0 ? ${-LARGEST} : ${LARGEST};`,
      '} else {',
      ...jetNames.map((name, i) => `${name} = ${start.results[i]};`),
      '}',
      '}',
    ].join('\n'),
    propose: [
      ...along.flatMap(({ axis, coefficients, fixed }) =>
        coefficients.flatMap((_, i) =>
          i < fixed ? [] : [`const ${coefficient(axis, i)} = changing[row + ${lane}${axis}row + ${i - fixed}];`],
        ),
      ),
      ...clip(),
      ...update.lines,
      `const ${nx} = ${nextX}, ${ny} = ${nextY};`,
      ...nextStates.map((value, i) => `const ${lane}n${i} = ${value};`),
      ...next.lines,
    ],
    wrong: [`${cannot}`, next.undefinedHere],
    places,
    sizes,
    accept,
    judge: [
      `if (${cannot}) ${stopWith(CODE.undefined)}`,
      // Written so that NaN has escaped, too.
      `else if (!(${places.map((place) => `${place} <= escape`).join(' && ')})) ${stopWith(CODE.diverged)}`,
      `else if (${next.undefinedHere}) ${stopWith(CODE.undefined)}`,
      `else if (!(${sizes.join(' + ')} <= ${LARGEST})) ${stopWith(CODE.diverged)}`,
      'else {',
      ...accept,
      '}',
    ],
    finish: [
      `if (${lane}began) {`,
      `theta[2 * ${at}] = ${tx}; theta[2 * ${at} + 1] = ${ty};`,
      ...states.map((name, i) => `${memory(i)} = ${name};`),
      `codes[${at}] = ${code};`,
      `steps[${at}] = ${stop};`,
      `samples[4 * ${at}] = ${tx}; samples[4 * ${at} + 1] = ${ty}; samples[4 * ${at} + 2] = ${f};`,
      `const inside = ${tx} >= x0 && ${tx} <= x1 && ${ty} >= y0 && ${ty} <= y1;`,
      `const held = Math.sqrt(${fx} * ${fx} + ${fy} * ${fy}) <= tolerance ? ${CODE.converged} : inside ? ${CODE.running} : ${CODE.leftDomain};`,
      `samples[4 * ${at} + 3] = ${runs} ? held : ${code};`,
      '}',
    ].join('\n'),
  };
}
