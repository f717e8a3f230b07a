import { type ElementwiseRule, elementwiseInput } from './elementwise';
import { emit } from './emit';
import { wgsl } from './emit-wgsl';
import { isTruthCoefficient, type RuleProgram } from './rule';

/**
 * What kernels of networks expect of an optimizer: counts of its states and coefficients (a SIZE is that of an array,
 * which cannot be empty) and `fn rule_step(theta: f32, g: f32, state: ptr<function, array<f32, STATE_SIZE>>, values:
 * ptr<function, array<f32, COEFFICIENT_SIZE>>) -> RuleStep`, which replaces the state.
 */
export function elementwiseWgsl(program: RuleProgram, { theta, next, undefinedHere }: ElementwiseRule): string {
  const { lines, results } = emit(program.graph, [theta, ...next, undefinedHere], wgsl, {
    prefix: 't',
    input: (name) => {
      const which = elementwiseInput(name);
      return typeof which === 'number' ? `(*state)[${which}]` : which;
    },
    given: (id) => {
      const index = program.coefficients.indexOf(id);
      if (index < 0) return null;
      return isTruthCoefficient(program, id) ? `((*values)[${index}] != 0f)` : `(*values)[${index}]`;
    },
  });
  const coefficients = program.coefficients.length;
  return [
    `const STATE_COUNT = ${next.length}u;`,
    `const STATE_SIZE = ${Math.max(1, next.length)}u;`,
    `const FIXED_COUNT = ${program.fixed}u;`,
    `const CHANGING_COUNT = ${coefficients - program.fixed}u;`,
    `const COEFFICIENT_SIZE = ${Math.max(1, coefficients)}u;`,
    'struct RuleStep { theta: f32, undefined_here: bool }',
    `fn rule_step(${PARAMETERS}) -> RuleStep {`,
    ...lines,
    // All of them are computed before the first is replaced.
    `let moved = ${results[0]};`,
    ...next.map((_, i) => `let next${i} = ${results[1 + i]};`),
    ...next.map((_, i) => `(*state)[${i}] = next${i};`),
    `return RuleStep(moved, ${results[1 + next.length]});`,
    '}',
  ].join('\n');
}

const PARAMETERS = [
  'theta: f32',
  'g: f32',
  'state: ptr<function, array<f32, STATE_SIZE>>',
  'values: ptr<function, array<f32, COEFFICIENT_SIZE>>',
].join(', ');
