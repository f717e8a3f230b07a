import { h } from '../../../page/dom';
import { pageTexts } from '../../../page/texts';
import type { Context } from '../../../page/ui/context';

interface Pane {
  readonly element: HTMLElement;
  /** Whether it is looked at. */
  setShown(shown: boolean): void;
}

export interface LatePane<P extends Pane> extends Pane {
  /** Null until it has come. */
  readonly current: P | null;
  /** It is wanted, and still on its way. */
  readonly coming: boolean;
}

/**
 * A pane whose code comes when it is first looked at: the first picture does not wait for what few people open. Where it
 * cannot be loaded that is said in its place, and the next look tries again.
 */
export function createLatePane<P extends Pane>(page: Context, load: () => Promise<P>): LatePane<P> {
  const said = h('p', { class: 'quiet', role: 'status' });
  const element = h('div', { class: 'late-pane' }, said);
  let current: P | null = null;
  let visible = false;
  let coming = false;

  async function bring(): Promise<void> {
    coming = true;
    said.textContent = '';
    try {
      current = await load();
      element.replaceChildren(current.element);
      current.setShown(visible);
    } catch (error) {
      // Told here; the console keeps what would help to mend it.
      console.warn(error);
      said.textContent = page.words.t(pageTexts.broken);
    } finally {
      coming = false;
    }
  }

  return {
    element,
    get current() {
      return current;
    },
    get coming() {
      return coming;
    },
    setShown(shown) {
      const opened = shown && !visible;
      visible = shown;
      element.hidden = !shown;
      if (current !== null) current.setShown(shown);
      else if (opened && !coming) void bring();
    },
  };
}
