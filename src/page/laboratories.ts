import type { Rejected } from '../experiment/address';
import type { FileContent, Laboratory, LaboratoryKind } from './laboratory';
import type { Context } from './ui/context';
import type { Viewport } from './viewport';

/** All laboratories of the page, of which one is shown. The one place that knows which. */
export interface Laboratories {
  readonly kinds: readonly LaboratoryKind[];
  /** The one that is shown. */
  readonly current: Laboratory;
  /** In the order of `kinds`. */
  readonly all: readonly Laboratory[];
  /** Shows the one that an address belongs to, with what it says; gives back what could not be used. */
  open(address: string): readonly Rejected[];
  /** Shows the one that a file belongs to, with what it holds. Throws errors that carry a text for people. */
  openFile(file: FileContent): ReturnType<Laboratory['document']['openFile']>;
  /** Calls back after every change in any of them, and when another is shown. */
  subscribe(tell: () => void): void;
}

/** The laboratory that an address belongs to: the first one, unless another claims it. */
export function kindOf(kinds: readonly LaboratoryKind[], address: string): LaboratoryKind {
  return kinds.find((kind) => kind.claims(address)) ?? kinds[0]!;
}

export function createLaboratories(
  page: Context,
  viewport: Viewport,
  kinds: readonly LaboratoryKind[],
  address: string,
): Laboratories {
  const opened = kindOf(kinds, address);
  const all = kinds.map((kind) => kind.create(page, viewport, kind === opened ? address : null));
  const named = new Map(kinds.map(({ name }, index) => [name, all[index]!]));
  const current = (): Laboratory => named.get(page.store.state.laboratory) ?? all[0]!;
  let active: Laboratory | null = null;

  page.watch(
    ({ laboratory }) => [laboratory],
    () => {
      const next = current();
      if (next === active) return;
      active?.setActive(false);
      active = next;
      next.setActive(true);
    },
  );

  return {
    kinds,
    all,
    get current() {
      return current();
    },
    open(text) {
      const { name } = kindOf(kinds, text);
      const rejected = named.get(name)!.document.open(text);
      page.actions.setLaboratory(name);
      return rejected;
    },
    openFile(file) {
      // The first laboratory takes what no other knows, so it is asked last.
      for (const { name } of [...kinds.slice(1), kinds[0]!]) {
        const notes = named.get(name)!.document.openFile(file);
        if (notes === null) continue;
        page.actions.setLaboratory(name);
        return notes;
      }
      return null;
    },
    subscribe(tell) {
      for (const laboratory of all) laboratory.subscribe(tell);
      page.store.subscribe((state, previous) => {
        if (state.laboratory !== previous.laboratory) tell();
      });
    },
  };
}
