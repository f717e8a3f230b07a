import { createListeners } from '../../../page/listeners';
import type { Transport } from '../../../page/workbench/transport';
import type { NetContext } from '../context';
import { netExperimentOf } from '../state';
import { EPOCHS } from '../transport';
import type { NetSweep } from './netSweep';
import type { PopulationTraining } from './training';

/** What play, step and reset drive: the population's epochs, or the cells of the sweep where that is seen. */
export function createPopulationTransport(
  context: NetContext,
  training: PopulationTraining,
  sweep: NetSweep,
): { readonly transport: Transport; tell(): void } {
  const { subscribe, tell } = createListeners();
  const sweeping = (): boolean => netExperimentOf(context.store.state).population.show === 'sweep';
  return {
    tell,
    transport: {
      names: EPOCHS,
      get position() {
        if (sweeping()) {
          const done = sweep.state?.done ?? 0;
          const planned = (sweep.state?.sweep.size ?? 0) ** 2;
          return { playing: sweep.playing, ended: sweep.ended, at: done, done, planned };
        }
        const { epochs } = netExperimentOf(context.store.state);
        const done = training.state?.epoch ?? 0;
        return { playing: training.playing, ended: training.ended, at: done, done, planned: epochs };
      },
      subscribe,
      togglePlay() {
        if (sweeping()) sweep.setPlaying(!sweep.playing);
        else training.setPlaying(!training.playing);
      },
      stepForward() {
        if (sweeping()) sweep.step();
        else training.step();
      },
      reach(at) {
        if (!sweeping()) return training.reach(at);
        // A map is whole, or it is empty: it is refined cell by cell.
        if (at === 0) sweep.restart();
        return sweep.finish(at > 0);
      },
      reset() {
        if (sweeping()) sweep.restart();
        else training.restart();
      },
    },
  };
}
