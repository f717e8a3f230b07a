import './race.css';
import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { h } from '../../../page/dom';
import { optionName } from '../../../page/panel/builder';
import { createSegments } from '../../../page/ui/segments';
import type { CreateTool } from '../context';
import { experimentOf } from '../state';
import { createFairPane } from './fairPane';
import { createMinimaFinder } from './minima';
import { createMultiples } from './multiples';
import { createStepsPane } from './stepsPane';
import { createTablePane } from './tablePane';
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
  const finder = createMinimaFinder(context, () => table.update());
  const table = createTablePane(context, finder.of);
  const steps = createStepsPane(context);
  const fair = createFairPane(context);
  const multiples = createMultiples(context);
  const panes = [table.element, steps.element, fair.element];
  const dock = h('div', { class: 'race-dock' }, views.element, layouts.element, ...panes);

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
    table.element.hidden = pane !== 'table';
    steps.element.hidden = pane !== 'steps';
    fair.element.hidden = pane !== 'fair';
    seek();
    table.setShown(active && pane === 'table');
    steps.setShown(active && pane === 'steps');
    fair.setShown(active && pane === 'fair');
    multiples.setShown(active && layout() === 'multiples');
    context.arrange();
  }

  /** Minima that no catalogue knows are looked for once the table is looked at. */
  function seek(): void {
    finder.want(active && pane === 'table' ? context.store.state.shown : null);
  }

  page.live((words) => {
    views.name(words.t(texts.shows), (view) => words.t(texts[view]));
    layouts.name(words.t(LAYOUT.label), (each) => optionName(LAYOUT, each, words));
    table.update();
  });
  context.watch(({ history }) => [history.present.tools.race.layout], arrange);
  context.watch(({ shown }) => [shown?.resolved], seek);

  return {
    get stage() {
      return layout() === 'multiples' ? multiples.element : undefined;
    },
    dock,
    get busy() {
      return finder.busy || fair.busy;
    },
    setActive(next) {
      active = next;
      arrange();
      // Another pane leaves a long search running; another tool does not.
      if (!next) fair.rest();
    },
  };
};
