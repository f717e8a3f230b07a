import './layout.css';
import { h, setText } from '../../page/dom';
import { pageTexts } from '../../page/texts';
import type { BenchHost } from '../../page/workbench/benchHost';
import { createPartTabs } from '../../page/workbench/partTabs';
import { createTransportBar } from '../../page/workbench/transportBar';
import { createAnnouncer } from './announcer';
import { TOOL_BENCHES } from './benches';
import type { SurfaceContext, Tool } from './context';
import { createLegend } from './rails/legend';
import { createPinHint } from './rails/pinHint';
import { createReadout } from './rails/readout';
import { createRuleCard } from './rails/ruleCard';
import { createPanel } from './rails/settings';
import { createSurfaceCard } from './rails/surfaceCard';
import { railTexts } from './rails/texts';
import { experimentOf } from './state';
import { surfacesTexts } from './texts';

export interface SurfaceLayout {
  /** Children of the page's grid (`data-layout="scene"`). */
  readonly parts: readonly HTMLElement[];
  /** Where the view goes. */
  readonly sceneHost: HTMLElement;
  /** What stands in the middle at the moment: the view, or a tool's stage. */
  middle(): HTMLElement;
}

/** Runs on the left, the scene in the middle, the tool's dock below it, settings on the right, the playback at the foot. */
export function createSurfaceLayout(context: SurfaceContext, host: BenchHost<Tool>, chart: HTMLElement): SurfaceLayout {
  const { page, store } = context;
  const sceneHost = h('div', { class: 'scene-host', 'data-arrows': true });
  const summary = h('p', { id: page.id('scene-summary'), class: 'visually-hidden' });
  const live = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const busy = h('p', { class: 'busy', 'aria-hidden': 'true' });
  const scene = h(
    'main',
    { class: 'scene', id: page.id('scene'), 'aria-describedby': summary.id },
    sceneHost,
    host.stage,
    createPinHint(context),
    busy,
    summary,
    live,
  );
  const runs = h(
    'aside',
    { class: 'rail rail-lead', 'data-group': true },
    createSurfaceCard(context),
    createLegend(context),
    createReadout(context),
    createRuleCard(context),
  );
  const settings = h('aside', { class: 'rail rail-settings', 'data-group': true }, host.panel, createPanel(context));
  const dock = h('div', { class: 'dock', 'data-group': true, id: host.panelId, role: 'tabpanel' }, chart, host.dock);
  const head = h('div', { class: 'bench-head' }, host.tabs, host.message);
  const transport = createTransportBar(page, host.transport);
  const tabs = createPartTabs(page, 'surfaces', [
    { name: 'runs', element: runs, text: (words) => words.t(railTexts.runs.heading) },
    // Called after the tool whose dock stands there.
    {
      name: 'dock',
      element: dock,
      text: (words) => words.t(TOOL_BENCHES[experimentOf(store.state).tools.shown].title),
    },
    { name: 'settings', element: settings, text: (words) => words.t(pageTexts.settings) },
  ]);
  page.live((words) => {
    runs.setAttribute('aria-label', words.t(railTexts.runs.heading));
    settings.setAttribute('aria-label', words.t(pageTexts.settings));
  });

  host.onChange(() => {
    const { current } = host;
    sceneHost.hidden = current?.stage !== undefined;
    // A tool may have taken the chart into its own dock.
    if (current?.dock === undefined) dock.prepend(chart);
    chart.hidden = current?.dock !== undefined && !current.dock.contains(chart);
    transport.follow();
  });
  context.watch(
    (state) => [experimentOf(state).tools.shown],
    ([tool]) => {
      dock.setAttribute('aria-labelledby', page.id(`surfaces-tab-${tool}`));
      tabs.write();
    },
  );

  const nameScene = (): void => {
    const { shown, computing } = store.state;
    const { standing } = page.store.state.session;
    const { words } = page;
    const title = shown === null ? '' : words.t(shown.resolved.title);
    const label = words.t(surfacesTexts.scene.label, { surface: title });
    scene.setAttribute('aria-label', label);
    const canvas = sceneHost.querySelector('canvas');
    canvas?.setAttribute('aria-label', label);
    canvas?.setAttribute('aria-description', words.t(surfacesTexts.scene.help));
    // Short computations come and go unnoticed; the style sheet fades this in late.
    const recovering = shown !== null && !standing;
    setText(
      busy,
      computing || !standing ? words.t(recovering ? surfacesTexts.scene.recovering : pageTexts.work.computing) : '',
    );
  };
  context.watch((state, { session }) => [session.standing, state.computing, state.shown?.resolved], nameScene);
  page.live(nameScene);
  // Another view brings another canvas, which has to be named; one that goes to another laboratory shows no surface there.
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ removedNodes }) => [...removedNodes])) {
      const canvas = node instanceof Element ? node.querySelector('canvas') : null;
      for (const name of ['aria-label', 'aria-description']) canvas?.removeAttribute(name);
    }
    nameScene();
  }).observe(sceneHost, { childList: true });
  createAnnouncer(context, summary, live);

  return {
    parts: [head, runs, scene, dock, transport.element, tabs.element, settings],
    sceneHost,
    middle: () => (sceneHost.hidden ? host.stage : sceneHost),
  };
}
