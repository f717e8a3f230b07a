import { type History, redo, undo } from '../history';

/** Where an experiment says which bench is shown, and how each of them is set. */
export interface BenchLens<E, N extends string = string> {
  /** In the order of the tabs. */
  readonly names: readonly N[];
  shown(experiment: E): N;
  show(experiment: E, name: N): E;
  /** The settings of one bench alone; null where it has none in the experiment. */
  settings(experiment: E, name: N): object | null;
}

/** Which bench is shown belongs to the experiment, so that a link shows it, but to change it is no edit. */
export function showBench<E, N extends string>(history: History<E>, lens: BenchLens<E, N>, name: N): History<E> {
  const { present } = history;
  return lens.shown(present) === name ? history : { ...history, present: lens.show(present, name), gesture: null };
}

/** One step back, with the bench that is shown staying shown, unless it is a setting of another bench that changes. */
export function undoInSight<E, N extends string>(history: History<E>, lens: BenchLens<E, N>): History<E> {
  return keepSight(history, undo(history), lens);
}

export function redoInSight<E, N extends string>(history: History<E>, lens: BenchLens<E, N>): History<E> {
  return keepSight(history, redo(history), lens);
}

function keepSight<E, N extends string>(before: History<E>, after: History<E>, lens: BenchLens<E, N>): History<E> {
  if (after === before) return before;
  const { present } = after;
  const shown = benchOfChange(before.present, present, lens) ?? lens.shown(before.present);
  return lens.shown(present) === shown ? after : { ...after, present: lens.show(present, shown) };
}

/** The one bench whose settings differ: there the change can be seen. */
function benchOfChange<E, N extends string>(a: E, b: E, { names, settings }: BenchLens<E, N>): N | null {
  const differ = names.filter((name) => !same(settings(a, name), settings(b, name)));
  return differ.length === 1 ? differ[0]! : null;
}

function same(a: object | null, b: object | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
