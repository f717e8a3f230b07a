import type { TrainPlan, TrainState } from '../../contract/network';
import type { CoefficientWalk } from '../../network/coefficients';
import type { NetProgram, NetRule } from '../../network/program';

/** A plan with everything compiled. */
export interface Prepared {
  readonly plan: TrainPlan;
  readonly program: NetProgram;
  readonly rule: NetRule;
  readonly walk: CoefficientWalk;
  /** Updates of an epoch. */
  readonly updates: number;
}

/** Nets of a population on the device, with their states: storage.ts or a fused kernel. */
export interface Crew {
  readonly memory: {
    readonly weights: GPUBuffer;
    readonly states: GPUBuffer;
    readonly marks: GPUBuffer;
    readonly record: GPUBuffer;
  };
  /** Puts the table of changing coefficients in place. Nothing may wait in the queue. */
  tabulate(changing: Float32Array): void;
  /**
   * Epochs first … first + count − 1; row 0 of the table belongs to the first update. Entries of the record are written
   * from `entry` on, with `last` one more after the last epoch.
   */
  advance(first: number, count: number, entry: number, last: boolean): Promise<void>;
  /** Parameters (or states) of all nets, as they stand in its buffers, net after net. */
  unpack(numbers: Float32Array, perNet: number): Float32Array;
}

/** What a crew needs to know. */
export interface CrewPlan {
  readonly prepared: Prepared;
  readonly nets: number;
  /** Entries of the record, and rows of the table of coefficients. */
  readonly entries: number;
  readonly rows: number;
  /** State and members of these nets alone. */
  readonly state: TrainState;
  readonly members: TrainPlan['members'];
}
