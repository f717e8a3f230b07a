import type { Exhibit, Showcase } from '../../page/showcase';
import { experimentOf, lastStep } from '../../page/state';
import type { Context } from '../../page/ui/context';
import type { SceneLayers } from '../../scene/contract';
import { advance } from './playback';
import { createModelBuilder } from './sceneModel';

/** Shows the surface with its runs in the scene, as long as it has it, and moves the playback on with its frames. */
export function createDisplay(
  context: Context,
  showcase: Showcase,
  host: HTMLElement,
  { layers, ...events }: Required<Pick<Exhibit, 'onProbe' | 'onStart'>> & { readonly layers: () => SceneLayers },
): void {
  const { store } = context;
  const buildModel = createModelBuilder();
  const motion = window.matchMedia('(prefers-reduced-motion: reduce)');
  const isPlaying = (): boolean => {
    const { session, playback } = store.state;
    return session.standing && session.shown !== null && playback.playing;
  };

  const loan = showcase.attach(host, {
    ...events,
    projection: () => experimentOf(store.state).view.projection,
    model: () => ({
      ...buildModel(store.state, context.words, { width: window.innerWidth, reducedMotion: motion.matches }),
      ...layers(),
    }),
    cursor: () => store.state.playback.cursor,
    tick(seconds) {
      if (!isPlaying()) return false;
      store.update((state) => ({ ...state, playback: advance(state.playback, seconds, lastStep(state)) }));
      return isPlaying();
    },
  });

  store.subscribe((state, previous) => {
    if (
      state.session.shown !== previous.session.shown ||
      state.history !== previous.history ||
      state.prefs !== previous.prefs ||
      state.pointed !== previous.pointed ||
      state.probe?.place !== previous.probe?.place
    ) {
      loan.refresh();
    } else if (state.playback !== previous.playback || state.session !== previous.session) loan.wake();
  });
}
