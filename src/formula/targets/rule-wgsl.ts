import type { NodeId } from '../graph/graph';
import { type CoefficientList, isTruthCoefficient, type RuleProgram, SCOPES, type Scope } from '../programs/rule';
import { emit } from './emit';
import { wgsl } from './emit-wgsl';

/**
 * What `shaders/particle.wgsl` expects of an optimizer: the constants of {@link countsWgsl}, `const STATE_COUNT`, and
 *
 *     fn surface_here(p: vec2f) -> Jet
 *     fn batch_here(p: vec2f, draw: Draw) -> Jet
 *     fn optimizer_start(fixed: ptr<function, array<f32, FIXED_COUNT>>) -> array<vec2f, STATE_COUNT>
 *     fn optimizer_step(theta: vec2f, here: Jet, g: vec2f, state: ptr<function, array<vec2f, STATE_COUNT>>,
 *       fixed: ptr<function, array<f32, FIXED_COUNT>>, row: Row) -> Update
 *
 * of which the last replaces the state and returns the new parameters. `fixed` are the particle's coefficients that are
 * the same at every step, `row` is where those of the step begin.
 */
export function ruleWgsl(program: RuleProgram): string {
  const { graph, theta, next, initial } = program;
  const outputs = [...theta, ...next.flat(), program.undefinedHere];
  const step = emit(graph, outputs, wgsl, { prefix: 't', input: particleInput, given: coefficientOf(program) });
  const start = emit(graph, initial, wgsl, { prefix: 't', input: particleInput, given: coefficientOf(program) });
  const states = next.map((_, i) => `(*state)[${i}] = vec2f(${step.results[2 + 2 * i]}, ${step.results[3 + 2 * i]});`);
  return [
    countsWgsl(program),
    `const STATE_COUNT = ${Math.max(1, next.length)}u;`,
    hereWgsl(program.usesHessian),
    `fn optimizer_start(${FIXED}) -> array<vec2f, STATE_COUNT> {`,
    ...start.lines,
    'var state = array<vec2f, STATE_COUNT>();',
    ...start.results.map((code, i) => `state[${i}] = vec2f(${code});`),
    'return state;',
    '}',
    `fn optimizer_step(${PARAMETERS}) -> Update {`,
    ...step.lines,
    ...states,
    `return Update(vec2f(${step.results[0]}, ${step.results[1]}), ${step.results.at(-1)});`,
    '}',
  ].join('\n');
}

/** A function for kernels that gives a number computed from coefficients, `fn NAME(fixed: …, row: Row) -> f32`. */
export function readingWgsl(program: RuleProgram, name: string, id: NodeId): string {
  const { lines, results } = emit(program.graph, [id], wgsl, {
    prefix: 't',
    input: particleInput,
    given: coefficientOf(program),
  });
  return [`fn ${name}(${FIXED}, row: Row) -> f32 {`, ...lines, `return ${results[0]};`, '}'].join('\n');
}

/** How many coefficients of each scope are the same at every step (`FIXED_…`), and how many change (`STEP_…`). */
export function countsWgsl(program: RuleProgram): string {
  const constants = SCOPES.flatMap((scope) => {
    const { coefficients, fixed } = listOf(program, scope);
    const name = scope.toUpperCase();
    return [`const FIXED_${name} = ${fixed}u;`, `const STEP_${name} = ${coefficients.length - fixed}u;`];
  });
  // An array must have an element.
  return [...constants, 'const FIXED_COUNT = max(1u, FIXED_ALL + FIXED_X + FIXED_Y);'].join('\n');
}

function listOf(program: RuleProgram, scope: Scope): CoefficientList {
  return scope === 'all' ? program : program.along[scope];
}

/** Code of a coefficient, where a node is one. */
function coefficientOf(program: RuleProgram): (id: NodeId) => string | null {
  const before = { all: 0, x: program.fixed, y: program.fixed + program.along.x.fixed };
  const rows = { all: 'row.shared_part', x: 'row.x', y: 'row.y' };
  return (id) => {
    const place = program.place(id);
    if (place === null) return null;
    const { scope, index } = place;
    const { fixed } = listOf(program, scope);
    const code =
      index < fixed ? `(*fixed)[${before[scope] + index}]` : `coefficients[${rows[scope]} + ${index - fixed}u]`;
    return isTruthCoefficient(program, id) ? `(${code} != 0f)` : code;
  };
}

/** Which derivatives the optimizer reads. */
export function hereWgsl(hessian: boolean): string {
  const order = hessian ? 'hessian' : 'gradient';
  return [
    `fn surface_here(p: vec2f) -> Jet { return surface_${order}(p); }`,
    `fn batch_here(p: vec2f, draw: Draw) -> Jet { return batch_${order}(p, draw); }`,
  ].join('\n');
}

const FIXED = 'fixed: ptr<function, array<f32, FIXED_COUNT>>';

const PARAMETERS = [
  'theta: vec2f',
  'here: Jet',
  'g: vec2f',
  'state: ptr<function, array<vec2f, STATE_COUNT>>',
  FIXED,
  'row: Row',
].join(', ');

const INPUTS: ReadonlyMap<string, string> = new Map([
  ['theta0', 'theta.x'],
  ['theta1', 'theta.y'],
  ['g0', 'g.x'],
  ['g1', 'g.y'],
  ['hxx', 'here.hessian.x'],
  ['hxy', 'here.hessian.y'],
  ['hyy', 'here.hessian.z'],
]);

function particleInput(name: string): string {
  const known = INPUTS.get(name);
  if (known !== undefined) return known;
  const [index, axis] = name.slice(1).split('_');
  return `(*state)[${index}].${axis === '0' ? 'x' : 'y'}`;
}
