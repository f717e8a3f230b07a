import './partTabs.css';
import type { Words } from '../i18n';
import { pageTexts } from '../texts';
import type { Context } from '../ui/context';
import { createTabList } from '../ui/tabList';

/** A part of the page that a narrow one shows alone. */
export interface Part {
  readonly name: string;
  readonly element: HTMLElement;
  /** What its tab says. */
  text(words: Words): string;
}

export interface PartTabs {
  readonly element: HTMLElement;
  /** The texts of the tabs have changed. */
  write(): void;
}

/**
 * On a narrow page one part at a time is shown: the others have the class `folded`, which does nothing on a wide page,
 * where the style sheet hides this list.
 */
export function createPartTabs(page: Context, laboratory: string, parts: readonly Part[]): PartTabs {
  for (const { name, element } of parts) element.id ||= page.id(`${laboratory}-part-${name}`);
  const named = new Map(parts.map((part) => [part.name, part]));
  const tabs = createTabList({
    className: 'tabs',
    names: parts.map(({ name }) => name),
    ids: (name) => ({ panel: named.get(name)!.element.id }),
    choose: show,
  });
  function show(chosen: string): void {
    tabs.show(chosen);
    for (const { name, element } of parts) element.classList.toggle('folded', name !== chosen);
  }
  const write = (): void => tabs.write(page.words.t(pageTexts.parts), (name) => named.get(name)!.text(page.words));
  page.live(write);
  show(parts[0]!.name);
  return { element: tabs.element, write };
}
