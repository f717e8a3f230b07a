import type { Rejected } from '../experiment/address';
import type { LocalText } from '../formula/text';
import type { CarriedExperiment } from './actions';
import type { DeckKeeper, FileContent, Laboratory, LaboratoryKind } from './laboratory';
import type { Context } from './ui/context';
import type { PageViewport } from './viewport';

/** The laboratories of the page, of which one is shown. The one place that knows which. */
export interface Laboratories {
  /** All there are. */
  readonly kinds: readonly LaboratoryKind[];
  /** Those that have been wanted so far. */
  readonly loaded: readonly Laboratory[];
  /** The one that is shown. */
  readonly current: Laboratory;
  /** Shows another, as soon as it has been loaded; of several that are asked for, the last. Rejects if it cannot be loaded. */
  show(name: string): Promise<void>;
  /** As `show`, the one that an address belongs to, with what it says; gives back what could not be used. */
  open(address: string): Promise<readonly Rejected[]>;
  /** As `show`, the one that a file belongs to, with what it holds. Rejects with errors that carry a text for people. */
  openFile(file: FileContent): Promise<readonly LocalText[]>;
  /** As `open`, with the experiment of another document: by its address, or as a file where that does not say everything. */
  openExperiment(experiment: CarriedExperiment): Promise<void>;
  /** The laboratory that keeps decks, loaded but not shown. Rejects if it cannot be loaded. */
  deckKeeper(): Promise<{ readonly name: string; readonly decks: DeckKeeper }>;
  /** Calls back for every laboratory that has been loaded, now and later. */
  onLoaded(tell: (laboratory: Laboratory) => void): void;
  /** Calls back after every change in any of them, and when another is shown. */
  subscribe(tell: () => void): void;
}

/** The laboratory that an address belongs to. */
export function kindOf(kinds: readonly LaboratoryKind[], address: string): LaboratoryKind {
  return claimant(kinds, (kind) => kind.claims(address));
}

/** The laboratory that a file belongs to. */
export function kindOfFile(kinds: readonly LaboratoryKind[], file: FileContent): LaboratoryKind {
  return claimant(kinds, (kind) => kind.claimsFile(file));
}

/** Who claims something, or else takes what nobody claims. */
function claimant(kinds: readonly LaboratoryKind[], claims: (kind: LaboratoryKind) => boolean): LaboratoryKind {
  return kinds.find(claims) ?? kinds.find(({ takesRest }) => takesRest) ?? kinds[0]!;
}

/**
 * Resolves when the first laboratory has been loaded.
 *
 * @param first with the address that it opens with; null: with what it opens with by itself
 */
export async function createLaboratories(
  page: Context,
  viewport: PageViewport,
  kinds: readonly LaboratoryKind[],
  first: { readonly kind: LaboratoryKind; readonly address: string | null },
): Promise<Laboratories> {
  const made = new Map<string, Laboratory>();
  const loadListeners: ((laboratory: Laboratory) => void)[] = [];
  /** Counts what is asked for: what has come in the meantime is shown in its place. */
  let asked = 0;
  let active = await load(first.kind, first.address);
  active.setActive(true);

  async function load(kind: LaboratoryKind, opened: string | null): Promise<Laboratory> {
    const create = await kind.load();
    const known = made.get(kind.name);
    if (known !== undefined) return known;
    const laboratory = create(page, viewport, opened);
    made.set(kind.name, laboratory);
    for (const tell of loadListeners) tell(laboratory);
    return laboratory;
  }

  async function bring(name: string): Promise<Laboratory> {
    return made.get(name) ?? load(kinds.find((kind) => kind.name === name) ?? kinds[0]!, null);
  }

  /** @param use what is to be done with it before it is seen */
  async function show<T>(name: string, use: (laboratory: Laboratory) => T | Promise<T>): Promise<T> {
    const mine = ++asked;
    const result = await use(await bring(name));
    if (asked === mine) {
      page.store.update((state) => (state.laboratory === name ? state : { ...state, laboratory: name }));
    }
    return result;
  }

  page.watch(
    ({ laboratory }) => [laboratory],
    ([name]) => {
      const next = made.get(name);
      if (next === undefined || next === active) return;
      active.setActive(false);
      active = next;
      next.setActive(true);
    },
  );

  async function openFile(file: FileContent): Promise<readonly LocalText[]> {
    const { name } = kindOfFile(kinds, file);
    return show(name, ({ document }) => document.openFile(file));
  }

  const open = (text: string): Promise<readonly Rejected[]> =>
    show(kindOf(kinds, text).name, ({ document }) => document.open(text));

  return {
    kinds,
    get loaded() {
      return [...made.values()];
    },
    get current() {
      return active;
    },
    show: (name) => show(name, () => {}),
    open,
    openFile,
    async openExperiment(experiment) {
      if (experiment.addressIsWhole()) {
        await open(experiment.address());
        return;
      }
      const text = experiment.fileText();
      await openFile({ name: '', bytes: new TextEncoder().encode(text), json: JSON.parse(text) });
    },
    async deckKeeper() {
      const kind = kinds.find(({ keepsDecks }) => keepsDecks);
      const decks = kind === undefined ? undefined : (await bring(kind.name)).decks;
      if (kind === undefined || decks === undefined) throw new Error('no laboratory keeps decks');
      return { name: kind.name, decks };
    },
    onLoaded(tell) {
      loadListeners.push(tell);
      for (const laboratory of made.values()) tell(laboratory);
    },
    subscribe(tell) {
      loadListeners.push((laboratory) => laboratory.subscribe(tell));
      for (const laboratory of made.values()) laboratory.subscribe(tell);
      page.store.subscribe((state, previous) => {
        if (state.laboratory !== previous.laboratory) tell();
      });
    },
  };
}
