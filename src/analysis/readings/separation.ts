import type { Problem, RunPlan } from '../../engine/contract';
import { JET } from '../../engine/contract';
import { createExactJet, type ExactJet } from '../exactJet';
import { Pauses } from '../pauses';
import type { ReaderOf } from './context';
import { known, ReadingError } from './fault';
import { one, runsOf } from './run';
import type { Subject } from './subject';

export const readSeparation: ReaderOf<'separation'> = async ({ run = 0, gap, step, until }, { subject }) => {
  const distances = await separationOf(subject, run, gap);
  if (until !== undefined) {
    const found = distances.findIndex((distance) => distance > until);
    if (found >= 0) return found;
    throw new ReadingError(
      `The two runs do not come ${until} apart within ${distances.length - 1} steps.`,
      `两个运行在 ${distances.length - 1} 步内的距离没有超过 ${until}。`,
    );
  }
  const at = step ?? distances.length - 1;
  if (at < distances.length) return known(distances[at]!);
  throw new ReadingError(
    `One of the two runs ended at step ${distances.length - 1}.`,
    `其中一个运行在第 ${distances.length - 1} 步结束。`,
  );
};

/** How far apart two runs are whose starts are `gap` apart along the first coordinate; at the start and after each step. */
export function separationOf(subject: Subject, run: number, gap: number): Promise<readonly number[]> {
  return subject.once(`separation ${run} ${gap}`, async () => {
    const { problem, runs } = runsOf(subject);
    const plan = one(runs, run);
    const [x, y] = plan.start;
    const shifted: RunPlan = { ...plan, start: [x + gap, y] };
    const [first, second] = await pathsOf(subject, problem, run, [plan, shifted]);
    return Array.from({ length: Math.min(first.length, second.length) / 2 }, (_, i) =>
      Math.hypot(first[2 * i]! - second[2 * i]!, first[2 * i + 1]! - second[2 * i + 1]!),
    );
  });
}

type Paths = readonly [Float64Array, Float64Array];

/**
 * Plain gradient descent is followed in float64 whatever the engine: what single precision makes of a gap of 1e-12 is
 * none at all.
 */
async function pathsOf(
  subject: Subject,
  problem: Problem,
  run: number,
  [plan, shifted]: readonly [RunPlan, RunPlan],
): Promise<Paths> {
  const { engine, signal } = subject;
  const { experiment } = subject.of!.kind === 'function' ? subject.function : subject.surface;
  const { steps, seed, tolerance } = experiment;
  const jet = isPlain(plan, experiment.runs[run]!.optimizer) ? createExactJet(problem) : null;
  if (jet !== null) {
    const pauses = new Pauses(signal);
    return [await descend(jet, plan, steps, pauses), await descend(jet, shifted, steps, pauses)];
  }
  if (engine.kind === 'gpu' && Math.fround(shifted.start[0]) === Math.fround(plan.start[0])) {
    throw new ReadingError('The gap is too small for single precision.', '间距太小，单精度无法分辨。');
  }
  const [first, second] = await engine.descend(problem, [plan, shifted], { steps, seed, tolerance }, signal);
  return [first!.trajectory, second!.trajectory];
}

function isPlain({ schedule, clip, noise, batch }: RunPlan, optimizer: string): boolean {
  return optimizer === 'sgd' && schedule === null && clip === null && noise === 0 && batch === 0;
}

/** Up to as many steps as an experiment may have, on the caller's thread: it pauses on the way. */
async function descend(
  jetAt: ExactJet,
  { hyper, start }: RunPlan,
  steps: number,
  pauses: Pauses,
): Promise<Float64Array> {
  const path = new Float64Array(2 * (steps + 1));
  let [x, y] = start;
  for (let step = 0; ; step++) {
    [path[2 * step], path[2 * step + 1]] = [x, y];
    if (step === steps) return path;
    await pauses.pause();
    const jet = jetAt(x, y);
    if (jet[JET.flags] !== 0) return path.subarray(0, 2 * (step + 1));
    x -= hyper.lr! * jet[JET.x]!;
    y -= hyper.lr! * jet[JET.y]!;
  }
}
