import './cobweb.css';
import { descentMap } from '../../../analysis/calculus/maps';
import { createFunctionPlot, type PlotLayer } from '../../../charts/functionPlot';
import { h, setText } from '../../../page/dom';
import { formatExact, formatSignificant } from '../../../page/format';
import { createLiveText } from '../../../page/ui/liveText';
import { runStyle } from '../../shared/runStyle';
import { namesOfRuns } from '../../shared/runs/names';
import { ratesTexts } from '../../shared/runs/ratesTexts';
import { niceStep, snappedTo } from '../stage/places';
import { valueTable } from '../stage/valueTable';
import { createBesidePane } from './besidePane';
import { type CobwebModel, cobwebHandles, cobwebOf, fixedPoint, mapMarks, stairs } from './cobwebModel';
import type { DescentContext, DescentPart } from './context';
import { createSampler, wholeRange } from './curveModel';
import { lineEdits } from './edits';
import { rateOf } from './numbers';
import { createRateControl, kindOf } from './rateControl';
import { createRunTable } from './runTable';
import { chosenRun } from './state';
import { texts } from './texts';

export interface CobwebPlot {
  readonly element: HTMLElement;
  /** Draws anew; null: the run has no learning rate. */
  show(): CobwebModel | null;
  move(): void;
}

/** The picture alone: the map, the diagonal, and the stairs between them up to the playback's step. */
export function createCobwebPlot(context: DescentContext): CobwebPlot {
  const { page, actions } = context;
  let model: CobwebModel | null = null;
  let ground: { readonly of: unknown; readonly layer: PlotLayer } | null = null;
  const sample = createSampler();

  const plot = createFunctionPlot({
    onDrag(id, x, y, phase) {
      const run = chosenRun(context.experiment);
      const each = context.experiment.runs[run]!;
      const { shown } = context.store.state;
      if (id === 'start') {
        const start = snappedTo(x, niceStep(rangeOf()));
        actions.edit((now) => lineEdits.moveRunStart(now, run, start), 'descent.start');
      } else {
        const rate = rateOf(each);
        const value = Number(((each.start - y) / shown.evaluator.derivative(each.start)).toPrecision(3));
        if (rate !== null && value > 0) {
          actions.edit((now) => lineEdits.setHyper(now, run, rate.name, value), 'descent.rate');
        }
      }
      if (phase === 'end') actions.endGesture();
    },
  });

  function rangeOf(): readonly [number, number] {
    const { experiment } = context;
    return wholeRange(context.store.state.shown.resolved.domain, [experiment.runs[chosenRun(experiment)]!.start]);
  }

  function read(): void {
    const { done } = context.bench.state;
    const { shown } = context.store.state;
    const run = chosenRun(context.experiment);
    model = done === null || done.shown !== shown ? null : cobwebOf(shown, done, run);
  }

  function draw(): void {
    const { words, experiment } = context;
    if (model === null) return;
    const run = chosenRun(experiment);
    const style = runStyle(run, page.store.state.prefs.theme);
    const range = rangeOf();
    const { variable } = model.shown.resolved;
    const name = `${variable} − η f′(${variable})`;
    const { shown, rate } = model;
    const f = descentMap(shown.evaluator.derivative, rate);
    const map = sample(shown, range, { f, key: rate, y: range });
    if (ground?.of !== map) ground = { of: map, layer: { key: 'map', marks: mapMarks(map, name) } };
    const valley = context.valleysOf(model.shown).below(model.start);
    plot.show({
      name: words.t(texts.cobweb.plot, { rate: formatSignificant(model.rate) }),
      x: { range, title: variable, math: true, grid: true },
      y: { range, title: words.t(texts.cobweb.next, { variable }), grid: true },
      equal: true,
      layers: [
        ground.layer,
        { key: 'fixed', marks: fixedPoint(valley, model.rate) },
        ...stairs(model, context.bench.state.playback.cursor, style),
      ],
      handles: cobwebHandles(model, range, niceStep(range), style.color, {
        start: words.t(texts.plot.start, { name: namesOfRuns(experiment.runs, words)[run] ?? '' }),
        rate: words.t(texts.cobweb.handle),
      }),
      table: valueTable(
        words.t(texts.cobweb.plot, { rate: formatSignificant(rate) }),
        variable,
        [{ head: name, f }],
        range,
        experiment.view.digits,
      ),
    });
  }

  return {
    element: plot.element,
    show() {
      read();
      draw();
      return model;
    },
    move: draw,
  };
}

/** The cobweb of x → x − η f′(x), with what its slope says. */
export function createCobwebPart(context: DescentContext): DescentPart {
  const cobweb = createCobwebPlot(context);
  const rate = createRateControl(context);
  const table = createRunTable(context);
  const beside = createBesidePane(context);
  const slope = createLiveText('cobweb-slope');
  const how = h('p', { class: 'cobweb-how' });
  const plain = h('p', { class: 'cobweb-how' });
  const none = h('p', { class: 'rates-empty', hidden: true });
  const picture = h('div', { class: 'descent-plot', 'data-figure': true }, cobweb.element);
  const element = h(
    'div',
    { class: 'descent-curve descent-cobweb' },
    h('div', { class: 'descent-picture' }, picture, none, rate.element),
    h(
      'div',
      { class: 'descent-numbers', 'data-group': true, 'data-side': true },
      h('div', { class: 'cobweb-said', 'data-part': 'said' }, slope.element, how, plain),
      table.element,
      beside.element,
    ),
  );

  function write(model: CobwebModel | null): void {
    const { words, experiment } = context;
    const index = chosenRun(experiment);
    const run = experiment.runs[index]!;
    const name = namesOfRuns(experiment.runs, words)[index] ?? '';
    const has = rateOf(run) !== null;
    picture.hidden = !has;
    none.hidden = has;
    setText(none, words.t(ratesTexts.none, { name }));
    setText(how, words.t(texts.cobweb.how));
    if (model === null) return;
    setText(plain, model.own ? '' : words.t(texts.cobweb.plain, { name }));
    slope.show(sayslope(model));
  }

  function sayslope({ shown, rate: value, start }: CobwebModel): string {
    const { words } = context;
    const valley = context.valleysOf(shown).below(start);
    if (valley === null) return words.t(texts.cobweb.nowhere);
    if (valley.corner) return words.t(texts.cobweb.corner);
    const factor = 1 - value * valley.second;
    const kind = kindOf(factor);
    const verdict = kind === 'for' ? 'neither' : kind === 'leaves' ? 'repels' : 'attracts';
    return words.t(texts.cobweb.slope, {
      x: formatExact(valley.x, Math.min(context.experiment.view.digits, 8)),
      slope: formatSignificant(factor, 5),
      verdict: words.t(texts.cobweb[verdict]),
    });
  }

  return {
    element,
    figures: picture,
    busy: false,
    show() {
      write(cobweb.show());
      rate.show();
      table.show();
      beside.show();
    },
    move() {
      cobweb.move();
      table.move();
      beside.move();
    },
    setActive() {},
  };
}
