import type { Field } from '../engine/contract';
import type { View } from '../scene/contract';
import { advance } from './playback';
import { createModelBuilder, type Surroundings } from './sceneModel';
import { experimentOf, lastStep } from './state';
import type { Stage } from './tier';
import type { Context } from './ui/context';

export interface Display {
  /** From now on, shows with the views of this stage; the earlier ones are no longer touched. */
  use(stage: Stage): void;
  resetCamera(): void;
  /** Frames drawn since the page opened. */
  readonly frames: number;
}

/**
 * Puts the current view into its place and keeps it up to date. The frame loop runs only while there is something to
 * draw: playback, a moving camera, a change.
 */
export function createDisplay(context: Context, host: HTMLElement): Display {
  const { store } = context;
  const buildModel = createModelBuilder();
  const motion = window.matchMedia('(prefers-reduced-motion: reduce)');
  let stage: Stage | null = null;
  let view: View | null = null;
  /** The field the view draws; it is freed when the view has gone on to the next. */
  let drawn: Field | null = null;
  let stale = true;
  let frames = 0;
  let request = 0;
  /** Time of the last frame; null after a pause, which is not caught up with. */
  let last: number | null = null;

  function viewOf(): View | null {
    if (stage === null) return null;
    return experimentOf(store.state).view.projection === '3d' && stage.scene !== null ? stage.scene : stage.map;
  }

  function surroundings(): Surroundings {
    return { width: window.innerWidth, reducedMotion: motion.matches };
  }

  function mount(): void {
    const next = viewOf();
    if (next === view) return;
    const focused = host.contains(document.activeElement);
    view = next;
    host.replaceChildren(...(view === null ? [] : [view.element]));
    if (focused) view?.element.focus();
    stale = true;
  }

  function wake(): void {
    if (request === 0) request = requestAnimationFrame(frame);
  }

  function frame(time: number): void {
    request = 0;
    const seconds = last === null ? 0 : (time - last) / 1000;
    const ready = store.state.session.standing && store.state.session.shown !== null;
    if (ready && store.state.playback.playing) {
      store.update((state) => ({ ...state, playback: advance(state.playback, seconds, lastStep(state)) }));
    }
    mount();
    if (view !== null) {
      if (stale) show(view);
      // A scene that is folded away or not yet laid out has nothing to draw on.
      if (host.clientWidth > 0 && host.clientHeight > 0) {
        view.frame(store.state.playback.cursor);
        frames++;
      }
    }
    const playing = ready && store.state.playback.playing;
    const again = playing || (view?.moving ?? false);
    last = again ? time : null;
    if (again) wake();
  }

  function show(current: View): void {
    stale = false;
    const model = buildModel(store.state, context.words, surroundings());
    current.show(model);
    if (drawn !== model.field) drawn?.dispose();
    drawn = model.field;
  }

  store.subscribe((state, previous) => {
    if (
      state.session.shown !== previous.session.shown ||
      state.history !== previous.history ||
      state.prefs !== previous.prefs ||
      state.pointed !== previous.pointed ||
      state.probe?.place !== previous.probe?.place
    ) {
      stale = true;
      wake();
    } else if (state.playback !== previous.playback || state.session !== previous.session) wake();
  });

  // Views move their camera in answer to these; whoever draws them has to be awake then.
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'wheel', 'keydown', 'keyup'] as const) {
    host.addEventListener(type, wake, { capture: true, passive: true });
  }
  new ResizeObserver(() => {
    stale = true;
    wake();
  }).observe(host);
  motion.addEventListener('change', () => {
    stale = true;
    wake();
  });
  document.addEventListener('visibilitychange', () => {
    last = null;
    wake();
  });

  return {
    use(next) {
      stage = next;
      mount();
      wake();
    },
    resetCamera() {
      view?.resetCamera();
      wake();
    },
    get frames() {
      return frames;
    },
  };
}
