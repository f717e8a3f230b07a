import { Coefficients, compileRule } from '../../formula/rule';
import type { RunPlan } from '../contract';
import { methodCoefficients, methodHistory, methodInitialState } from '../methods';
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
    const { schedule } = run;
    const program = compileRule({
      rule: optimizer.rule,
      state: optimizer.state,
      hyper: Object.keys(run.hyper),
      schedule: schedule === null ? null : { formula: schedule.formula, hyper: Object.keys(schedule.hyper) },
      rate: optimizer.rate,
    });
    const values = { hyper: run.hyper, schedule: schedule?.hyper ?? {}, steps };
    const first = new Coefficients(program, values);
    return {
      module: ruleModule(program),
      initialState: first.initialState(),
      width: first.width,
      walk: () => {
        const coefficients = new Coefficients(program, values);
        return (count) => Float32Array.from(coefficients.next(count));
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
