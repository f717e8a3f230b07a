import { SURFACE_LIST } from '../catalog';
import { type Experiment, type Point, TOOLS, type ToolName, type View } from '../experiment/types';
import type { LocalText } from '../formula/text';
import { chooseSurface, moveRunStart, moveStart, picked } from '../labs/surfaces/edits';
import * as playback from '../labs/surfaces/playback';
import { redoInSight, showTool, undoInSight } from '../labs/surfaces/shownTool';
import { edit, endGesture } from './history';
import type { Command } from './hotkeys';
import { LANGUAGES } from './i18n/language';
import { type Prefs, THEMES } from './prefs';
import { type AppState, experimentOf, type Layout, lastStep, WORKSPACES, type Workspace, withNotice } from './state';
import type { Store } from './store';
import { pageTexts } from './texts';

/** Everything a person can do, whatever they do it with: button, key, slider, pointer. */
export interface Actions {
  /** `gesture` names a drag in progress, so that the whole drag is undone at once. */
  edit(change: (experiment: Experiment) => Experiment, gesture?: string): void;
  endGesture(): void;
  setView(change: Partial<View>): void;
  /** Another tool beside the surface. Where one looks is no edit: undo does not count it. */
  setTool(tool: ToolName): void;
  /** Of the run that is pinned, else of all that share one. `done`: the pointer was released. */
  setStart(place: Point, done: boolean): void;
  setPrefs(change: Partial<Prefs>): void;
  setLayout(change: Partial<Layout>): void;
  /** Shows the other laboratory; what runs in this one pauses. */
  setWorkspace(workspace: Workspace): void;
  seek(step: number): void;
  setSpeed(speed: number): void;
  point(run: number | null): void;
  /** Chooses a run for good, as far as the scene's start and what is pointed out are concerned; null: none. */
  pin(run: number | null): void;
  copyLink(): void;
  run(command: Command): void;
}

/** What only the browser and the current stage can do. */
export interface Effects {
  resetCamera(): void;
  /** Rejects where the browser refuses. */
  toggleFullscreen(): Promise<void>;
  /** Writes to the clipboard; rejects where it is closed to the page. */
  copy(text: string): Promise<void>;
  /** The address of the experiment that is shown. */
  address(): string;
  /** Lets the networks answer a command while they are shown; false: they have no answer of their own. */
  networkCommand(command: Command): boolean;
}

export function createActions(store: Store<AppState>, effects: Effects): Actions {
  let dragging = false;

  const edits = (change: (experiment: Experiment) => Experiment, gesture?: string): void =>
    store.update((state) => ({ ...state, history: edit(state.history, change(experimentOf(state)), gesture ?? null) }));

  const play = (change: (now: playback.Playback, last: number) => playback.Playback): void =>
    store.update((state) => ({ ...state, playback: change(state.playback, lastStep(state)) }));

  const setPrefs = (change: Partial<Prefs>): void =>
    store.update((state) => ({ ...state, prefs: { ...state.prefs, ...change } }));

  const setLayout = (change: Partial<Layout>): void =>
    store.update((state) => ({ ...state, layout: { ...state.layout, ...change } }));

  const setWorkspace = (workspace: Workspace): void =>
    store.update((state) =>
      state.workspace === workspace ? state : { ...state, workspace, playback: playback.pause(state.playback) },
    );

  const setTool = (tool: ToolName): void =>
    store.update((state) => ({ ...state, history: showTool(state.history, tool) }));

  const stepTool = (by: 1 | -1): void => {
    if (store.state.workspace !== 'surfaces') return;
    const now = TOOLS.indexOf(experimentOf(store.state).tools.shown);
    setTool(TOOLS[(now + by + TOOLS.length) % TOOLS.length]!);
  };

  const setView = (change: Partial<View>): void =>
    edits((experiment) => ({ ...experiment, view: { ...experiment.view, ...change } }));

  function copyLink(): void {
    const address = effects.address();
    effects.copy(address).then(
      () => notify('link', pageTexts.action.linkCopied),
      () => store.update((state) => withNotice(state, { id: 'link', kind: 'link', address })),
    );
  }

  function notify(id: string, text: LocalText): void {
    store.update((state) => withNotice(state, { id, kind: 'text', text }));
  }

  const commands: Readonly<Record<Exclude<Command, `preset${number}`>, () => void>> = {
    togglePlay: () => play(playback.toggle),
    stepForward: () => play((now, last) => playback.stepBy(now, 1, last)),
    stepBack: () => play((now, last) => playback.stepBy(now, -1, last)),
    reset: () => play(playback.reset),
    faster: () => play((now) => playback.changeSpeed(now, 1)),
    slower: () => play((now) => playback.changeSpeed(now, -1)),
    toggleMap: () => setView({ projection: experimentOf(store.state).view.projection === '3d' ? 'map' : '3d' }),
    resetCamera: effects.resetCamera,
    fullscreen: () =>
      void effects.toggleFullscreen().catch(() => notify('fullscreen', pageTexts.action.fullscreenRefused)),
    theme: () => setPrefs({ theme: after(THEMES, store.state.prefs.theme) }),
    language: () => setPrefs({ language: after(LANGUAGES, store.state.prefs.language) }),
    help: () => setLayout({ help: !store.state.layout.help }),
    share: () => setLayout({ share: !store.state.layout.share }),
    undo: () => store.update((state) => ({ ...state, history: undoInSight(state.history) })),
    nextTool: () => stepTool(1),
    previousTool: () => stepTool(-1),
    workspace: () => setWorkspace(after(WORKSPACES, store.state.workspace)),
    redo: () => store.update((state) => ({ ...state, history: redoInSight(state.history) })),
  };

  return {
    edit: edits,
    endGesture: () => store.update((state) => ({ ...state, history: endGesture(state.history) })),
    setView,
    setTool,
    setStart(place, done) {
      const { pinned } = store.state;
      edits((experiment) => {
        const start = picked(experiment, place);
        return pinned === null ? moveStart(experiment, start) : moveRunStart(experiment, pinned, start);
      }, 'start');
      if (done) {
        store.update((state) => ({ ...state, history: endGesture(state.history) }));
        // A click drops the runs at a new place and one wants to see them go; a drag has shown their paths already.
        if (!dragging) play((now, last) => playback.play(playback.reset(now), last));
      }
      dragging = !done;
    },
    setPrefs,
    setLayout,
    setWorkspace,
    seek: (step) => play((now, last) => playback.seek(now, step, last)),
    setSpeed: (speed) => play((now) => ({ ...now, speed })),
    point: (run) => store.update((state) => (state.pointed === run ? state : { ...state, pointed: run })),
    pin: (run) => store.update((state) => (state.pinned === run ? state : { ...state, pinned: run, pointed: run })),
    copyLink,
    run(command) {
      if (store.state.workspace === 'networks' && effects.networkCommand(command)) return;
      if (isPreset(command)) {
        const surface = SURFACE_LIST[Number(command.slice('preset'.length)) - 1];
        if (surface !== undefined) edits((experiment) => chooseSurface(experiment, { id: surface.id }));
        return;
      }
      commands[command]();
    },
  };
}

function isPreset(command: Command): command is Extract<Command, `preset${number}`> {
  return command.startsWith('preset');
}

function after<T>(list: readonly T[], current: T): T {
  return list[(list.indexOf(current) + 1) % list.length]!;
}
