import { edit, endGesture, type History } from '../history';
import type { Store } from '../store';
import { type BenchLens, redoInSight, showBench, undoInSight } from './benchLens';

/** The part of a laboratory's state that the page has to do with. */
export interface Edited<E> {
  /** `present` is the experiment. */
  readonly history: History<E>;
}

/** How an experiment of any kind is edited. */
export interface Editing<E, N extends string = string> {
  /** `gesture` names a drag in progress, so that the whole drag is undone at once. */
  edit(change: (experiment: E) => E, gesture?: string): void;
  endGesture(): void;
  /** Another bench. Where one looks is no edit: undo does not count it. */
  showBench(name: N): void;
  undo(): void;
  redo(): void;
}

/** @param complete makes what a change leaves in contradiction agree */
export function createEditing<S extends Edited<E>, E, N extends string>(
  store: Store<S>,
  lens: BenchLens<E, N>,
  complete: (experiment: E) => E = (experiment) => experiment,
): Editing<E, N> {
  const change = (next: (history: History<E>) => History<E>): void =>
    store.update((state) => {
      const history = next(state.history);
      return history === state.history ? state : { ...state, history };
    });
  return {
    edit: (write, gesture) =>
      change((history) => {
        const next = write(history.present);
        return next === history.present ? history : edit(history, complete(next), gesture ?? null);
      }),
    endGesture: () => change(endGesture),
    showBench: (name) => change((history) => showBench(history, lens, name)),
    undo: () => change((history) => undoInSight(history, lens)),
    redo: () => change((history) => redoInSight(history, lens)),
  };
}
