import type { ScalarProgram } from '../programs/scalar-function';
import { emit } from './emit';
import { wgsl } from './emit-wgsl';

/**
 * A function of one number for kernels, `fn NAME(v0: f32, v1: f32, …) -> Scalar` of `shaders/net.wgsl`: value,
 * derivative by `v0`, and whether it is undefined there.
 * @param others how many other numbers it takes
 * @param parameters their values, which become part of the code
 */
export function scalarWgsl(
  name: string,
  { graph, value, derivative, undefinedHere }: ScalarProgram,
  others: number,
  parameters: readonly number[] = [],
): string {
  const { lines, results } = emit(graph, [value, derivative, undefinedHere], wgsl, {
    prefix: 't',
    input: (input) => (input[0] === 'p' ? wgsl.literal(parameters[Number(input.slice(1))]) : input),
  });
  const inputs = Array.from({ length: 1 + others }, (_, i) => `v${i}: f32`);
  return [`fn ${name}(${inputs.join(', ')}) -> Scalar {`, ...lines, `return Scalar(${results.join(', ')});`, '}'].join(
    '\n',
  );
}

/** Its value alone, `fn NAME(v0: f32, v1: f32, …) -> f32`. */
export function valueWgsl(name: string, { graph, value }: ScalarProgram, others: number): string {
  const { lines, results } = emit(graph, [value], wgsl, { prefix: 't', input: (input) => input });
  const inputs = Array.from({ length: 1 + others }, (_, i) => `v${i}: f32`);
  return [`fn ${name}(${inputs.join(', ')}) -> f32 {`, ...lines, `return ${results[0]};`, '}'].join('\n');
}
