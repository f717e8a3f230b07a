import './diagram.css';
import type { Engine } from '../../../engine/contract';
import { layout } from '../../../engine/contract/network';
import { h, setText } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { NetContext } from '../context';
import type { ShownTraining } from '../state';
import { createCheckPane } from './checkPane';
import { equationElement } from './equations';
import { createExplainer, type Explainer } from './explain';
import { createReader, type Facts, type Reader } from './facts';
import { createFigure } from './figure';
import type { FigureModel } from './figureModel';
import type { Edge, Item } from './geometry';
import { createInspections } from './inspections';
import { canMap, type UnitMaps } from './maps';
import { plain } from './math';
import { itemEquations, itemName, itemSentence, stepLines, stepRule, stepTitle } from './narrate';
import { numberTables } from './numbers';
import { createRowField } from './rowField';
import { knownAt, litBy, roundSteps, type Step } from './steps';
import { diagramTexts } from './texts';

/** Milliseconds a step stays while the passes run by themselves. */
const BEAT = 1200;
const MOST_EDGES = 360;
/** Lines of a step that the readout shows. */
const MOST_LINES = 6;
/** Units of a column that are written on while passing through. */
const MOST_WRITTEN = 12;

/** What is looked at: one moment of the training, and the passes through its net. */
interface Look {
  readonly shown: ShownTraining;
  readonly engine: Engine;
  readonly facts: Facts;
  readonly reader: Reader;
  readonly explainer: Explainer;
  readonly maps: UnitMaps | null;
}

/** The network of the present training, live: its numbers on request, its passes step by step, its gradients checked. */
export function createDiagram(context: NetContext): HTMLElement {
  const { page, store, actions } = context;
  let look: Look | null = null;
  let item: Item | null = null;
  let visible = false;
  let wantsMaps = true;
  /** Index into the steps of a round; null: the net is shown live. */
  let at: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const heading = h('h2', {});
  const fill = h(
    'select',
    { class: 'quiet-select', 'data-part': 'diagram.fill' },
    h('option', { value: 'maps' }),
    h('option', { value: 'values' }),
  );
  const stepButton = h('button', { type: 'button', class: 'push-button' });
  const runButton = h('button', { type: 'button', class: 'push-button' });
  const endButton = h('button', { type: 'button', class: 'push-button' });
  const flow = h(
    'div',
    { class: 'net-passes', 'data-part': 'diagram.passes', role: 'group' },
    stepButton,
    runButton,
    endButton,
  );
  const thin = h('p', { class: 'quiet net-thin' });
  const positive = h('span', { class: 'net-key positive' });
  const negative = h('span', { class: 'net-key negative' });
  const readout = h('div', { class: 'net-readout', 'data-part': 'diagram.readout' });
  const spoken = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const tablesHeading = h('summary', {});
  const tables = h('div', {});
  const tablesPane = h('details', { class: 'net-numbers', 'data-part': 'diagram.numbers' }, tablesHeading, tables);

  const figure = createFigure({
    largest: 1.15,
    type: 0.64,
    most: MOST_EDGES,
    name: () => page.words.t(diagramTexts.name, { widths: look?.facts.net.widths.join('-') ?? '' }),
    describe: (one) => (look === null ? '' : itemSentence(one, look.reader, page.words)),
    onPoint(one) {
      item = one;
      writeReadout();
    },
  });

  const checkPane = createCheckPane(page, () => (look === null ? null : { engine: look.engine, facts: look.facts }));
  const element = h(
    'section',
    { class: 'net-diagram' },
    h(
      'div',
      { class: 'net-diagram-head' },
      heading,
      h('div', { class: 'net-diagram-tools', 'data-group': true }, fill, createRowField(context), flow),
    ),
    figure.element,
    h('p', { class: 'net-legend', 'data-part': 'diagram.legend' }, positive, negative, thin),
    readout,
    spoken,
    checkPane,
    tablesPane,
  );

  const inspections = createInspections(page.engine, ({ shown, engine, inspection, maps }) => {
    const { net, train } = shown.resolved;
    take({ net, weights: shown.weights, data: train, inspection, row: chosenRow(train.rows) }, shown, engine, maps);
  });

  function take(facts: Facts, shown: ShownTraining, engine: Engine, maps: UnitMaps | null): void {
    const reader = createReader(facts);
    look = { shown, engine, facts, reader, explainer: createExplainer(reader), maps };
    if (at !== null && at >= steps().length) at = null;
    write();
  }

  const chosenRow = (count: number): number => Math.max(0, Math.min(count - 1, store.state.layout.row));
  const layers = (): number => (look === null ? 1 : look.facts.net.widths.length - 1);
  const steps = (): Step[] => roundSteps(layers());
  const step = (): Step | null => (at === null ? null : (steps()[at] ?? null));

  function ask(): void {
    const { shown } = store.state;
    if (!visible || shown === null) return;
    // While the passes go through step by step, the net stays as it is.
    if (at !== null && look !== null && look.shown.resolved === shown.resolved && step()?.kind !== 'given') return;
    inspections.want({ shown, mapped: wantsMaps && at === null });
  }

  function modelOf({ facts, reader, maps }: Look): FigureModel {
    const { net } = facts;
    const now = step();
    const known = now === null ? null : knownAt(now, layers());
    const written = (column: number): boolean => net.widths[column]! <= MOST_WRITTEN;
    const value = (column: number, unit: number): number | null => {
      if (known !== null && column >= known.values) return null;
      return column === 0 ? reader.input(0, unit) : reader.output(column - 1, unit);
    };
    return {
      net,
      weights: facts.weights,
      maps: now === null ? maps : null,
      value,
      nodeText(column, unit) {
        if (now === null || !written(column)) return null;
        const layer = column - 1;
        if (known !== null && layer >= known.deltas) return formatNumber(reader.delta(layer, unit), 2);
        const result = value(column, unit);
        return result === null ? null : formatNumber(result, 3);
      },
      nodeName: () => null,
      nodeNote: () => null,
      edgeText(edge) {
        if (now?.kind !== 'gradient' && now?.kind !== 'forward') return null;
        if (now.layer !== edge.layer || !written(edge.layer) || !fewEdges(net.widths, edge.layer)) return null;
        return formatNumber(
          now.kind === 'forward' ? facts.weights[edge.parameter]! : reader.gradient(edge.parameter),
          3,
        );
      },
      lit: now === null ? null : litBy(now, layers()),
      theme: page.store.state.prefs.theme,
    };
  }

  function write(): void {
    const { words } = page;
    runButton.setAttribute('aria-pressed', String(timer !== null));
    setText(runButton, words.t(timer === null ? diagramTexts.flow.run : diagramTexts.flow.pause));
    endButton.hidden = at === null;
    if (look === null) return;
    const { net } = look.facts;
    figure.show(modelOf(look));
    fill.hidden = !canMap(net);
    const { edges, of } = figure.drawn;
    setText(thin, edges < of ? words.t(diagramTexts.thin, { edges, of }) : '');
    writeReadout();
    if (tablesPane.open) tables.replaceChildren(...numberTables(look.facts, words));
  }

  function writeReadout(): void {
    const { words } = page;
    if (look === null) return;
    const now = step();
    const { reader, explainer, facts } = look;
    if (item !== null && itemExists(item, facts)) {
      readout.replaceChildren(
        h('h3', {}, itemName(item, facts.net.widths, words)),
        ...itemEquations(explainer, reader, item).map((equation) => equationElement(equation)),
      );
    } else if (now !== null) {
      const lines = stepLines(explainer, reader, now);
      readout.replaceChildren(
        h('h3', {}, `${at! + 1}/${steps().length} ${stepTitle(now, layers(), words)}`),
        h('p', { class: 'quiet' }, stepRule(now, false, words)),
        ...(now.kind === 'update' ? [h('p', {}, words.t(diagramTexts.flow.epoch))] : []),
        ...lines.slice(0, MOST_LINES).map(({ equation }) => equationElement(equation)),
        ...(lines.length > MOST_LINES ? [h('p', {}, '…')] : []),
      );
    } else readout.replaceChildren(h('p', { class: 'quiet' }, words.t(diagramTexts.hint)));
  }

  /** One step on; after the last one an epoch is trained, and the next round begins with the new weights. */
  function advance(): void {
    if (look === null) return;
    if (store.state.playing) actions.togglePlay();
    const all = steps();
    if (at === null) at = 0;
    else if (at + 1 < all.length) at++;
    else {
      at = 0;
      actions.stepForward();
    }
    item = null;
    figure.point(null);
    write();
    const now = step();
    if (now !== null) {
      const result = stepLines(look.explainer, look.reader, now).at(-1);
      const numbers = result === undefined ? '' : `${plain(result.equation.left)} ${plain(result.equation.numeric)}`;
      setText(spoken, `${stepTitle(now, layers(), page.words)}. ${numbers}`);
    }
  }

  function run(): void {
    advance();
    timer = setTimeout(run, BEAT);
    write();
  }

  function halt(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function end(): void {
    halt();
    at = null;
    setText(spoken, '');
    write();
    ask();
  }

  stepButton.addEventListener('click', () => {
    halt();
    advance();
  });
  runButton.addEventListener('click', () => {
    if (timer === null) run();
    else {
      halt();
      write();
    }
  });
  endButton.addEventListener('click', () => {
    end();
    stepButton.focus();
  });
  figure.element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      halt();
      advance();
    } else if (event.key === 'Escape' && at !== null) end();
    else return;
    event.preventDefault();
  });
  fill.addEventListener('change', () => {
    wantsMaps = fill.value === 'maps';
    if (!wantsMaps && look !== null) take(look.facts, look.shown, look.engine, null);
    ask();
  });
  tablesPane.addEventListener('toggle', write);

  page.live((words) => {
    setText(heading, words.t(diagramTexts.heading));
    fill.setAttribute('aria-label', words.t(diagramTexts.fill.label));
    fill.options[0]!.text = words.t(diagramTexts.fill.maps);
    fill.options[1]!.text = words.t(diagramTexts.fill.values);
    flow.setAttribute('aria-label', words.t(diagramTexts.flow.heading));
    setText(stepButton, words.t(diagramTexts.flow.step));
    setText(endButton, words.t(diagramTexts.flow.reset));
    stepButton.title = words.t(diagramTexts.flow.keys);
    setText(positive, words.t(diagramTexts.legend.positive));
    setText(negative, words.t(diagramTexts.legend.negative));
    setText(tablesHeading, words.t(diagramTexts.numbers.heading));
    element.setAttribute('aria-label', words.t(diagramTexts.heading));
    write();
  });
  page.watch(({ prefs }) => [prefs.theme], write);
  context.watch((state) => [state.shown?.weights, state.shown?.resolved], ask);
  context.watch(
    (state) => [state.layout.row],
    () => {
      if (look === null) return;
      const { facts, shown, engine, maps } = look;
      take({ ...facts, row: chosenRow(facts.data.rows) }, shown, engine, maps);
    },
  );
  context.watch(
    (state) => [state.playing],
    ([playing]) => {
      if (playing && at !== null) end();
    },
  );

  // What nobody sees looks into nothing.
  new IntersectionObserver((entries) => {
    visible = entries.at(-1)?.isIntersecting ?? false;
    if (visible) ask();
    else inspections.want(null);
    if (!visible && timer !== null) {
      halt();
      write();
    }
  }).observe(element);
  return element;
}

function itemExists(item: Item, { net }: Facts): boolean {
  if (item.kind === 'node') return item.unit < (net.widths[item.column] ?? 0);
  const edge: Edge = item.edge;
  const layer = layout(net).layers[edge.layer];
  return (
    layer !== undefined &&
    layer.weights + edge.to * layer.inputs + edge.from === edge.parameter &&
    edge.to < layer.outputs
  );
}

/** Few enough that numbers on the edges can be read. */
function fewEdges(widths: readonly number[], layer: number): boolean {
  return widths[layer]! * widths[layer + 1]! <= 12;
}
