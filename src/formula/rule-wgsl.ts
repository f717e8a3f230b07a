import { emit } from './emit';
import { wgsl } from './emit-wgsl';
import { isTruthCoefficient, type RuleProgram } from './rule';

/**
 * The functions that `shaders/descend.wgsl` expects of an optimizer: `const STATE_COUNT`, `const COEFFICIENT_COUNT`,
 * `fn surface_here(p: vec2f) -> Jet`, `fn batch_here(p: vec2f, draw: Draw) -> Jet` and
 * `const FIXED_COUNT` and `fn optimizer_step(theta: vec2f, here: Jet, g: vec2f, state: ptr<function, array<vec2f,
 * STATE_COUNT>>, fixed: ptr<function, array<f32, FIXED_COUNT>>, row: u32) -> Update`, which replaces the state and
 * returns the new parameters. `fixed` are the first coefficients, `row` is where the step's own row begins.
 */
export function ruleWgsl(program: RuleProgram): string {
  const { graph, theta, next, coefficients } = program;
  const outputs = [...theta, ...next.flat(), program.undefinedHere];
  const { lines, results } = emit(graph, outputs, wgsl, {
    prefix: 't',
    input: particleInput,
    given: (id) => {
      const index = coefficients.indexOf(id);
      if (index < 0) return null;
      const code = index < program.fixed ? `(*fixed)[${index}]` : `coefficients[row + ${index}u]`;
      return isTruthCoefficient(program, id) ? `(${code} != 0f)` : code;
    },
  });
  const states = next.map((_, i) => `(*state)[${i}] = vec2f(${results[2 + 2 * i]}, ${results[3 + 2 * i]});`);
  return [
    `const STATE_COUNT = ${Math.max(1, next.length)}u;`,
    `const COEFFICIENT_COUNT = ${coefficients.length}u;`,
    `const FIXED_COUNT = ${Math.max(1, program.fixed)}u;`,
    hereWgsl(program.usesHessian),
    `fn optimizer_step(${PARAMETERS}) -> Update {`,
    ...lines,
    ...states,
    `return Update(vec2f(${results[0]}, ${results[1]}), ${results.at(-1)});`,
    '}',
  ].join('\n');
}

/** Which derivatives the optimizer reads. */
export function hereWgsl(hessian: boolean): string {
  const order = hessian ? 'hessian' : 'gradient';
  return [
    `fn surface_here(p: vec2f) -> Jet { return surface_${order}(p); }`,
    `fn batch_here(p: vec2f, draw: Draw) -> Jet { return batch_${order}(p, draw); }`,
  ].join('\n');
}

const PARAMETERS = [
  'theta: vec2f',
  'here: Jet',
  'g: vec2f',
  'state: ptr<function, array<vec2f, STATE_COUNT>>',
  'fixed: ptr<function, array<f32, FIXED_COUNT>>',
  'row: u32',
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
