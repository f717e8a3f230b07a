import './plainLayout.css';
import { h } from '../dom';
import type { Words } from '../i18n';
import { pageTexts } from '../texts';
import type { Context } from '../ui/context';
import type { Bench, BenchHost } from './benchHost';
import { createPartTabs } from './partTabs';
import { createTransportBar } from './transportBar';

export interface PlainLayoutOptions {
  readonly laboratory: string;
  /** Settings of the laboratory that come first: what all benches are about. Absent: none. */
  readonly subject?: HTMLElement;
  /** The other settings of the laboratory; those of the bench stand above them. */
  readonly settings: HTMLElement;
  /** One line above the transport; hidden where something else than the laboratory's own transport is driven. */
  readonly figures?: HTMLElement;
  /** What a narrow page calls the bench, beside its settings. */
  benchText(words: Words): string;
}

export interface PlainLayout {
  /** Children of the page's grid (`data-layout="plain"`). */
  readonly parts: readonly HTMLElement[];
  /** The middle. */
  readonly view: HTMLElement;
}

/** A laboratory without a scene of its own: tabs on top, the bench in the middle, the transport below, settings on the right. */
export function createPlainLayout<B extends Bench>(
  page: Context,
  host: BenchHost<B>,
  { laboratory, subject, settings, figures, benchText }: PlainLayoutOptions,
): PlainLayout {
  const panel = h(
    'div',
    { class: 'bench-panel', id: host.panelId, role: 'tabpanel', tabindex: 0 },
    host.message,
    host.stage,
  );
  const view = h('main', { class: 'bench-view' }, panel);
  const transport = createTransportBar(page, host.transport);
  const head = h('div', { class: 'bench-head' }, host.tabs);
  const foot = h(
    'div',
    { class: 'bench-foot', 'data-group': true },
    ...(figures === undefined ? [] : [figures]),
    transport.element,
  );
  const rail = h(
    'aside',
    { class: 'rail rail-settings', 'data-group': true },
    ...(subject === undefined ? [] : [subject]),
    host.panel,
    settings,
  );
  page.live((words) => rail.setAttribute('aria-label', words.t(pageTexts.settings)));
  const tabs = createPartTabs(page, laboratory, [
    { name: 'bench', element: view, text: benchText },
    { name: 'settings', element: rail, text: (words) => words.t(pageTexts.settings) },
  ]);

  let shown: B | null = null;
  host.onChange(() => {
    transport.follow();
    panel.setAttribute('aria-labelledby', page.id(`${laboratory}-tab-${host.state.name}`));
    if (host.current === shown) return;
    shown = host.current;
    view.scrollTop = 0;
  });
  return { parts: [head, view, foot, tabs.element, rail], view };
}
