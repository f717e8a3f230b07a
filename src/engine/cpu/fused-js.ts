import { emit } from '../../formula/emit';
import { javascript } from '../../formula/emit-js';
import { isTruthCoefficient, type RuleProgram } from '../../formula/rule';
import type { SurfaceProgram } from '../../formula/surface';
import { LARGEST, type RunPlan } from '../contract';
import { CODE } from '../status';
import { jetCode, preamble } from './surface-js';

/** Particles that a core works on at once: two hide the latency of divisions and roots, four spill registers. */
export const LANES = 2;

/** What a particle carries beside theta and its states: value, gradient, and the code of `CODE`. */
type Slots = Readonly<Record<'f' | 'fx' | 'fy' | 'code', string>>;

/**
 * Body of `function (parameters, columns, limits, initial, coefficients, begin, end)` that returns
 * `(slice, offset, first, last) => void`: particles first … last − 1 from `begin(index)`, all their steps, to `end`.
 */
export function fusedSource(surface: SurfaceProgram, rule: RuleProgram, run: RunPlan): string {
  const lanes = Array.from({ length: LANES }, (_, lane) => laneCode(surface, rule, run, `l${lane}_`));
  const [fixed, changing] = [(i: number) => i < rule.fixed, (i: number) => i >= rule.fixed].map((which) =>
    rule.coefficients.map((_, i) => i).filter(which),
  );
  return [
    '"use strict";',
    'return (slice, offset, first, last) => {',
    ...preamble(surface),
    'const { escape, clip, steps } = limits;',
    'const table = coefficients;',
    ...fixed.map((i) => `const k${i} = table[${i}];`),
    // A lane beyond the last particle computes the last one again and is not stored.
    `for (let p = first; p < last; p += ${LANES}) {`,
    ...lanes.map(
      ({ begin }, lane) =>
        `const [x${lane}, y${lane}] = begin(Math.min(p + ${lane}, last - 1));\n${begin(`x${lane}`, `y${lane}`)}`,
    ),
    `for (let step = 1, row = 0; step <= steps; step++, row += ${rule.coefficients.length}) {`,
    ...changing.map((i) => `const k${i} = table[row + ${i}];`),
    ...lanes.map(({ advance }) => advance),
    '}',
    ...lanes.map(({ finish }, lane) => finish(`p + ${lane}`)),
    '}',
    '};',
  ].join('\n');
}

/** Magnitude of value and gradient together: one comparison finds what is too large, infinite or not a number. */
function sizes(results: readonly string[]): string {
  return results
    .slice(0, 3)
    .map((code) => `Math.abs(${code})`)
    .join(' + ');
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
  };
  const order = rule.usesHessian ? 'hessian' : 'gradient';
  const hessian = rule.usesHessian ? [`${lane}fxx`, `${lane}fxy`, `${lane}fyy`] : [];
  const jetNames = [slots.f, slots.fx, slots.fy, ...hessian];
  const states = rule.states.flatMap((_, i) => [`${lane}s${i}_0`, `${lane}s${i}_1`]);
  const g = [`${lane}g0`, `${lane}g1`];

  const jet = (x: string, y: string) => jetCode(surface, order, x, y, lane);
  // Takes over the jet at (x, y), or says why it cannot be held.
  const settle = (x: string, y: string, accept: readonly string[] = []) => {
    const here = jet(x, y);
    return [
      ...here.lines,
      `if (${here.undefinedHere}) ${slots.code} = ${CODE.undefined};`,
      `else if (!(${sizes(here.results)} <= ${LARGEST})) ${slots.code} = ${CODE.diverged};`,
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
        `let ${tx} = ${x}, ${ty} = ${y}, ${slots.code} = ${CODE.running};`,
        `let ${jetNames.map((name) => `${name} = 0`).join(', ')};`,
        ...states.map((name, i) => `let ${name} = initial[${i >> 1}];`),
        '{',
        ...settle(tx, ty),
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
      ]),
      '}',
      '}',
    ].join('\n'),
    finish: (index) =>
      `if (${index} < last) end(slice, ${index} - offset, ${tx}, ${ty}, ${slots.f}, Math.hypot(${slots.fx}, ${slots.fy}), ${slots.code});`,
  };
}
