import { entryAt } from './record';
import { hasEnded, isReady, type NetState, netExperimentOf, type TrainingStatus, trainingStatus } from './state';

/** What `window.nabla.network` says of the laboratory of networks. */
export interface NetInspection {
  readonly view: string;
  /** The epoch that is looked at, and the last one trained. */
  readonly epoch: number;
  readonly trained: number;
  /** At the last entry of the record that is not later; NaN before the first. */
  readonly loss: number;
  readonly accuracy: number;
  readonly status: TrainingStatus['kind'];
  readonly playing: boolean;
  readonly ended: boolean;
  /** The present experiment has been begun, and nothing is being computed for it. */
  readonly ready: boolean;
  readonly engine: 'gpu' | 'cpu' | null;
  readonly failure: string | null;
}

export function inspectNetworks(state: NetState, standing: boolean, engine: NetInspection['engine']): NetInspection {
  const { shown, cursor, failure } = state;
  const experiment = netExperimentOf(state);
  const entry = shown === null ? 0 : entryAt(shown.record, cursor);
  return {
    view: experiment.view,
    epoch: cursor,
    trained: shown?.record.epochs.at(-1) ?? 0,
    loss: shown?.record.loss[entry] ?? Number.NaN,
    accuracy: shown?.record.accuracy[entry] ?? Number.NaN,
    status: trainingStatus(state).kind,
    playing: state.playing,
    ended: hasEnded(state),
    ready: standing && isReady(state),
    engine,
    failure: failure?.en ?? null,
  };
}
