import { createAnnouncer } from '../announcer';
import { h, setText } from '../dom';
import { createPanel } from '../panel/panel';
import { createChartPane } from './chartPane';
import type { Context } from './context';
import { createHelp } from './help';
import { createLegend } from './legend';
import { createNotices } from './notices';
import { createReadout } from './readout';
import { createRuleCard } from './ruleCard';
import { createSurfaceCard } from './surfaceCard';
import { createTabs } from './tabs';
import { createTopbar } from './topbar';
import { createTransport } from './transport';

export interface Shell {
  readonly element: HTMLElement;
  /** Where the view goes. */
  readonly sceneHost: HTMLElement;
  /** Text and a picture in the place of the scene, where nothing can be drawn; null brings the scene back. */
  showStill(still: HTMLElement | null): void;
}

/** The page: header, runs on the left, scene in the middle, settings on the right, playback below. */
export function createShell(context: Context): Shell {
  const skip = h('a', { class: 'skip-link', href: '#scene' });
  // The fragment belongs to the experiment, so the link must not write there.
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    sceneHost.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });

  const sceneHost = h('div', { class: 'scene-host', 'data-arrows': true });
  const summary = h('p', { id: 'scene-summary', class: 'visually-hidden' });
  const live = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const busy = h('p', { class: 'busy', 'aria-hidden': 'true' });
  const scene = h(
    'main',
    { class: 'scene', id: 'scene', 'aria-describedby': 'scene-summary' },
    sceneHost,
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
  const settings = h('aside', { class: 'rail rail-settings' }, createPanel(context));
  const chart = createChartPane(context);
  const tabs = createTabs(context, { runs, chart, settings });

  const element = h(
    'div',
    { class: 'app' },
    skip,
    createTopbar(context),
    createNotices(context),
    runs,
    scene,
    chart,
    createTransport(context),
    tabs,
    settings,
    createHelp(context),
  );

  context.live((words) => {
    skip.textContent = words.t('app.skip');
    runs.setAttribute('aria-label', words.t('runs.heading'));
    settings.setAttribute('aria-label', words.t('settings.heading'));
  });
  context.watch(
    ({ layout }) => [layout.runs, layout.settings, layout.tab],
    ([runsShown, settingsShown, tab]) => {
      element.classList.toggle('without-runs', !runsShown);
      element.classList.toggle('without-settings', !settingsShown);
      element.dataset.tab = tab;
    },
  );

  const nameScene = (): void => {
    const { session } = context.store.state;
    const { words } = context;
    const title = session.shown === null ? '' : words.pick(session.shown.resolved.title);
    scene.setAttribute('aria-label', words.t('scene.label', { surface: title }));
    // Short computations come and go unnoticed; the style sheet fades this in late.
    const waiting = !session.standing ? 'scene.recovering' : 'scene.computing';
    setText(
      busy,
      session.computing || !session.standing ? words.t(session.shown === null ? 'scene.computing' : waiting) : '',
    );
  };
  context.watch(({ session }) => [session.standing, session.computing, session.shown?.resolved], nameScene);
  context.live(nameScene);
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
