import { type ElementwiseRule, elementwiseInput } from '../programs/elementwise';
import { isTruthCoefficient, type RuleProgram } from '../programs/rule';
import { type Block, emit } from './emit';
import { wgsl } from './emit-wgsl';

/** Where a rule's numbers stand in the kernel around it. */
export interface ElementwiseNames {
  readonly prefix: string;
  readonly theta: string;
  readonly g: string;
  state(index: number): string;
  coefficient(index: number): string;
}

/** One number's update as straight-line code; results are its new value, its new states, and "undefined here". */
export function elementwiseBlock(
  program: RuleProgram,
  { theta, next, undefinedHere }: ElementwiseRule,
  names: ElementwiseNames,
): Block {
  return emit(program.graph, [theta, ...next, undefinedHere], wgsl, {
    prefix: names.prefix,
    input: (name) => {
      const which = elementwiseInput(name);
      return typeof which === 'number' ? names.state(which) : names[which];
    },
    given: (id) => {
      const index = program.coefficients.indexOf(id);
      if (index < 0) return null;
      const code = names.coefficient(index);
      return isTruthCoefficient(program, id) ? `(${code} != 0f)` : code;
    },
  });
}

/**
 * What kernels of networks expect of an optimizer: counts of its states and coefficients (a SIZE is that of an array,
 * which cannot be empty) and `fn rule_step(theta: f32, g: f32, state: ptr<function, array<f32, STATE_SIZE>>, values:
 * ptr<function, array<f32, COEFFICIENT_SIZE>>) -> RuleStep`, which replaces the state.
 */
export function elementwiseWgsl(program: RuleProgram, rule: ElementwiseRule): string {
  const { lines, results } = elementwiseBlock(program, rule, {
    prefix: 't',
    theta: 'theta',
    g: 'g',
    state: (index) => `(*state)[${index}]`,
    coefficient: (index) => `(*values)[${index}]`,
  });
  const states = rule.next.map((_, i) => i);
  return [
    coefficientCounts(program),
    `const STATE_COUNT = ${states.length}u;`,
    `const STATE_SIZE = ${Math.max(1, states.length)}u;`,
    `const COEFFICIENT_SIZE = ${Math.max(1, program.coefficients.length)}u;`,
    'struct RuleStep { theta: f32, undefined_here: bool }',
    `fn rule_step(${PARAMETERS}) -> RuleStep {`,
    ...lines,
    // All of them are computed before the first is replaced.
    `let moved = ${results[0]};`,
    ...states.map((i) => `let next${i} = ${results[1 + i]};`),
    ...states.map((i) => `(*state)[${i}] = next${i};`),
    `return RuleStep(moved, ${results[1 + states.length]});`,
    '}',
  ].join('\n');
}

/** How many numbers of a set of hyperparameters never change, and how many belong to an update. */
export function coefficientCounts({ fixed, coefficients }: RuleProgram): string {
  return `const FIXED_COUNT = ${fixed}u;\nconst CHANGING_COUNT = ${coefficients.length - fixed}u;`;
}

const PARAMETERS = [
  'theta: f32',
  'g: f32',
  'state: ptr<function, array<f32, STATE_SIZE>>',
  'values: ptr<function, array<f32, COEFFICIENT_SIZE>>',
].join(', ');
