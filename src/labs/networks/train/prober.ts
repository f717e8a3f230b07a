import { EngineError } from '../../../engine/contract';
import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import { type Store, watchStore } from '../../../page/store';
import type { NetContext } from '../context';
import { inputMeans } from './inputMeans';
import type { TrainViewState } from './viewState';

/** Asks for the outputs at the cross-hair, one call at a time; the last place and the last weights count. */
export function createProber(context: NetContext, view: Store<TrainViewState>): void {
  let busy = false;

  async function follow(): Promise<void> {
    const { shown, engine } = context.store.state;
    const { probe } = view.state;
    if (busy || shown === null || engine === null || probe === null) return;
    busy = true;
    const { resolved, weights } = shown;
    let raw: Float32Array | null = null;
    try {
      raw = await engine.networks.outputs(resolved.net, weights, inputAt(resolved, probe.place));
    } catch (error) {
      // What an engine cannot do is told where the net trains.
      if (!(error instanceof EngineError)) throw error;
    } finally {
      busy = false;
    }
    const now = view.state.probe;
    if (now !== null && now.place === probe.place) view.update((state) => ({ ...state, probe: { ...now, raw } }));
    if (now?.place !== probe.place || context.store.state.shown?.weights !== weights) void follow();
  }

  watchStore(
    view,
    ({ probe }) => [probe?.place],
    () => void follow(),
  );
  context.watch(
    ({ shown, engine }) => [shown?.weights, shown?.resolved, engine],
    () => void follow(),
  );
}

/** A point at a place of the figure; inputs beyond the second stay at their means. */
export function inputAt({ net, train }: ResolvedNetwork, place: readonly [number, number]): Float64Array {
  const width = net.widths[0]!;
  return inputMeans(train.inputs, width).map((mean, i) => place[i] ?? mean);
}
