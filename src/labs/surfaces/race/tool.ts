import './race.css';
import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { asPart, h } from '../../../page/dom';
import { optionName } from '../../../page/panel/builder';
import { createSegments } from '../../../page/ui/segments';
import type { CreateTool } from '../context';
import { experimentOf } from '../state';
import { createLatePane } from './latePane';
import { texts } from './texts';

const { layout: LAYOUT } = SURFACE_SETTINGS.tools.race;

const PANES = ['chart', 'table', 'steps', 'fair'] as const;
type Pane = (typeof PANES)[number];

/** Runs side by side: overlaid on one surface or on a map each, with their losses as a chart, as a table, step by step, or made fair. */
export const createRaceTool: CreateTool = (context) => {
  const { page, chart } = context;
  let pane: Pane = 'chart';
  let active = false;

  const views = createSegments(PANES, (next) => show(next));
  const layouts = createSegments(
    LAYOUT.options.map(({ value }) => value),
    (layout) => context.set('race', { layout }),
  );
  layouts.element.classList.add('race-layouts');
  const table = createLatePane(page, async () => (await import('./tablePane')).createTablePane(context));
  const steps = createLatePane(page, async () => (await import('./stepsPane')).createStepsPane(context));
  const fair = createLatePane(page, async () => (await import('./fairPane')).createFairPane(context));
  const multiples = createLatePane(page, async () => (await import('./multiples')).createMultiples(context));
  const dock = h(
    'div',
    { class: 'race-dock' },
    asPart('race.panes', views.element),
    asPart('race.layouts', layouts.element),
    ...[table, steps, fair].map(({ element }) => element),
  );

  const layout = () => experimentOf(context.store.state).tools.race.layout;

  function show(next: Pane): void {
    pane = next;
    arrange();
  }

  function arrange(): void {
    dock.dataset.pane = pane;
    views.show(pane);
    layouts.show(layout());
    // The page's one loss chart is lent to the tool in use.
    if (active && chart.parentElement !== dock) layouts.element.before(chart);
    table.setShown(active && pane === 'table');
    steps.setShown(active && pane === 'steps');
    fair.setShown(active && pane === 'fair');
    multiples.setShown(active && layout() === 'multiples');
    context.arrange();
  }

  page.live((words) => {
    views.name(words.t(texts.shows), (view) => words.t(texts[view]));
    layouts.name(words.t(LAYOUT.label), (each) => optionName(LAYOUT, each, words));
  });
  context.watch(({ history }) => [history.present.tools.race.layout], arrange);

  return {
    get stage() {
      return layout() === 'multiples' ? multiples.element : undefined;
    },
    dock,
    get busy() {
      const comes = [table, steps, fair, multiples].some(({ coming }) => coming);
      return comes || table.current?.busy === true || fair.current?.busy === true;
    },
    setActive(next) {
      active = next;
      arrange();
      // Another pane leaves a long search running; another tool does not.
      if (!next) fair.current?.rest();
    },
  };
};
