import type { GanPlan, GanState, GanTraining, PlayerState } from '../../../contract/network';
import { type GanPlayerName, playerSeed } from '../../../network/gan';
import { initialWeights } from '../../../network/initial';
import type { GpuContext } from '../../context';
import { Buffers } from '../../transfer';
import { Queue } from '../queue';
import { after, type PreparedGame, turnsOf } from './game';
import { type GanCurves, GanSession } from './session';

/** Updates whose noise and real rows are uploaded together, at most, and their numbers. */
const MOST_UPDATES = 64;
const MOST_NUMBERS = 2 ** 21;

/** Alternating updates of two players; the twin of cpu/network/gan.ts. */
export async function adversarial(
  context: GpuContext,
  game: PreparedGame,
  state: GanState | null,
  updates: number,
  signal?: AbortSignal,
): Promise<GanTraining> {
  const { plan } = game;
  const column = () => new Float64Array(updates).fill(Number.NaN);
  const curves: GanCurves = {
    discriminatorLoss: column(),
    generatorLoss: column(),
    onReal: column(),
    onGenerated: column(),
  };
  let current: GanState = state ?? {
    update: 0,
    generator: begin(game, 'generator'),
    discriminator: begin(game, 'discriminator'),
    status: 'running',
  };
  if (updates === 0 || current.status !== 'running') return { state: current, ...curves };
  const buffers = new Buffers(context);
  try {
    const queue = await context.scoped(() => new Queue(context, buffers, signal));
    const together = Math.min(updates, updatesTogether(plan));
    const session = await GanSession.open(context, buffers, queue, game, together);
    session.write(current);
    for (let done = 0; done < updates; ) {
      const count = Math.min(session.updates, updates - done);
      const ended = await session.play(current, count);
      if (ended === null) {
        await session.record(count, curves, done);
        current = after(plan, current, count, null);
        done += count;
        continue;
      }
      // An update that could not be completed leaves both players as they were: what came before it is done again.
      session.write(await session.kept(current));
      if (ended.completed > 0) await session.play(current, ended.completed);
      await session.record(ended.completed, curves, done);
      current = after(plan, current, ended.completed, ended.code);
      break;
    }
    return { state: await session.state(current), ...curves };
  } finally {
    buffers.dispose();
  }
}

function begin({ plan, ...players }: PreparedGame, name: GanPlayerName): PlayerState {
  const { program, walk } = players[name];
  const { parameters } = program.layout;
  const values = walk.initialState(0);
  return {
    steps: 0,
    weights: initialWeights(program.net, { seed: playerSeed(plan, name), start: plan[name].start }),
    optimizer: Float64Array.from({ length: values.length * parameters }, (_, i) => values[Math.floor(i / parameters)]),
  };
}

function updatesTogether(plan: GanPlan): number {
  const [noise, width] = [plan.generator.net.widths[0], plan.discriminator.net.widths[0]];
  const numbers = plan.batch * turnsOf(plan) * (noise + 2 * width);
  return Math.max(1, Math.min(MOST_UPDATES, Math.floor(MOST_NUMBERS / numbers)));
}
