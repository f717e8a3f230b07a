import { compileSchedule } from '../formula/programs/schedule';
import type { Method, RunPlan } from './contract';
import { type SweepAxes, sweptName } from './members';

/** How many pairs L-BFGS may be asked to keep: in two dimensions more than a few carry nothing new. */
const MOST_HISTORY = 20;

/** The hyperparameters a method reads, in the order of its coefficients. */
export const METHOD_HYPER: Readonly<Record<Method['method'], readonly string[]>> = {
  lm: ['lambda0', 'delta'],
  lbfgs: ['lr', 'history', 'tolerance_grad', 'tolerance_change'],
  lbfgs_wolfe: ['lr', 'history', 'tolerance_grad', 'tolerance_change'],
};

/** Coefficients of the steps `first` … `first + count − 1`, row after row; a schedule scales the rate. */
export function methodCoefficients(
  method: Method,
  run: RunPlan,
  steps: number,
): (first: number, count: number) => Float64Array {
  const names = METHOD_HYPER[method.method];
  const factor = run.schedule === null ? null : compileSchedule(run.schedule.formula, run.schedule.hyper);
  return (first, count) => {
    const table = new Float64Array(count * names.length);
    for (let i = 0; i < count; i++) {
      names.forEach((name, k) => {
        const scale = factor !== null && name === method.rate ? factor(first + i, steps) : 1;
        table[i * names.length + k] = run.hyper[name] * scale;
      });
    }
    return table;
  };
}

/** Initial values of a method's state; states not named start at 0. */
export function methodInitialState(method: Method, run: RunPlan): number[] {
  return method.method === 'lm' ? [run.hyper.lambda0] : [];
}

/** Pairs that L-BFGS keeps: of all members of a sweep, the one with the longest memory. */
export function longestHistory({ hyper }: RunPlan, { x, y }: SweepAxes): number {
  const swept = [x, y].flatMap((axis) => (axis !== null && sweptName(axis) === 'history' ? [...axis.values] : []));
  return Math.max(...(swept.length > 0 ? swept : [hyper.history]).map(historyOf));
}

/** Pairs that it keeps when it is asked for this many. */
export function historyOf(asked: number): number {
  return Math.min(Math.max(1, Math.round(asked)), MOST_HISTORY);
}
