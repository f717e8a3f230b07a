import type { Child, Children } from './children';
import { createOffering } from './offering';
import type { Setting } from './setting';

/** Plays steps in their laboratories, one at a time. */
export interface Player {
  /** Where the laboratories of the steps stand; the one that is wanted is seen. */
  readonly current: Child | null;
  /** A step is on its way: its laboratory is being loaded, or has yet to stand where the step says. */
  readonly busy: boolean;
  /** Sets a laboratory up as the step says; null: none. The last one that is asked for is shown. */
  enter(setting: Setting | null): void;
  /** What is offered from now on, of a laboratory that stays as the visitor left it. */
  offer(offers: readonly string[]): void;
  setActive(active: boolean): void;
}

/** @param tell called when another laboratory is shown, or what is on its way has come */
export function createPlayer(children: Children, broken: (error: unknown) => void, tell: () => void): Player {
  let active = false;
  let current: Child | null = null;
  let asked = 0;
  let busy = false;
  const offering = createOffering();

  function show(next: Child | null): void {
    if (next === current) return;
    current?.laboratory.setActive(false);
    current = next;
    if (active) next?.laboratory.setActive(true);
  }

  async function enter(setting: Setting | null): Promise<void> {
    const mine = ++asked;
    if (setting === null || setting.experiment === null) {
      busy = false;
      show(null);
      tell();
      return;
    }
    busy = true;
    tell();
    try {
      const child = await children.bring(children.nameOf(setting.experiment));
      if (mine !== asked) return;
      child.laboratory.document.restart(setting.experiment);
      offering.show(setting.offers);
      show(child);
    } catch (error) {
      if (mine === asked) show(null);
      broken(error);
    }
    if (mine !== asked) return;
    busy = false;
    tell();
  }

  return {
    get current() {
      return current;
    },
    get busy() {
      return busy;
    },
    enter: (setting) => void enter(setting),
    offer: offering.show,
    setActive(next) {
      active = next;
      current?.laboratory.setActive(next);
    },
  };
}
