import './train.css';
import { h } from '../../../page/dom';
import { createStore } from '../../../page/store';
import type { CreateNetView } from '../context';
import { createDiagram } from '../diagram';
import { createBars } from './bars';
import { createBoundaryPane } from './boundaryPane';
import { createCharts } from './charts';
import { createConfusionTable } from './confusionTable';
import { createSampler } from './sampler';
import { INITIAL_TRAIN_VIEW } from './viewState';

/** The training of one net, live: the network, what it says everywhere, and the course of its numbers. */
export const createTrainView: CreateNetView = (context) => {
  const view = createStore(INITIAL_TRAIN_VIEW);
  const sampler = createSampler(context, (sampling) => view.update((state) => ({ ...state, sampling })));
  const boundary = createBoundaryPane(context, view, sampler);
  const charts = createCharts(context);
  const figures = h(
    'div',
    { class: 'train-figures', 'data-group': true, 'data-side': true },
    createBars(context, view),
    createConfusionTable(context, view),
  );
  const grid = h(
    'div',
    { class: 'train-grid' },
    boundary.element,
    h('div', { class: 'train-diagram', 'data-part': 'diagram', 'data-side': true }, createDiagram(context)),
    charts.element,
    figures,
  );
  return {
    stage: h('div', { class: 'train' }, grid),
    // While it trains there is always a picture under way.
    get busy() {
      return !context.store.state.playing && sampler.busy;
    },
    setActive(active) {
      sampler.setActive(active);
      boundary.setActive(active);
      charts.setActive(active);
    },
  };
};
