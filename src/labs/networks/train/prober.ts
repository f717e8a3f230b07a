import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import { type Store, watchStore } from '../../../page/store';
import { createJob } from '../../../page/workbench/job';
import type { NetContext } from '../context';
import { inputAt } from './inputs';
import type { TrainViewState } from './viewState';

interface ProbeRequest {
  readonly resolved: ResolvedNetwork;
  readonly weights: Float64Array;
  readonly place: readonly [number, number];
}

/**
 * Asks for the outputs at the cross-hair, one call at a time; the last place and the last weights count. What an engine
 * cannot do is told where the net trains.
 */
export function createProber(context: NetContext, view: Store<TrainViewState>): void {
  const job = createJob<ProbeRequest, Float32Array>(
    context.page.engine,
    async ({ resolved, weights, place }, engine, publish) => {
      publish(await engine.networks.outputs(resolved.net, weights, inputAt(resolved, place)));
    },
    (raw) => {
      const { probe } = view.state;
      if (raw === null || probe === null || probe.place !== job.of?.place) return;
      view.update((state) => ({ ...state, probe: { ...probe, raw } }));
    },
    { grace: () => Number.POSITIVE_INFINITY },
  );

  function follow(): void {
    const { shown } = context.store.state;
    const { probe } = view.state;
    if (shown === null || probe === null) job.want(null);
    else job.want({ resolved: shown.resolved, weights: shown.weights, place: probe.place });
  }

  watchStore(view, ({ probe }) => [probe?.place], follow);
  context.watch(({ shown }) => [shown?.weights, shown?.resolved], follow);
}
