import type { Engine } from '../../../engine/contract';
import type { Inspection, TrainPlan, TrainState } from '../../../engine/contract/network';

/** One round by hand: a full pass with the weights before its update, and what the update makes of them. */
export interface Round {
  readonly before: TrainState;
  readonly inspection: Inspection;
  readonly after: TrainState;
}

/** The rounds of one training, calculated by the engine as far as somebody has stepped, and one beyond. */
export interface Rounds {
  /** As many as are calculated. */
  readonly known: readonly Round[];
  /** The numbers have run away: there is no further round. */
  readonly ended: boolean;
  /** Calculates up to and including this round. */
  reach(round: number): Promise<void>;
}

/** By hand, an update takes all rows at once. */
export function createRounds(engine: Pick<Engine, 'networks'>, trainPlan: TrainPlan, signal: AbortSignal): Rounds {
  const plan: TrainPlan = { ...trainPlan, batch: 0, record: 0 };
  const known: Round[] = [];
  let ended = false;
  let work: Promise<void> = Promise.resolve();

  async function extend(round: number): Promise<void> {
    while (known.length <= round && !ended) {
      const before = known.at(-1)?.after ?? (await engine.networks.train(plan, null, 0, signal)).state;
      const inspection = await engine.networks.inspect(plan.net, before.weights, plan.data, signal);
      const { state: after } = await engine.networks.train(plan, before, 1, signal);
      known.push({ before, inspection, after });
      ended = after.codes[0] !== 0;
    }
  }

  return {
    known,
    get ended() {
      return ended;
    },
    reach(round) {
      // One after another; an error of an earlier call was told to its caller.
      work = work.catch(() => {}).then(() => extend(round));
      return work;
    },
  };
}
