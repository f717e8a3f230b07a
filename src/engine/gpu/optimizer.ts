import type { RunPlan } from '../contract';
import { methodCoefficients, methodHistory, methodInitialState } from '../methods';
import { prepareRule } from '../rules';
import { lbfgsModule, lmModule, type OptimizerModule, ruleModule } from './shaders';

/** An optimizer compiled for the GPU; the twin of `cpuOptimizer`. */
export interface GpuOptimizer {
  readonly module: OptimizerModule;
  /** Initial values of the states, the same for both coordinates. */
  readonly initialState: readonly number[];
  /** Numbers of a step. */
  readonly width: number;
  /** A walk over the steps from the first: each call gives the coefficients of the next `count` ones. */
  walk(): (count: number) => Float32Array;
}

export function gpuOptimizer(run: RunPlan, steps: number): GpuOptimizer {
  const { optimizer } = run;
  if (optimizer.kind === 'rule') {
    const { program, coefficients } = prepareRule(optimizer, run, steps);
    const first = coefficients();
    return {
      module: ruleModule(program),
      initialState: first.initialState(),
      width: first.width,
      walk: () => {
        const table = coefficients();
        return (count) => Float32Array.from(table.next(count));
      },
    };
  }
  const table = methodCoefficients(optimizer, run, steps);
  return {
    module:
      optimizer.method === 'lm' ? lmModule() : lbfgsModule(methodHistory(run), optimizer.method === 'lbfgs_wolfe'),
    initialState: methodInitialState(optimizer, run),
    width: table(1, 1).length,
    walk: () => {
      let next = 1;
      return (count) => {
        next += count;
        return Float32Array.from(table(next - count, count));
      };
    },
  };
}
