import '../cards.css';
import './flow.css';
import { EXPLODED_ABOVE, type LayerFlow, VANISHED_BELOW } from '../../../analysis/flow';
import { createLineFigure, type FigureCurve, type LineFigureModel } from '../../../charts/lineFigure';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { decadesAround } from '../../../geometry/axis';
import { h, setText } from '../../../page/dom';
import { failureText } from '../../../page/failure';
import { createJob } from '../../../page/workbench/job';
import { createLoop } from '../../../page/workbench/loop';
import { createLoopTransport } from '../../../page/workbench/loopTransport';
import type { CreateNetView } from '../context';
import { curveStyle } from '../figureStyle';
import { netExperimentOf } from '../state';
import { EPOCHS } from '../transport';
import { createClippingCard, createModelCard, createXorCard } from './cards';
import { beginFlow, type FlowNet, type Measured, trainNets } from './laboratory';
import { createFlowPanel, withFlow } from './panel';
import { createRemedies } from './remedies';
import { flowKey } from './series';
import { createFlowTable, type Quantity } from './table';
import { texts } from './texts';

/** What is on the screen, as far as it has been measured. */
interface Shown {
  readonly nets: readonly FlowNet[];
  readonly remedies: readonly FlowNet[];
  readonly epoch: number;
}

interface MeasureRequest {
  /** Everything that decides what is measured. */
  readonly key: string;
  readonly experiment: NetExperiment;
}

/** Milliseconds of training between two pictures, at least and at most. */
const CALL = [40, 1000] as const;
const MOST_EPOCHS = 50;

/** What lessons call the small figures. */
const LESSON_PARTS = { spread: 'spread', slope: 'slope', dead: 'dead' } as const;

/** Deep networks side by side: what a real backward pass leaves of the gradient, layer by layer. */
export const createFlowView: CreateNetView = (context) => {
  const { page, store, actions } = context;
  let shown: Shown | null = null;
  /** The layer that is pointed out, counted from 1. */
  let layer = 1;
  let quantity: Quantity = 'weightNorm';
  let active = false;
  let wanted: MeasureRequest | null = null;
  let tutorialDone = false;
  /** Why training could not go on. */
  let failure: LocalText | null = null;

  const about = h('p', { class: 'net-prose', 'data-part': 'about' });
  const said = h('p', { class: 'quiet', role: 'status' });
  const chosen = h('select', { class: 'quiet-select', 'data-part': 'quantity' }, h('option', {}), h('option', {}));
  const figures = {
    main: createLineFigure(point),
    spread: createLineFigure(point),
    slope: createLineFigure(point),
    dead: createLineFigure(point),
  };
  const titles = { spread: h('h3', {}), slope: h('h3', {}), dead: h('h3', {}) };
  const heading = h('h2', {});
  const table = createFlowTable(page);
  const remedies = createRemedies(page, (kind) => {
    actions.edit((now) =>
      withFlow(now, { activations: [kind.activation], inits: [kind.init], residual: kind.residual }),
    );
  });
  const clipping = createClippingCard(page);
  const model = createModelCard(page);
  const xor = createXorCard(page);
  const small = (name: keyof typeof titles) =>
    h(
      'section',
      { class: 'net-card flow-small', 'data-part': LESSON_PARTS[name] },
      titles[name],
      h('div', { class: 'flow-small-host', 'data-figure': true }, figures[name].element),
    );
  const element = h(
    'div',
    { class: 'flow-view' },
    h('div', { class: 'flow-head' }, h('div', { class: 'flow-title' }, heading, chosen), about, said),
    h('div', { class: 'flow-main', 'data-figure': true }, figures.main.element),
    table.element,
    h('div', { class: 'flow-row', 'data-group': true }, small('spread'), small('slope'), small('dead')),
    h(
      'div',
      { class: 'flow-cards', 'data-group': true },
      remedies.element,
      xor.element,
      clipping.element,
      model.element,
    ),
  );

  chosen.addEventListener('change', () => {
    quantity = chosen.selectedIndex === 0 ? 'weightNorm' : 'deltaNorm';
    draw();
  });

  const measuring = createJob<MeasureRequest, Measured>(
    page.engine,
    async (request, engine, publish, signal) => {
      // What another engine has measured holds.
      if (measuring.of === request && measuring.result?.remedies != null) return;
      await beginFlow(engine.networks, request.experiment, publish, signal);
      if (tutorialDone) return;
      await xor.measure(engine, request.experiment, signal);
      tutorialDone = true;
    },
    (fresh) => {
      if (fresh === null) drawMessage();
      else if (fresh.remedies !== null && shown !== null) show({ ...shown, remedies: fresh.remedies });
      else show({ nets: fresh.nets, remedies: shown?.remedies ?? [], epoch: 0 });
      loop.setActive(measuring.of === wanted);
    },
    { grace: () => 0 },
  );
  const loop = createLoop<{ readonly nets: readonly FlowNet[]; readonly epoch: number }>(page.engine, {
    time: CALL,
    share: (fitting) => Math.min(fitting, MOST_EPOCHS),
    async advance(engine, epochs, signal) {
      const { nets, epoch } = shown!;
      return { nets: await trainNets(engine.networks, nets, epochs, signal), epoch: epoch + epochs };
    },
    show(done) {
      show({ ...shown!, ...done });
      return done.nets.some(({ state }) => state.codes[0] === 0);
    },
    changed: () => driven.tell(),
    failed(error) {
      failure = failureText(error);
      drawMessage();
    },
  });
  loop.setActive(false);
  const driven = createLoopTransport(
    loop,
    () => shown?.epoch ?? 0,
    () => {
      wanted = null;
      follow();
    },
    EPOCHS,
  );

  function drawMessage(): void {
    const text = failure ?? measuring.failure;
    const begins = measuring.busy && measuring.of !== wanted;
    setText(said, begins ? page.words.t(texts.computing) : text === null ? '' : page.words.t(text));
  }

  function point(next: number): void {
    if (layer === next) return;
    layer = next;
    for (const figure of Object.values(figures)) figure.point(layer);
    drawTable();
  }

  function drawTable(): void {
    table.show({ nets: shown?.nets ?? [], layer, quantity }, netExperimentOf(store.state));
  }

  function show(next: Shown): void {
    shown = next;
    failure = null;
    draw();
    driven.tell();
  }

  /** Measures anew where the experiment has changed, while somebody looks. */
  function follow(): void {
    if (!active) {
      loop.pause();
      measuring.want(null);
      return;
    }
    const experiment = netExperimentOf(store.state);
    const key = flowKey(experiment);
    if (key !== wanted?.key) {
      wanted = { key, experiment };
      failure = null;
      loop.stop();
      loop.setActive(false);
    }
    measuring.want(wanted);
  }

  /** @param last how many layers are left out at the output's end */
  function curves(read: (flow: LayerFlow) => number, last = 0): FigureCurve[] {
    const { theme } = page.store.state.prefs;
    return (shown?.nets ?? []).map(({ kind, measured }) => {
      const layers = measured.layers.slice(0, measured.layers.length - last);
      const style = curveStyle(kind.activation, kind.init, theme);
      return { ...style, muted: false, x: layers.map((_, i) => i + 1), y: layers.map(read) };
    });
  }

  function draw(): void {
    const { words } = page;
    drawMessage();
    setText(heading, words.t(texts.heading));
    chosen.setAttribute('aria-label', words.t(texts.quantity));
    chosen.options[0]!.text = words.t(texts.weightNorm);
    chosen.options[1]!.text = words.t(texts.deltaNorm);
    for (const name of ['spread', 'slope', 'dead'] as const) setText(titles[name], words.t(texts.hidden[name].title));
    if (shown === null || shown.nets.length === 0) return;
    const [first] = shown.nets;
    const count = first!.measured.layers.length;
    layer = Math.min(layer, count);
    const { widths } = first!.plan.net;
    setText(
      about,
      words.t(texts.about, {
        rows: Math.min(128, first!.plan.data.rows),
        depth: count - 1,
        width: widths[1]!,
        moment: shown.epoch === 0 ? words.t(texts.atStart) : words.t(texts.afterEpochs, { count: shown.epoch }),
      }),
    );
    const gradients = curves((flow) => flow[quantity]);
    const describe = (at: number) => words.t(texts.describe, { layer: at, count });
    const base = { arrow: null, levels: [], describe } as const;
    const hidden = { title: words.t(texts.hiddenHeading), range: [1, Math.max(2, count - 1)], whole: true } as const;
    const main: LineFigureModel = {
      ...base,
      curves: gradients,
      x: { title: words.t(texts.layers), range: [1, count], whole: true },
      y: {
        title: words.t(texts[quantity]),
        range: decadesAround(gradients.flatMap(({ y }) => Array.from(y))),
        scale: 'log',
      },
      arrow: { towards: 'left', text: words.t(texts.backward) },
      levels:
        quantity === 'weightNorm'
          ? [
              { at: VANISHED_BELOW, text: words.t(texts.vanished) },
              { at: EXPLODED_ABOVE, text: words.t(texts.exploded) },
            ]
          : [],
      name: words.t(texts.figure),
    };
    figures.main.show(main);
    const spreads = curves(({ spread }) => spread, 1);
    figures.spread.show({
      ...base,
      curves: spreads,
      x: hidden,
      y: {
        title: words.t(texts.hidden.spread.axis),
        range: decadesAround(
          spreads.flatMap(({ y }) => Array.from(y)),
          12,
        ),
        scale: 'log',
      },
      name: words.t(texts.hidden.spread.name),
    });
    const slopes = curves(({ slope }) => slope, 1);
    const steepest = Math.max(1, ...slopes.flatMap(({ y }) => Array.from(y)));
    figures.slope.show({
      ...base,
      curves: slopes,
      x: hidden,
      y: { title: words.t(texts.hidden.slope.axis), range: [0, steepest * 1.05], scale: 'linear' },
      name: words.t(texts.hidden.slope.name),
    });
    figures.dead.show({
      ...base,
      curves: curves(({ dead }) => 100 * dead, 1),
      x: hidden,
      y: { title: words.t(texts.hidden.dead.axis), range: [0, 100], scale: 'linear' },
      name: words.t(texts.hidden.dead.name),
    });
    for (const figure of Object.values(figures)) figure.point(layer);
    drawTable();
    remedies.show(shown.remedies, netExperimentOf(store.state));
  }

  page.live(draw);
  page.watch(({ prefs, scale }) => [prefs.theme, scale], draw);
  context.watch((state) => [netExperimentOf(state)], follow);

  return {
    stage: element,
    panel: createFlowPanel(context),
    transport: driven.transport,
    get busy() {
      return measuring.busy;
    },
    setActive(next) {
      active = next;
      follow();
    },
  };
};
