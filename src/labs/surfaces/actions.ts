import type { Store } from '../../page/store';
import { createEditing } from '../../page/workbench/editing';
import * as playback from '../shared/playback';
import { BENCHES } from './benches';
import type { SurfaceActions } from './context';
import { moveRunStart, moveStart, picked } from './edits';
import { lastStep, type SurfaceState } from './state';

export function createSurfaceActions(store: Store<SurfaceState>): SurfaceActions {
  const editing = createEditing(store, BENCHES);
  let dragging = false;

  const play = (change: (now: playback.Playback, last: number) => playback.Playback): void =>
    store.update((state) => {
      const next = change(state.playback, lastStep(state));
      return next === state.playback ? state : { ...state, playback: next };
    });

  return {
    ...editing,
    setView: (change) => editing.edit((experiment) => ({ ...experiment, view: { ...experiment.view, ...change } })),
    setStart(place, done) {
      const { pinned } = store.state;
      editing.edit((experiment) => {
        const start = picked(experiment, place);
        return pinned === null ? moveStart(experiment, start) : moveRunStart(experiment, pinned, start);
      }, 'start');
      if (done) {
        editing.endGesture();
        // A click drops the runs at a new place and one wants to see them go; a drag has shown their paths already.
        if (!dragging) play((now, last) => playback.play(playback.reset(now), last));
      }
      dragging = !done;
    },
    setChartScale: (chartScale) => store.update((state) => ({ ...state, chartScale })),
    pause: () => play(playback.pause),
    seek: (step) => play((now, last) => playback.seek(now, step, last)),
    point: (run) => store.update((state) => (state.pointed === run ? state : { ...state, pointed: run })),
    pin: (run) => store.update((state) => (state.pinned === run ? state : { ...state, pinned: run, pointed: run })),
  };
}
