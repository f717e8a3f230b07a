import { type Ensemble, STATUS_CODES } from '../../engine/contract';
import { swarmPlan } from '../../experiment/surfaces/sweep';
import { coordinate, type ReaderOf } from './context';
import { one } from './run';
import type { Subject } from './subject';

const GONE: ReadonlySet<number> = new Set([STATUS_CODES.indexOf('diverged'), STATUS_CODES.indexOf('undefined')]);

/** The share of the particles that end near a place. */
export const readSwarm: ReaderOf<'swarm'> = async ({ run = 0, particles, near, within }, context) => {
  const { positions, codes } = await endsOf(context.subject, run, particles);
  const [x, y] = near.map((each) => coordinate(each, context)) as [number, number];
  let arrived = 0;
  for (let i = 0; i < codes.length; i++) {
    const away = Math.hypot(positions[2 * i]! - x, positions[2 * i + 1]! - y);
    if (!GONE.has(codes[i]!) && away <= within) arrived++;
  }
  return arrived / codes.length;
};

function endsOf(subject: Subject, run: number, particles: number): Promise<Ensemble> {
  return subject.once(`swarm ${run} ${particles}`, async () => {
    const { experiment } = subject.surface;
    one(experiment.runs, run);
    const { problem, run: plan, plan: members } = swarmPlan(experiment, run, particles);
    return subject.engine.ensemble(problem, plan, members, subject.signal);
  });
}
