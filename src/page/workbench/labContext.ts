import type { Words } from '../i18n';
import type { PageState } from '../state';
import { alike, type Store, storeUntil } from '../store';
import { type Context, contextUntil } from '../ui/context';
import type { Viewport } from '../viewport';

/** What every part of a laboratory gets: the page, and the laboratory's own state and actions. */
export interface LabContext<S, A> {
  /** The whole page: preferences, notices, the engine of the moment. */
  readonly page: Context;
  readonly store: Store<S>;
  /** Everything a person can do in the laboratory. */
  readonly actions: A;
  /** Lends the page's one 3D scene (its flat map where there is no 3D), to show a field. */
  readonly viewport: Viewport;
  /** The page's, in the language of the moment; do not keep. */
  readonly words: Words;
  live(write: (words: Words) => void): void;
  /** Runs now and whenever one of the values read from the two states changes. */
  watch: Watch<S>;
  /** Calls back when the laboratory stands as if it had just been opened (`document.restart`). */
  onRestart(hear: () => void): void;
  /** It does: tells those who asked. */
  restarted(): void;
}

export type Watch<S> = <const T extends readonly unknown[]>(
  read: (state: S, page: PageState) => T,
  write: (values: T) => void,
) => void;

export function createLabContext<S extends object, A>(
  page: Context,
  store: Store<S>,
  actions: A,
  viewport: Viewport,
): LabContext<S, A> {
  const hearing: (() => void)[] = [];
  return {
    page,
    store,
    actions,
    viewport,
    get words() {
      return page.words;
    },
    live: page.live,
    watch: (read, write) => {
      createWatcher(page, store, read, write).look();
    },
    onRestart: (hear) => void hearing.push(hear),
    restarted() {
      for (const hear of hearing) hear();
    },
  };
}

/** The context for a bench, which may be put aside before its laboratory is: what it follows ends with the signal. */
export function labContextUntil<S extends object, A>(
  { page, store, actions, viewport }: LabContext<S, A>,
  signal: AbortSignal,
): LabContext<S, A> {
  return createLabContext(contextUntil(page, signal), storeUntil(store, signal), actions, viewport);
}

/** Follows both states; `look` compares what is read now with what was written last. */
export function createWatcher<S extends object, const T extends readonly unknown[]>(
  page: Context,
  store: Store<S>,
  read: (state: S, page: PageState) => T,
  write: (values: T) => void,
  isActive: () => boolean = () => true,
): { look(): void } {
  let seen: T | undefined;
  const look = (): void => {
    if (!isActive()) return;
    const values = read(store.state, page.store.state);
    if (alike(seen, values)) return;
    seen = values;
    write(values);
  };
  store.subscribe(look);
  page.store.subscribe(look);
  return { look };
}
