import { Coefficients, compileRule, type RuleProgram } from '../formula/rule';
import type { RunPlan, UpdateRule } from './contract';

/** An update rule for either engine. Throws FormulaError and nothing else. */
export function prepareRule(
  { rule, state, rate }: UpdateRule,
  { hyper, schedule }: RunPlan,
  steps: number,
): {
  readonly program: RuleProgram;
  /** The coefficients from the first step on; every call begins anew, because they can only be asked for in order. */
  coefficients(): Coefficients;
} {
  const program = compileRule({
    rule,
    state,
    hyper: Object.keys(hyper),
    schedule: schedule === null ? null : { formula: schedule.formula, hyper: Object.keys(schedule.hyper) },
    rate,
  });
  const values = { hyper, schedule: schedule?.hyper ?? {}, steps };
  return { program, coefficients: () => new Coefficients(program, values) };
}
