import { networksTexts } from '../../labs/networks/texts';
import type { NetWorkspace } from '../../labs/networks/workspace';
import { createAnnouncer } from '../../labs/surfaces/announcer';
import { createLegend } from '../../labs/surfaces/rails/legend';
import { createPinHint } from '../../labs/surfaces/rails/pinHint';
import { createReadout } from '../../labs/surfaces/rails/readout';
import { createRuleCard } from '../../labs/surfaces/rails/ruleCard';
import { createPanel } from '../../labs/surfaces/rails/settings';
import { createSurfaceCard } from '../../labs/surfaces/rails/surfaceCard';
import { railTexts } from '../../labs/surfaces/rails/texts';
import { surfacesTexts } from '../../labs/surfaces/texts';
import { h, setText } from '../dom';
import { pageTexts } from '../texts';
import { TOOL_PANEL, type ToolHost, toolTab } from '../workbench/host';
import type { Context } from './context';
import { createHelp } from './help';
import { createNotices } from './notices';
import { createTabs } from './tabs';
import { uiTexts } from './texts';
import { createTopbar } from './topbar';
import { createTransport } from './transport';

export interface Shell {
  readonly element: HTMLElement;
  /** Where the view goes. */
  readonly sceneHost: HTMLElement;
  /** Text and a picture in the place of the scene, where nothing can be drawn; null brings the scene back. */
  showStill(still: HTMLElement | null): void;
}

const FOCUSABLE = '[tabindex="0"], button:not([tabindex="-1"]), input, select';

/**
 * The page: a header over one of two laboratories. That of surfaces has its runs on the left, the scene in the middle,
 * the settings on the right and the playback below; that of networks brings its own parts.
 */
export function createShell(context: Context, networks: NetWorkspace, tools: ToolHost): Shell {
  const skip = h('a', { class: 'skip-link', href: '#scene' });
  // The fragment belongs to the experiment, so the link must not write there.
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    const centre = tools.current?.stage ?? sceneHost;
    const shown = context.store.state.workspace === 'surfaces' ? centre : networks.parts[1];
    (shown?.querySelector<HTMLElement>(FOCUSABLE) ?? shown)?.focus();
  });

  const sceneHost = h('div', { class: 'scene-host', 'data-arrows': true });
  const summary = h('p', { id: 'scene-summary', class: 'visually-hidden' });
  const live = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const busy = h('p', { class: 'busy', 'aria-hidden': 'true' });
  const scene = h(
    'main',
    { class: 'scene', id: 'scene', 'aria-describedby': 'scene-summary' },
    sceneHost,
    tools.stage,
    createPinHint(context),
    busy,
    summary,
    live,
  );

  const runs = h(
    'aside',
    { class: 'rail rail-runs' },
    createSurfaceCard(context),
    createLegend(context),
    createReadout(context),
    createRuleCard(context),
  );
  const settings = h('aside', { class: 'rail rail-settings' }, tools.panel, createPanel(context));
  const dock = h('div', { class: 'dock', id: TOOL_PANEL, role: 'tabpanel' }, tools.chart, tools.dock);
  const tabs = createTabs(context, { runs, chart: dock, settings });

  const transport = createTransport(context);
  const surfaces = [tools.nav, runs, scene, dock, transport, tabs, settings];
  tools.onChange(() => {
    const { current } = tools;
    sceneHost.hidden = current?.stage !== undefined;
    if (current?.dock === undefined) dock.prepend(tools.chart);
    tools.chart.hidden = current?.dock !== undefined && !current.dock.contains(tools.chart);
    transport.hidden = current?.plays === false;
  });
  const element = h(
    'div',
    { class: 'app' },
    skip,
    createTopbar(context, networks.context),
    createNotices(context),
    ...surfaces,
    ...networks.parts,
    createHelp(context),
  );

  context.watch(
    ({ history }) => [history.present.tools.shown],
    ([tool]) => {
      dock.setAttribute('aria-labelledby', toolTab(tool));
      element.dataset.tool = tool;
    },
  );
  context.live((words) => {
    runs.setAttribute('aria-label', words.t(railTexts.runs.heading));
    settings.setAttribute('aria-label', words.t(pageTexts.settings));
  });
  context.watch(
    ({ layout }) => [layout.runs, layout.settings, layout.tab],
    ([runsShown, settingsShown, tab]) => {
      element.classList.toggle('without-runs', !runsShown);
      element.classList.toggle('without-settings', !settingsShown);
      element.dataset.tab = tab;
    },
  );

  const nameSkip = (): void => {
    const key = context.store.state.workspace === 'surfaces' ? surfacesTexts.skip : networksTexts.skip;
    skip.textContent = context.words.t(key);
  };
  context.live(nameSkip);
  context.watch(
    ({ workspace }) => [workspace],
    ([workspace]) => {
      element.dataset.workspace = workspace;
      nameSkip();
      // A part may decide for itself whether it is shown, so what hides a whole laboratory is a class.
      for (const part of surfaces) part.classList.toggle('resting', workspace !== 'surfaces');
      for (const part of networks.parts) part.classList.toggle('resting', workspace !== 'networks');
    },
  );

  networks.context.watch(
    ({ layout }) => [layout.tab],
    ([tab]) => {
      element.dataset.netTab = tab;
    },
  );

  const nameScene = (): void => {
    const { session } = context.store.state;
    const { words } = context;
    const title = session.shown === null ? '' : words.t(session.shown.resolved.title);
    const label = words.t(uiTexts.scene.label, { surface: title });
    scene.setAttribute('aria-label', label);
    const canvas = sceneHost.querySelector('canvas');
    canvas?.setAttribute('aria-label', label);
    canvas?.setAttribute('aria-description', words.t(uiTexts.scene.help));
    // Short computations come and go unnoticed; the style sheet fades this in late.
    const waiting = !session.standing ? uiTexts.scene.recovering : uiTexts.scene.computing;
    setText(
      busy,
      session.computing || !session.standing ? words.t(session.shown === null ? uiTexts.scene.computing : waiting) : '',
    );
  };
  context.watch(({ session }) => [session.standing, session.computing, session.shown?.resolved], nameScene);
  context.live(nameScene);
  // Another view brings another canvas; what a network takes along is a surface no longer.
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ removedNodes }) => [...removedNodes])) {
      const canvas = node instanceof Element ? node.querySelector('canvas') : null;
      for (const name of ['aria-label', 'aria-description']) canvas?.removeAttribute(name);
    }
    nameScene();
  }).observe(sceneHost, { childList: true });
  createAnnouncer(context, summary, live);
  let centre: HTMLElement = scene;
  return {
    element,
    sceneHost,
    showStill(still) {
      const next = still ?? scene;
      if (next !== centre) centre.replaceWith(next);
      centre = next;
    },
  };
}
