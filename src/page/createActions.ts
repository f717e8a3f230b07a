import type { Actions, CarriedExperiment } from './actions';
import type { Command } from './hotkeys';
import { LANGUAGES } from './i18n/language';
import type { Laboratory } from './laboratory';
import { MISSING_PART } from './part';
import { type Prefs, THEMES } from './prefs';
import { type Layout, type Notice, type PageState, withNotice, withoutNotice } from './state';
import type { Store } from './store';
import { pageTexts } from './texts';
import { changeSpeed } from './workbench/transport';

/** What only the browser and the laboratories can do. */
export interface Effects {
  resetCamera(): void;
  /** Rejects where the browser refuses. */
  toggleFullscreen(): Promise<void>;
  /** Writes to the clipboard; rejects where it is closed to the page. */
  copy(text: string): Promise<void>;
  /** The address of the experiment that is shown. */
  address(): string;
  /** The laboratory that is shown, and the names of all. */
  laboratory(): Laboratory;
  readonly laboratories: readonly string[];
  /** Rejects if the laboratory cannot be loaded. */
  showLaboratory(name: string): Promise<void>;
  openExperiment(experiment: CarriedExperiment): Promise<void>;
  /** Fills the wall of a hall. Rejects if what that takes cannot be loaded. */
  present(): Promise<void>;
  /** Does not come back, unless what is open cannot be kept: false. */
  renew(): Promise<boolean>;
  /** Into the deck, the decks, and a talk onto paper; each rejects like `present`. */
  collect(): Promise<void>;
  decks(): Promise<void>;
  print(): Promise<void>;
}

export function createActions(store: Store<PageState>, effects: Effects): Actions {
  const setPrefs = (change: Partial<Prefs>): void =>
    store.update((state) => ({ ...state, prefs: { ...state.prefs, ...change } }));

  const setLayout = (change: Partial<Layout>): void =>
    store.update((state) => ({ ...state, layout: { ...state.layout, ...change } }));

  const setLaboratory = (name: string): void => say(effects.showLaboratory(name));
  const openExperiment = (experiment: CarriedExperiment): void => say(effects.openExperiment(experiment));

  /** The last that was asked for could not be loaded. */
  let missing = false;

  /** Whether a laboratory, or what presenting takes, has come or could not be loaded. */
  function say(shown: Promise<void>): void {
    const told = missing;
    shown.then(
      () => {
        missing = false;
        if (told) partArrived();
      },
      (error: unknown) => {
        missing = true;
        partMissing(error);
      },
    );
  }

  function partMissing(error: unknown): void {
    // Told on the page; the console keeps what would help to mend it.
    console.warn(error);
    notify(MISSING_PART);
  }

  const partArrived = (): void => store.update((state) => withoutNotice(state, MISSING_PART.id));

  async function renew(): Promise<void> {
    if (!(await effects.renew())) notify({ id: 'kept', kind: 'text', text: pageTexts.kept.tooLarge });
  }

  const notify = (notice: Notice): void => store.update((state) => withNotice(state, notice));

  function copyLink(): void {
    const address = effects.address();
    effects.copy(address).then(
      () => notify({ id: 'link', kind: 'text', text: pageTexts.action.linkCopied }),
      () => notify({ id: 'link', kind: 'link', address }),
    );
  }

  function fullscreen(): void {
    effects
      .toggleFullscreen()
      .catch(() => notify({ id: 'fullscreen', kind: 'text', text: pageTexts.action.fullscreenRefused }));
  }

  function faster(direction: 1 | -1): void {
    const speed = effects.laboratory().transport()?.speed;
    if (speed !== undefined) changeSpeed(speed, direction);
  }

  const commands: Readonly<Partial<Record<Command, () => void>>> = {
    togglePlay: () => effects.laboratory().transport()?.togglePlay(),
    stepForward: () => effects.laboratory().transport()?.stepForward(),
    stepBack: () => effects.laboratory().transport()?.stepBack?.(),
    reset: () => effects.laboratory().transport()?.reset(),
    faster: () => faster(1),
    slower: () => faster(-1),
    undo: () => effects.laboratory().document.undo(),
    redo: () => effects.laboratory().document.redo(),
    resetCamera: effects.resetCamera,
    fullscreen,
    present: () => say(effects.present()),
    collect: () => say(effects.collect()),
    decks: () => say(effects.decks()),
    print: () => say(effects.print()),
    theme: () => setPrefs({ theme: after(THEMES, store.state.prefs.theme) }),
    language: () => setPrefs({ language: after(LANGUAGES, store.state.prefs.language) }),
    help: () => setLayout({ help: !store.state.layout.help }),
    share: () => setLayout({ share: !store.state.layout.share }),
    laboratory: () => setLaboratory(after(effects.laboratories, store.state.laboratory)),
  };

  return {
    setPrefs,
    setLayout,
    setLaboratory,
    openExperiment,
    notify,
    copyLink,
    partMissing,
    partArrived,
    renew: () => void renew(),
    run(command) {
      // The laboratory first: it may wait for a part of it that is still being loaded.
      if (effects.laboratory().command(command)) return true;
      commands[command]?.();
      return commands[command] !== undefined;
    },
  };
}

function after<T>(list: readonly T[], current: T): T {
  return list[(list.indexOf(current) + 1) % list.length]!;
}
