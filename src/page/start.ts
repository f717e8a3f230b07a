import './fonts.css';
import './themes.css';
import './base.css';
import './ui/shell.css';
import './ui/chip.css';
import './ui/numberField.css';
import './ui/table.css';
import { addressOf, syncAddress, withRejected } from './addressSync';
import { applyAppearance } from './appearance';
import { browserPlatform } from './browserPlatform';
import { createActions } from './createActions';
import { stringTestFromQuery } from './i18n';
import { installInspection } from './inspect';
import { listenToKeys } from './keyboard';
import { createLaboratories, type Laboratories } from './laboratories';
import type { LaboratoryKind } from './laboratory';
import { keepExperiments, restoreExperiments } from './offline/keep';
import { workOfflineLater } from './offline/later';
import { letTakeOver } from './offline/takeOver';
import { openContent, openingOf } from './opening';
import type { PageFile } from './pageFile';
import { MISSING_PART, onMissingPart, part } from './part';
import { defaultPrefs, loadPrefs, prefsFromQuery, savePrefs } from './prefs';
import type { Presenter } from './present';
import { createEmbedding, isEmbedded } from './share/embed';
import { createSharing } from './share/index';
import { initialPageState, withNotice, withSession, withStage } from './state';
import { createStore } from './store';
import { type Engines, Supervisor } from './supervisor';
import { pageTexts } from './texts';
import { engineFromQuery, tierFromQuery } from './tier';
import { trustOwnScripts } from './trust';
import { createContext } from './ui/context';
import { createNotLoaded } from './ui/notLoaded';
import { createShell } from './ui/shell';
import { createViewport } from './viewport';
import { createEngineSource, engineOnDemand } from './workbench/engineSource';

/** Wires the page together: experiment → engine → scene, and people's actions back to the experiment. */
export async function start(engines: Engines, kinds: readonly LaboratoryKind[], file: PageFile): Promise<void> {
  trustOwnScripts();
  const query = new URLSearchParams(location.search);
  const storage = () => window.localStorage;
  // Of this tab: another one has experiments of its own.
  const kept = () => window.sessionStorage;
  const system = defaultPrefs(navigator.languages, window.matchMedia('(prefers-color-scheme: light)').matches);
  const prefs = prefsFromQuery(query, loadPrefs(storage, system));
  const address = location.hash;
  const opening = openingOf(kinds, address, file.carried);
  const store = createStore(initialPageState(prefs, opening.kind.name));
  const viewport = createViewport();
  const engine = createEngineSource();
  const exact = engineOnDemand(engines.cpuEngine);

  let presenter: Presenter | null = null;
  const actions = createActions(store, {
    resetCamera: viewport.resetCamera,
    toggleFullscreen: async () =>
      document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen(),
    // `async`: where there is no clipboard at all, that is a rejection too.
    copy: async (text) => navigator.clipboard.writeText(text),
    address: () => addressOf(laboratories),
    laboratory: () => laboratories.current,
    laboratories: kinds.map(({ name }) => name),
    showLaboratory: (name) => laboratories.show(name),
    openExperiment: (experiment) => laboratories.openExperiment(experiment),
    async present() {
      const { createPresenter } = await part(() => import('./present'));
      presenter ??= createPresenter({ page, laboratories, viewport, shell: shell.element });
      presenter.start();
    },
    async renew() {
      if (!keepExperiments(kept, laboratories)) return false;
      await letTakeOver();
      location.reload();
      return true;
    },
    async collect() {
      const { decks } = await laboratories.deckKeeper();
      await decks.collect(laboratories.current, viewport.viewpoint);
    },
    async decks() {
      const { name, decks } = await laboratories.deckKeeper();
      await laboratories.show(name);
      await decks.open();
    },
    async print() {
      const { printTalk } = await part(() => import('./print'));
      await printTalk({ page, laboratories, viewport, shell: shell.element });
    },
  });
  onMissingPart(() => actions.notify(MISSING_PART));
  const page = createContext(store, actions, { engine, exact }, stringTestFromQuery(query));
  applyAppearance(page);
  const still = document.querySelector<HTMLElement>('.still');
  let laboratories: Laboratories;
  let restored: boolean;
  const type = typeLoaded();
  try {
    laboratories = await createLaboratories(page, viewport, kinds, opening);
    restored = await restoreExperiments(kept, laboratories, address, (error) => {
      console.warn(error);
      actions.notify({ id: 'kept', kind: 'text', text: pageTexts.kept.lost });
    });
  } catch (error) {
    // Told on the page; the console keeps what would help to mend it.
    console.warn(error);
    still?.replaceWith(createNotLoaded(page));
    return;
  }
  await type;
  // What the address could not carry has come all the same.
  if (!restored) store.update((state) => withRejected(state, laboratories.current.rejected));
  const { content } = opening;
  const fault = content === null || restored ? opening.fault : await openContent(laboratories, content);
  if (fault !== null) store.update((state) => withNotice(state, { id: 'file', kind: 'text', text: fault }));
  const shell = createShell(page, laboratories);
  createSharing(page, laboratories, viewport, file, shell.element);
  if (isEmbedded(query)) shell.element.append(createEmbedding(page, () => addressOf(laboratories)));
  still?.remove();
  document.body.prepend(shell.element);

  const options = { tier: tierFromQuery(query) ?? 0, engine: engineFromQuery(query) } as const;
  const supervisor = new Supervisor(
    browserPlatform({ ...engines, cpuEngine: () => exact.current }, viewport.events),
    options,
    {
      onInterrupted() {
        store.update((state) => withSession(state, { standing: false }));
        for (const laboratory of laboratories.loaded) laboratory.interrupt();
      },
      onStage(stage, causes) {
        shell.showStill(stage.tier === 3 ? still : null);
        store.update((state) => withStage(state, stage, causes));
        engine.set(stage.engine);
        viewport.use(stage);
      },
    },
  );
  store.subscribe((state, previous) => {
    if (state.prefs !== previous.prefs) savePrefs(storage, state.prefs);
  });
  syncAddress(store, laboratories, address, file.carried !== '');
  listenToKeys(store, actions, () => presenter);
  installInspection(page, laboratories, viewport, supervisor, query.has('debug'));
  await supervisor.start();
  workOfflineLater(store, query);
}

/** Milliseconds that the page waits for its typeface: what is drawn before it comes keeps another one until it is drawn anew. */
const TYPE_TIMEOUT = 500;

/** Resolves when text can be measured and drawn, with the page's own typeface if that comes in time. */
async function typeLoaded(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, TYPE_TIMEOUT));
  // Where it cannot be had, the system's serves.
  const loaded = document.fonts.load('1em "Inter Variable"').catch(() => {});
  await Promise.race([loaded, late]);
}
