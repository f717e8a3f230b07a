import type { TrainPlan } from '../contract/network';
import { CoefficientWalk } from './coefficients';
import { updatesPerEpoch } from './order';
import { compileNetRule, type NetRule } from './program';

/** The rule of a training with its coefficients, as far as these have been made. */
export interface PreparedRule {
  readonly rule: NetRule;
  readonly walk: CoefficientWalk;
}

interface Known {
  readonly prepared: PreparedRule;
  readonly optimizer: TrainPlan['optimizer'];
  readonly schedule: TrainPlan['schedule'];
  /** T of the schedule. */
  readonly updates: number;
}

/**
 * Remembers how far the coefficients of a training have come: a training comes in many calls, and with Adam, say, those
 * of update t need all that came before. Whoever goes on may hand in a plan that differs in what the coefficients do
 * not hang on (how often it records, its members); they are known again by the sets of hyperparameters, the very object.
 */
export class Walks {
  private readonly known = new WeakMap<TrainPlan['hypers'], Known>();

  /** Throws FormulaError, and EngineError `unsupported` for a rule that cannot move weights. */
  of(plan: TrainPlan): PreparedRule {
    const { hypers, optimizer, schedule } = plan;
    const updates = plan.epochs * updatesPerEpoch(plan.data.rows, plan.batch);
    const known = this.known.get(hypers);
    if (known?.optimizer === optimizer && known.schedule === schedule && known.updates === updates) {
      return known.prepared;
    }
    const rule = compileNetRule(optimizer, Object.keys(hypers[0]), schedule);
    const prepared = { rule, walk: new CoefficientWalk(rule, plan, updates) };
    this.known.set(hypers, { prepared, optimizer, schedule, updates });
    return prepared;
  }
}
