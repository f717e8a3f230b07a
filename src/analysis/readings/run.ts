import { type Descent, JET, type Problem, type RunPlan } from '../../engine/contract';
import { linePlan, lineRunPlan, problemOf } from '../../experiment/functions/resolve';
import type { RunReading } from '../../experiment/lessons/readings';
import type { ReaderOf } from './context';
import { known, ReadingError } from './fault';
import type { Subject } from './subject';

/** The runs of an experiment with a surface or a function, in the engine's terms. */
export function runsOf(subject: Subject): { readonly problem: Problem; readonly runs: readonly RunPlan[] } {
  if (subject.of?.kind !== 'function') return subject.surface.resolved;
  const { experiment, resolved } = subject.function;
  return { problem: problemOf(resolved), runs: experiment.runs.map(lineRunPlan) };
}

/** All of them, taken to their ends: one call of the engine. */
export function descentsOf(subject: Subject): Promise<Descent[]> {
  return subject.once('descents', async () => {
    const { problem, runs } = runsOf(subject);
    const isLine = subject.of?.kind === 'function';
    const plan = isLine ? linePlan(subject.function.experiment) : subject.surface.resolved.plan;
    return subject.engine.descend(problem, runs, plan, subject.signal);
  });
}

/** The run of this number, counted from 0. */
export function one<T>(runs: readonly T[], run: number): T {
  const found = runs[run];
  if (found !== undefined) return found;
  throw new ReadingError(
    `There is no run ${run}: the experiment has ${runs.length}, counted from 0.`,
    `没有第 ${run} 个运行：实验共有 ${runs.length} 个，从 0 数起。`,
  );
}

export const readRun: ReaderOf<'run'> = async ({ run = 0, step = 'end', of }, { subject }) => {
  const descent = one(await descentsOf(subject), run);
  if (of === 'steps') return descent.stepsTaken;
  const last = descent.trajectory.length / 2 - 1;
  const at = step === 'end' ? last : step;
  if (at > last) {
    throw new ReadingError(
      `The run ended at step ${last}, before step ${at}.`,
      `运行在第 ${last} 步结束，没有第 ${at} 步。`,
    );
  }
  if (of === 'dx' || of === 'dy') {
    const { problem } = runsOf(subject);
    const place = descent.trajectory.slice(2 * at, 2 * at + 2);
    const jet = await subject.engine.probe(problem, place, subject.signal);
    return known(jet[JET.flags] === 0 ? jet[of === 'dx' ? JET.x : JET.y]! : Number.NaN);
  }
  return known(alongRun(descent, of)[at]!);
};

/** One number for each place of a run, the start first. */
export function alongRun(descent: Descent, of: Exclude<RunReading['of'], 'steps' | 'dx' | 'dy'>): Float64Array {
  if (of === 'loss') return descent.loss;
  if (of === 'norm') return descent.gradientNorm;
  const offset = of === 'x' ? 0 : 1;
  return Float64Array.from({ length: descent.trajectory.length / 2 }, (_, i) => descent.trajectory[2 * i + offset]!);
}
