import './tabList.css';
import { h, setText } from '../dom';

export interface TabListOptions<T extends string> {
  readonly className: string;
  readonly names: readonly T[];
  /** Id of a tab, and of the panel it opens. */
  readonly ids: (name: T) => { readonly tab?: string; readonly panel: string };
  choose(name: T): void;
}

export interface TabList<T extends string> {
  readonly element: HTMLElement;
  /** This tab is chosen, whoever chose it. */
  show(name: T): void;
  /** What a tab says, and its tooltip. */
  write(label: string, textOf: (name: T) => string, aboutOf?: (name: T) => string): void;
}

/** One tab for each name; arrows, Home and End move within, and the choice follows the focus. */
export function createTabList<T extends string>({ className, names, ids, choose }: TabListOptions<T>): TabList<T> {
  let shown: T | null = null;
  const buttons = names.map((name) => {
    const { tab = null, panel } = ids(name);
    const button = h('button', { type: 'button', role: 'tab', id: tab, 'aria-controls': panel });
    button.addEventListener('click', () => take(name));
    return button;
  });
  const element = h('div', { class: className, role: 'tablist' }, ...buttons);

  function take(name: T): void {
    if (name !== shown) choose(name);
  }

  /** The list may be wider than a phone. Only the list is scrolled, never the page. */
  function reveal(): void {
    const tab = element.querySelector('[aria-selected="true"]');
    if (element.scrollWidth > element.clientWidth) tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  element.addEventListener('keydown', (event) => {
    const now = shown === null ? 0 : names.indexOf(shown);
    const count = names.length;
    const next = { ArrowRight: (now + 1) % count, ArrowLeft: (now + count - 1) % count, Home: 0, End: count - 1 }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    take(names[next]!);
    buttons[next]?.focus();
  });
  // Also when it is first laid out, with its words in it.
  new ResizeObserver(reveal).observe(element);

  return {
    element,
    show(name) {
      shown = name;
      names.forEach((each, index) => {
        const button = buttons[index]!;
        button.setAttribute('aria-selected', String(each === name));
        // One stop for the Tab key; arrows move within.
        button.tabIndex = each === name ? 0 : -1;
      });
      reveal();
    },
    write(label, textOf, aboutOf) {
      element.setAttribute('aria-label', label);
      names.forEach((name, index) => {
        const button = buttons[index]!;
        setText(button, textOf(name));
        if (aboutOf !== undefined) button.title = aboutOf(name);
      });
    },
  };
}
