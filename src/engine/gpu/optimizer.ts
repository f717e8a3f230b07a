import type { Method, RunPlan, UpdateRule } from '../contract';
import { NO_SWEEP, type SweepAxes } from '../members';
import { longestHistory, METHOD_HYPER } from '../methods';
import { prepareRule } from '../rules';
import { lbfgsModule, lmModule, methodRule, type OptimizerModule, ruleModule } from './shaders';

/** An optimizer compiled for the GPU; the twin of `cpuOptimizer`. */
export interface GpuOptimizer {
  readonly module: OptimizerModule;
  /** Values along the axes of a sweep; 0: none. */
  readonly axes: { readonly columns: number; readonly rows: number };
  /** Coefficients that are the same at every step, in the order of shaders/particle.wgsl. */
  readonly fixed: Float32Array;
  /** Numbers of a step's row. */
  readonly width: number;
  /** A walk over the steps from the first: each call gives the rows of the next `count` ones. */
  walk(): (count: number) => Float32Array;
}

export function gpuOptimizer(run: RunPlan, steps: number, sweep: SweepAxes = NO_SWEEP): GpuOptimizer {
  const { optimizer } = run;
  const rule = optimizer.kind === 'rule' ? optimizer : hyperReader(optimizer);
  const { program, coefficients } = prepareRule(rule, run, steps, sweep);
  const { fixed, width } = coefficients();
  const history = optimizer.kind === 'method' && optimizer.method !== 'lm' ? longestHistory(run, sweep) : 0;
  const lineSearch = optimizer.kind === 'method' && optimizer.method === 'lbfgs_wolfe';
  return {
    module:
      optimizer.kind === 'rule'
        ? ruleModule(program)
        : optimizer.method === 'lm'
          ? lmModule(program)
          : lbfgsModule(program, history, lineSearch),
    axes: { columns: sweep.x?.values.length ?? 0, rows: sweep.y?.values.length ?? 0 },
    fixed: Float32Array.from(fixed),
    width,
    walk: () => {
      const table = coefficients();
      return (count) => Float32Array.from(table.next(count));
    },
  };
}

/** The rule that only reads a method's hyperparameters. */
function hyperReader({ method, rate }: Method): UpdateRule {
  return { kind: 'rule', ...methodRule(METHOD_HYPER[method], rate) };
}
