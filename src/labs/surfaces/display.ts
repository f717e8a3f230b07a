import type { ViewportContent } from '../../page/viewport';
import type { SceneModel } from '../../scene/contract';
import { advance } from '../shared/playback';
import type { SurfaceContext, ToolLayers } from './context';
import { createModelBuilder } from './sceneModel';
import { experimentOf, lastStep, type Shown } from './state';

export interface Display {
  /** What the tool adds to the scene has changed. */
  refresh(): void;
}

/** Shows the surface with its runs in the scene, as long as it has it, and moves the playback on with its frames. */
export function createDisplay(
  { page, store, viewport }: SurfaceContext,
  host: HTMLElement,
  {
    layers,
    ...events
  }: Required<Pick<ViewportContent, 'onProbe' | 'onStart'>> & { readonly layers: (model: SceneModel) => ToolLayers },
): Display {
  const buildModel = createModelBuilder();
  const motion = window.matchMedia('(prefers-reduced-motion: reduce)');
  const isPlaying = (): boolean => {
    const { shown, playback } = store.state;
    return page.store.state.session.standing && shown !== null && playback.playing;
  };

  /** Of the experiment before, where the laboratory has begun anew: the scene has it until there is another one. */
  let before: Shown | null = null;
  // Not on a device that goes away.
  page.engine.follow(() => {
    before = null;
  });

  const lease = viewport.attach(host, {
    ...events,
    projection: () => experimentOf(store.state).view.projection,
    model() {
      const { state } = store;
      const model = buildModel(
        state.shown === null ? { ...state, shown: before } : state,
        page.store.state.prefs,
        page.words,
        {
          scale: page.store.state.scale,
          reducedMotion: motion.matches,
        },
      );
      return { ...model, ...layers(model) };
    },
    cursor: () => store.state.playback.cursor,
    tick(seconds) {
      if (!isPlaying()) return false;
      store.update((state) => ({ ...state, playback: advance(state.playback, seconds, lastStep(state)) }));
      return isPlaying();
    },
  });

  store.subscribe((state, previous) => {
    if (state.shown !== previous.shown) before = state.shown === null ? previous.shown : null;
    if (
      state.shown !== previous.shown ||
      state.history !== previous.history ||
      state.pointed !== previous.pointed ||
      state.probe?.place !== previous.probe?.place
    ) {
      lease.refresh();
    } else if (state.playback !== previous.playback || state.computing !== previous.computing) lease.wake();
  });
  page.store.subscribe((state, previous) => {
    if (state.prefs !== previous.prefs) lease.refresh();
    else if (state.session !== previous.session) lease.wake();
  });
  return { refresh: lease.refresh };
}
