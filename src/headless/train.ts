import { predictionOf, rawOutputs } from '../analysis/predictions';
import {
  type Inspection,
  NET_STATUS,
  type NetStatus,
  type NetworkEngine,
  type Training,
} from '../engine/contract/network';
import { byLayer, type LayerParameters } from '../engine/contract/weights';
import type { ResolvedNetwork } from '../experiment/networks/resolve';

/** What `train` tells of the initial weights. */
export const REPORTS = ['outputs', 'gradients'] as const;
export type Report = (typeof REPORTS)[number];

export interface TrainDocument {
  /** Before each epoch and after the last: epochs + 1 numbers; JSON says null from where the net had ended. */
  readonly loss: readonly number[];
  readonly status: NetStatus;
  /** The epoch that could not be completed; null while running. */
  readonly statusEpoch: number | null;
  readonly final: readonly LayerParameters[];
  /** Share of the training rows' outputs that are right in the end; absent where there is no such thing. */
  readonly accuracy?: number;
  /** On the rows kept for testing, in the end; absent where there are none. */
  readonly test?: { readonly loss: number; readonly accuracy?: number };
  /** With the initial weights, one row per training row: what the loss reads, and that as a prediction. */
  readonly z_out?: readonly (readonly number[])[];
  readonly output?: readonly (readonly number[])[];
  /** ∂loss/∂weight at the initial weights. */
  readonly gradients?: readonly LayerParameters[];
}

/** Trains the experiment's net to the end. */
export async function trainDocument(
  engine: NetworkEngine,
  { net, plan, train, test, output }: ResolvedNetwork,
  report: ReadonlySet<Report>,
): Promise<TrainDocument> {
  const { state: first } = await engine.train(plan, null, 0);
  const inspection = report.size > 0 ? await engine.inspect(net, first.weights, train) : null;
  const training = await engine.train(plan, first, plan.epochs);
  const { state, history } = training;
  const tested = test === null ? null : await engine.assess(net, state.weights, test);
  const accuracy = history.accuracy[history.accuracy.length - 1];
  const status = NET_STATUS[state.codes[0]!]!;
  return {
    loss: losses(training, plan.epochs),
    status,
    statusEpoch: status === 'running' ? null : state.stopped[0]!,
    final: byLayer(net, state.weights),
    ...(Number.isFinite(accuracy) ? { accuracy: accuracy! } : {}),
    ...(tested === null
      ? {}
      : {
          test: {
            loss: tested.loss[0]!,
            ...(Number.isFinite(tested.accuracy[0]) ? { accuracy: tested.accuracy[0]! } : {}),
          },
        }),
    ...(inspection !== null && report.has('outputs') ? outputs(net, train.rows, inspection, output) : {}),
    ...(inspection !== null && report.has('gradients') ? { gradients: byLayer(net, inspection.gradient) } : {}),
  };
}

/** Entry k is that of epoch k; what the history lacks is no number. */
function losses({ history }: Training, epochs: number): number[] {
  const all = Array.from({ length: epochs + 1 }, () => Number.NaN);
  history.epochs.forEach((epoch, i) => {
    all[epoch] = history.loss[i]!;
  });
  return all;
}

function outputs(
  net: ResolvedNetwork['net'],
  rows: number,
  inspection: Inspection,
  reading: ResolvedNetwork['output'],
) {
  const z_out = rawOutputs(net, rows, inspection);
  return { z_out, output: z_out.map((z) => predictionOf(reading, z)) };
}
