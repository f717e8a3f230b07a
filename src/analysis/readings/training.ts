import { layout, NET_STATUS, type TrainState } from '../../engine/contract/network';
import type { Moment } from '../../experiment/lessons/readings';
import { moment } from './context';
import { ReadingError } from './fault';
import { Milestones } from './milestones';
import type { Subject } from './subject';

/** A net as it stands after so many epochs, with what the training measured there. */
export interface Snapshot {
  readonly state: TrainState;
  readonly loss: number;
  readonly accuracy: number;
  readonly gradientNorm: number;
}

const milestonesOf = (subject: Subject): Milestones<Snapshot> =>
  subject.once('epochs', () => new Milestones<Snapshot>((from, epochs) => train(subject, from, epochs)));

async function train({ engine, network, signal }: Subject, from: Snapshot | null, epochs: number): Promise<Snapshot> {
  const plan = { ...network.resolved.plan, record: 0 };
  const { state, history } = await engine.networks.train(plan, from?.state ?? null, epochs, signal);
  const last = history.epochs.length - 1;
  return {
    state,
    loss: history.loss[last]!,
    accuracy: history.accuracy[last]!,
    gradientNorm: history.gradientNorm[last]!,
  };
}

const epochNumber = (subject: Subject, epoch: Moment | undefined): number =>
  moment(epoch, subject.network.experiment.epochs);

/** A number of this epoch will be asked for. */
export function announceEpoch(subject: Subject, epoch: Moment | undefined): void {
  milestonesOf(subject).announce(epochNumber(subject, epoch));
}

/** The net after so many epochs. Rejects where it has ended before. */
export async function snapshotAt(subject: Subject, epoch: Moment | undefined): Promise<Snapshot> {
  const at = epochNumber(subject, epoch);
  const snapshot = await milestonesOf(subject).at(at);
  const { codes, stopped } = snapshot.state;
  if (NET_STATUS[codes[0]!] === 'running') return snapshot;
  throw new ReadingError(
    `The training ended at epoch ${stopped[0]}: it has left what numbers can hold.`,
    `训练在第 ${stopped[0]} 轮结束：数值已超出可表示的范围。`,
  );
}

/** Epochs of which a series has a number: more of them no chart can show. */
const MOST_RECORDED = 500;
/** Weights of all recorded epochs together, at most; what optimizers keep beside them is twice as much. */
const MOST_KEPT = 2e6;

/** The recorded epochs: 0, evenly on, and the last. */
export function recordedEpochs({ network }: Subject): number[] {
  const { epochs } = network.experiment;
  const count = Math.max(1, Math.min(MOST_RECORDED, Math.floor(MOST_KEPT / layout(network.resolved.net).parameters)));
  const stride = Math.max(1, Math.ceil(epochs / count));
  const even = Array.from({ length: Math.floor(epochs / stride) + 1 }, (_, i) => i * stride);
  return even.at(-1) === epochs ? even : [...even, epochs];
}

/** The net at every recorded epoch, as far as it came. */
export function recordOf(subject: Subject): Promise<readonly Snapshot[]> {
  return subject.once('record', async () => {
    const all: Snapshot[] = [];
    const milestones = milestonesOf(subject);
    for (const epoch of recordedEpochs(subject)) {
      const snapshot = await milestones.at(epoch);
      if (NET_STATUS[snapshot.state.codes[0]!] !== 'running') break;
      all.push(snapshot);
    }
    return all;
  });
}
