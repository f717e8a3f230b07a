import type { Engine } from '../../../engine/contract';
import type { Inspection, TrainPlan, TrainState } from '../../../engine/contract/network';

/** One round by hand: a full pass with the weights before its update, and what the update makes of them. */
export interface Round {
  readonly before: TrainState;
  readonly inspection: Inspection;
  readonly after: TrainState;
}

/** The rounds of one training, as many as are calculated. Replaced as a whole when there are more. */
export interface Rounds {
  readonly known: readonly Round[];
  /** The numbers have run away: there is no further round. */
  readonly ended: boolean;
}

export const NO_ROUNDS: Rounds = { known: [], ended: false };

/**
 * Calculates on, up to and including this round. By hand, an update takes all rows at once.
 *
 * @param publish told the rounds after each that is new; false: nobody wants more
 */
export async function extendRounds(
  rounds: Rounds,
  round: number,
  engine: Pick<Engine, 'networks'>,
  trainPlan: TrainPlan,
  publish: (rounds: Rounds) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const plan: TrainPlan = { ...trainPlan, batch: 0, record: 0 };
  let { known, ended } = rounds;
  while (known.length <= round && !ended) {
    const before = known.at(-1)?.after ?? (await engine.networks.train(plan, null, 0, signal)).state;
    const inspection = await engine.networks.inspect(plan.net, before.weights, plan.data, signal);
    const { state: after } = await engine.networks.train(plan, before, 1, signal);
    known = [...known, { before, inspection, after }];
    ended = after.codes[0] !== 0;
    if (!publish({ known, ended })) return;
  }
}
