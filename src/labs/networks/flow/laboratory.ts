import { type FlowMeasurement, measureFlow } from '../../../analysis/flow';
import type { NetData, NetworkEngine, TrainPlan, TrainState } from '../../../engine/contract/network';
import { resolveNetwork } from '../../../experiment/networks/resolve';
import type { NetExperiment } from '../../../experiment/networks/types';
import { deepExperiment, type FlowKind, kindsOf, REMEDIES } from './series';

/** A deep net as it stands. */
export interface FlowNet {
  readonly kind: FlowKind;
  readonly plan: TrainPlan;
  readonly state: TrainState;
  readonly measured: FlowMeasurement;
}

/** Rows that the backward pass goes through: a real batch, and not more than everybody can wait for. */
const MOST_ROWS = 128;

/** Nets before their training; the cures come later. */
export interface Measured {
  readonly nets: readonly FlowNet[];
  readonly remedies: readonly FlowNet[] | null;
}

/** Measures the experiment's nets first, then what would cure them. */
export async function beginFlow(
  engine: NetworkEngine,
  experiment: NetExperiment,
  publish: (measured: Measured) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const nets = await beginNets(engine, experiment, kindsOf(experiment), signal);
  if (!publish({ nets, remedies: null })) return;
  const kinds = REMEDIES.map(({ kind }) => kind);
  publish({ nets, remedies: await beginNets(engine, experiment, kinds, signal) });
}

/** Draws the initial weights of nets of these kinds, and measures a backward pass of each. */
function beginNets(
  engine: NetworkEngine,
  experiment: NetExperiment,
  kinds: readonly FlowKind[],
  signal: AbortSignal,
): Promise<FlowNet[]> {
  return Promise.all(
    kinds.map(async (kind): Promise<FlowNet> => {
      const { plan } = resolveNetwork(deepExperiment(experiment, kind));
      const quiet: TrainPlan = { ...plan, record: 0 };
      const { state } = await engine.train(quiet, null, 0, signal);
      return { kind, plan: quiet, state, measured: await measure(engine, quiet, state, signal) };
    }),
  );
}

/** Trains every net for some epochs more, and measures again. */
export function trainNets(
  engine: NetworkEngine,
  nets: readonly FlowNet[],
  epochs: number,
  signal: AbortSignal,
): Promise<FlowNet[]> {
  return Promise.all(
    nets.map(async (net): Promise<FlowNet> => {
      const { state } = await engine.train(net.plan, net.state, epochs, signal);
      return { ...net, state, measured: await measure(engine, net.plan, state, signal) };
    }),
  );
}

async function measure(
  engine: NetworkEngine,
  { net, data }: TrainPlan,
  { weights }: TrainState,
  signal: AbortSignal,
): Promise<FlowMeasurement> {
  const batch = firstRows(data, net.widths[0]!);
  return measureFlow(net, await engine.inspect(net, weights, batch, signal), batch.rows);
}

function firstRows({ rows, inputs, targets }: NetData, width: number): NetData {
  const few = Math.min(rows, MOST_ROWS);
  return {
    rows: few,
    inputs: inputs.slice(0, few * width),
    targets: targets.slice(0, (few * targets.length) / rows),
  };
}
