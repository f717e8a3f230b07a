import { Coefficients } from '../formula/graph/coefficients';
import { compileRule, type RuleProgram, type RuleSource } from '../formula/programs/rule';
import type { RunPlan, SweepAxis, UpdateRule } from './contract';
import { NO_SWEEP, type SweepAxes, sweptName } from './members';

/** Bytes of coefficients that are made at a time: a wide sweep over many steps must not take all memory. */
const TILE_BYTES = 16 * 2 ** 20;

/** What of a run decides its program; runs that have this in common differ in numbers only. */
export function ruleSource(
  { rule, state, rate }: UpdateRule,
  { hyper, schedule }: RunPlan,
  sweep: SweepAxes,
): RuleSource {
  const [x, y] = [sweptBy(sweep.x), sweptBy(sweep.y)];
  return {
    rule,
    state,
    hyper: Object.keys(hyper),
    schedule: schedule === null ? null : { formula: schedule.formula, hyper: Object.keys(schedule.hyper) },
    rate,
    swept: { ...(x && { x: x.name }), ...(y && { y: y.name }) },
  };
}

/**
 * An update rule for either engine, for one run or for a sweep of it. Throws FormulaError and nothing else.
 * @param program of the run's {@link ruleSource}, where it is at hand
 */
export function prepareRule(
  rule: UpdateRule,
  run: RunPlan,
  steps: number,
  sweep: SweepAxes = NO_SWEEP,
  program: RuleProgram = compileRule(ruleSource(rule, run, sweep)),
): {
  readonly program: RuleProgram;
  /** The coefficients from the first step on; every call begins anew, because they can only be asked for in order. */
  coefficients(): Coefficients;
} {
  const { hyper, schedule } = run;
  const [x, y] = [sweptBy(sweep.x), sweptBy(sweep.y)];
  const values = { hyper, schedule: schedule?.hyper ?? {}, steps, x: x?.values, y: y?.values };
  return { program, coefficients: () => new Coefficients(program, values) };
}

/** What the coefficients need of an axis; null: it sweeps a start, which is no coefficient. */
function sweptBy(axis: SweepAxis | null): { readonly name: string; readonly values: Float64Array } | null {
  const name = axis === null ? null : sweptName(axis);
  return name === null || axis === null ? null : { name, values: axis.values };
}

/** Steps whose coefficients may be made at a time, of this many numbers each. */
export function tileSteps(width: number): number {
  return Math.max(1, Math.floor(TILE_BYTES / (Float64Array.BYTES_PER_ELEMENT * Math.max(width, 1))));
}
