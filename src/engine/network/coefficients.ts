import { Coefficients } from '../../formula/graph/coefficients';
import type { RuleProgram } from '../../formula/programs/rule';
import type { TrainPlan } from '../contract/network';
import type { NetRule } from './program';

/**
 * The numbers of a rule that are the same for all weights of a net, per set of hyperparameters: those that never change
 * and those of each update. A training goes on where it stopped, so the walk remembers where it is; asked for an earlier
 * update it begins again.
 */
export class CoefficientWalk {
  /** Numbers per set that never change, and that change with the update. */
  readonly fixedWidth: number;
  readonly width: number;
  /** sets × fixedWidth. */
  readonly fixed: Float64Array;
  /** States that every weight carries. */
  readonly states: number;
  private readonly program: RuleProgram;
  private readonly plan: Pick<TrainPlan, 'hypers' | 'schedule'>;
  /** T of the schedule. */
  private readonly updates: number;
  private walks: Coefficients[];
  private next = 1;

  constructor({ program }: NetRule, plan: Pick<TrainPlan, 'hypers' | 'schedule'>, updates: number) {
    this.program = program;
    this.plan = plan;
    this.updates = updates;
    this.fixedWidth = program.fixed;
    this.width = program.coefficients.length - program.fixed;
    this.states = program.states.length;
    this.walks = this.begin();
    this.fixed = Float64Array.from(this.walks.flatMap(({ fixed }) => [...fixed]));
  }

  /** Initial values of the states with one set of hyperparameters. */
  initialState(set: number): number[] {
    return this.walks[set].initialState();
  }

  /** Updates first … first + count − 1, counted from 1: count × sets × width. */
  changing(first: number, count: number): Float64Array {
    const sets = this.walks.length;
    const table = new Float64Array(count * sets * this.width);
    if (this.width === 0) return table;
    if (first < this.next) {
      this.walks = this.begin();
      this.next = 1;
    }
    const skipped = first - this.next;
    this.walks.forEach((walk, set) => {
      walk.skip(skipped);
      const rows = walk.next(count);
      for (let i = 0; i < count; i++) {
        const row = rows.subarray(i * this.width, (i + 1) * this.width);
        table.set(row, (i * sets + set) * this.width);
      }
    });
    this.next = first + count;
    return table;
  }

  private begin(): Coefficients[] {
    const { hypers, schedule } = this.plan;
    const values = { schedule: schedule?.hyper ?? {}, steps: this.updates };
    return hypers.map((hyper) => new Coefficients(this.program, { ...values, hyper }));
  }
}
