import type { LocalText } from '../../formula/text';
import type { Census, CensusPlan, Descent, DescentPlan, Grid, Problem, RunPlan } from '../contract';
import type { MemberTask } from './ensemble';
import type { MemberState } from './memberState';
import type { NetResults, NetTask } from './network/tasks';

/** A piece of work for one worker, small enough that the others get theirs. */
export type Task = SurfaceTask | CensusTask | NetTask;

/** Work on one problem in the plane. */
export type SurfaceTask =
  | {
      readonly kind: 'grid';
      readonly problem: Problem;
      readonly grid: Grid;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'probe'; readonly problem: Problem; readonly points: Float64Array }
  | { readonly kind: 'descend'; readonly problem: Problem; readonly run: RunPlan; readonly plan: DescentPlan }
  | { readonly kind: 'members'; readonly problem: Problem; readonly members: MemberTask };

/** Work that needs no problem. */
export interface CensusTask {
  readonly kind: 'census';
  /** x, y, loss, status code of each member. */
  readonly samples: Float32Array;
  readonly plan: CensusPlan;
}

/** What each kind of task returns. */
export interface Results extends NetResults {
  grid: Float32Array;
  probe: Float64Array;
  descend: Descent;
  members: MemberState;
  census: Census;
}

export type ToWorker =
  | { readonly kind: 'start'; readonly id: number; readonly task: Task }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromWorker =
  | { readonly kind: 'done'; readonly id: number; readonly result: Results[Task['kind']] }
  | { readonly kind: 'failed'; readonly id: number; readonly text: LocalText };

/** A worker, wherever it runs: a web worker, a thread of Node, or the same thread in a test. */
export interface WorkerPort {
  post(message: ToWorker): void;
  listen(receive: (message: FromWorker) => void, fail: (reason: string) => void): void;
  terminate(): void;
}

/** The worker's own end. */
export interface ServerPort {
  post(message: FromWorker, transfer: ArrayBuffer[]): void;
  listen(receive: (message: ToWorker) => void): void;
}
