import type { Antiderivative } from '../../../analysis/calculus/antiderivative';
import { visibleRange } from '../../../analysis/calculus/visibleRange';
import type { Interval } from '../../../catalog/types';
import {
  createFunctionPlot,
  type FunctionPlotModel,
  type PlotLayer,
  type PlotMark,
} from '../../../charts/functionPlot';
import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { asPart, h, setText } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import { createLiveText } from '../../../page/ui/liveText';
import type { FunctionContext } from '../context';
import { figureText } from '../stage/figureText';
import { snapped, stepOf } from '../stage/places';
import { createStageSlider } from '../stage/slider';
import { valueTable } from '../stage/valueTable';
import { createBoundFields } from './boundFields';
import { endText } from './ends';
import { createHeadline } from './headline';
import { LOOKS } from './looks';
import { antiderivativeCurve, type IntegralFacts, integralFacts } from './model';
import type { IntegralEdits, IntegralPart, PartLook } from './part';
import { areaLayer, boundHandles, boundsLayer } from './plots';
import { texts } from './texts';

const { integral: SETTINGS } = FUNCTION_SETTINGS;
/** Beside both plots alike, so that they share their x axis. */
const MARGINS = { left: 3, right: 1.6 } as const;
/** Share of the interval that the tangent at b spans. */
const TANGENT = 0.16;

/** f above F: the area up to b is how far F has risen, and the height of f at b is the slope of F there. */
export function createAntiPart({ page }: FunctionContext, edits: IntegralEdits): IntegralPart {
  let made: { readonly key: readonly unknown[]; readonly curve: Antiderivative | null } | null = null;

  const constant = createStageSlider(SETTINGS.constant, {
    change: (value) => edits.set({ constant: value }, 'integral.constant'),
    end: edits.end,
  });
  const bounds = createBoundFields(edits);
  const above = createFunctionPlot({
    onDrag(id, x, _, phase) {
      if (id === 'from' || id === 'to') edits.drag(id, x);
      if (phase === 'end') edits.end();
    },
  });
  const below = createFunctionPlot({
    onDrag(id, x, y, phase) {
      if (id === 'to') edits.drag('to', x);
      if (id === 'constant') {
        const { min, max } = SETTINGS.constant;
        const reach = Math.max(1, ...SETTINGS.constant.slider!.map(Math.abs), Math.abs(y));
        edits.set({ constant: Math.min(max, Math.max(min, snapped(y, reach))) }, 'integral.constant');
      }
      if (phase === 'end') edits.end();
    },
  });
  const headline = createHeadline();
  const verdict = createLiveText('integral-verdict');
  const warning = h('p', { class: 'integral-warning', role: 'status' });
  const note = h('p', { class: 'quiet integral-note', 'data-part': 'note' });
  const element = h(
    'div',
    { class: 'integral-anti' },
    h('div', { class: 'integral-numbers', 'data-group': true }, bounds.element, asPart('constant', constant.element)),
    h('div', { class: 'integral-pair', 'data-figure': true }, above.element, below.element),
    h(
      'div',
      { class: 'integral-words', 'data-group': true },
      headline.element,
      warning,
      asPart('verdict', verdict.element),
      note,
    ),
  );

  function antiderivativeOf({ curve, settings, interval }: PartLook): Antiderivative | null {
    const key = [curve, settings.from, ...interval];
    if (made === null || key.some((part, i) => part !== made!.key[i])) {
      made = { key, curve: antiderivativeCurve(curve, settings.from, interval) };
    }
    return made.curve;
  }

  function aboveOf({ curve, settings, interval, drawn, line, digits }: PartLook): FunctionPlotModel {
    const { words } = page;
    const { variable } = curve.shown.resolved;
    const height = curve.f(settings.to);
    const { layers, label } = heightOf(settings.to, height, figureText(height, Math.min(digits, 5)));
    return {
      name: words.t(texts.anti.above),
      x: { range: interval, title: variable, math: true, grid: true },
      y: { range: drawn.range, title: `f(${variable})`, math: true, grid: true },
      margins: MARGINS,
      layers: [
        areaLayer(curve, drawn, settings),
        line,
        boundsLayer(curve, { ...settings, to: settings.from }),
        ...layers,
      ],
      handles: boundHandles(curve, settings, interval, words),
      legend: (['positive', 'negative'] as const).map((kind) => ({
        text: words.t(texts.sums[kind]),
        color: LOOKS[kind].color,
      })),
      ...(label === '' ? {} : { table: { caption: words.t(texts.anti.above), columns: ['f(b)'], rows: [[label]] } }),
    };
  }

  /** The height of f at b, in the colour of the slope that it is. */
  function heightOf(x: number, y: number, value: string): { layers: PlotLayer[]; label: string } {
    if (!Number.isFinite(y)) return { layers: [], label: '' };
    const label = page.words.t(texts.anti.height, { value });
    const mark: PlotMark = { kind: 'segment', from: [x, 0], to: [x, y], color: LOOKS.over.color, width: 0.22, label };
    return { layers: [{ key: 'height', marks: [mark] }], label };
  }

  function belowOf(now: PartLook, found: Antiderivative | null, facts: IntegralFacts): FunctionPlotModel {
    const { words } = page;
    const { curve, settings, interval, digits } = now;
    const { variable } = curve.shown.resolved;
    const { from, to, constant: c } = settings;
    const ys = found === null ? [] : Array.from(found.curve.y, (y) => y + c);
    const [low, high] = visibleRange([...ys, 0, c], 0.12);
    const range: Interval = [low, high];
    const marks: PlotMark[] = [];
    const end: PlotMark[] = [];
    if (found !== null) {
      const whole = { x: found.curve.x, y: Float64Array.from(ys) };
      marks.push({ kind: 'curve', segments: [whole], color: LOOKS.whole, dash: [3, 3], width: 0.1 });
      const [least, most] = [Math.min(from, to), Math.max(from, to)];
      const inside = [...whole.x.keys()].filter((i) => whole.x[i]! >= least && whole.x[i]! <= most);
      const grown = [...inside.map((i) => [whole.x[i]!, whole.y[i]!] as const)];
      if (facts.exact !== null) grown.push([to, c + facts.exact.value]);
      grown.sort(([one], [other]) => one - other);
      if (grown.length > 1) {
        const segment = {
          x: Float64Array.from(grown, ([x]) => x),
          y: Float64Array.from(grown, ([, y]) => y),
        };
        marks.push({ kind: 'curve', segments: [segment], color: LOOKS.whole, width: 0.24, label: 'F', math: true });
      }
    }
    const slope = curve.f(to);
    if (facts.exact !== null) {
      const y = c + facts.exact.value;
      if (Number.isFinite(slope)) {
        const half = (TANGENT * (interval[1] - interval[0])) / 2;
        const label = words.t(texts.anti.slope, { value: figureText(slope, Math.min(digits, 5)) });
        end.push({
          kind: 'line',
          at: [to, y],
          slope,
          from: to - half,
          to: to + half,
          color: LOOKS.over.color,
          width: 0.2,
          label,
        });
      }
      if (from !== to) {
        end.push({
          kind: 'segment',
          from: [to, c],
          to: [to, y],
          color: LOOKS.positive.color,
          ends: 'bracket',
          label: figureText(facts.exact.value, Math.min(digits, 5)),
        });
      }
    }
    return {
      name: words.t(texts.anti.below),
      x: { range: interval, title: variable, math: true, grid: true },
      y: { range, title: `F(${variable})`, math: true, grid: true },
      margins: MARGINS,
      layers: [
        { key: 'level', marks: [{ kind: 'guide', y: c, color: 'var(--text-quiet)', look: 'asymptote' }] },
        { key: 'whole', marks },
        { key: 'end', marks: end },
      ],
      handles: [
        {
          id: 'constant',
          x: from,
          y: c,
          color: LOOKS.whole,
          shape: 'diamond',
          along: 'y',
          name: words.t(texts.anti.constant),
          valueText: words.t(texts.anti.constantText, { value: formatExact(c) }),
          step: 10 * stepOf(5),
          range: [SETTINGS.constant.min, SETTINGS.constant.max],
          label: 'C',
          math: true,
        },
        ...(facts.exact === null
          ? []
          : [
              {
                id: 'to',
                x: to,
                y: c + facts.exact.value,
                color: LOOKS.bound,
                along: 'x',
                name: words.t(texts.to),
                valueText: words.t(texts.anti.boundText, {
                  variable,
                  x: formatExact(to),
                  value: formatExact(c + facts.exact.value, 5),
                  slope: formatExact(slope, 5),
                }),
                step: 10 * stepOf((interval[1] - interval[0]) / 2),
                range: interval,
                label: 'b',
                math: true,
              } as const,
            ]),
      ],
      readout(x) {
        if (found === null) return null;
        const value = valueAt(found, x);
        if (value === null) return null;
        const line = `F(${formatExact(x, 4)}) = ${formatExact(value + c, 5)}`;
        return { lines: [{ text: line }], points: [{ y: value + c, color: LOOKS.whole }] };
      },
      ...(found === null
        ? {}
        : {
            table: valueTable(
              words.t(texts.anti.below),
              variable,
              [{ head: `F(${variable})`, f: (x) => (valueAt(found, x) ?? Number.NaN) + c }],
              interval,
              // Between its nodes F is a straight line, as it is drawn.
              Math.min(digits, 5),
            ),
          }),
    };
  }

  function noteOf(
    { curve, settings, interval, digits }: PartLook,
    found: Antiderivative | null,
    facts: IntegralFacts,
  ): string {
    const { words } = page;
    const { variable, entry } = curve.shown.resolved;
    if (found === null) return words.t(texts.anti.nowhere);
    const sentences: string[] = [];
    if (settings.from > settings.to) sentences.push(words.t(texts.sums.reversed));
    if (facts.byKnown !== null) sentences.push(words.t(texts.anti.known, { value: figureText(facts.byKnown, digits) }));
    else if (entry !== null && entry.antiderivative === null) sentences.push(words.t(texts.anti.noElementary));
    for (const end of [0, 1] as const) {
      const at = found.ends[end];
      const step = (interval[1] - interval[0]) / 1000;
      if (Math.abs(at - interval[end]) > step)
        sentences.push(words.t(texts.anti.ends, { variable, at: formatExact(at, 3) }));
    }
    return sentences.join(words.language === 'zh' ? '' : ' ');
  }

  function verdictOf({ curve, settings, digits }: PartLook, { exact }: IntegralFacts): string {
    const slope = curve.f(settings.to);
    if (exact === null || !Number.isFinite(slope)) return '';
    const say = (value: number) => figureText(value, digits);
    return page.words.t(texts.anti.verdict, { slope: say(slope), area: say(exact.value) });
  }

  function show(next: PartLook): void {
    const { words } = page;
    const { curve, settings, digits } = next;
    const facts = integralFacts(curve, settings, next.dragged);
    const found = antiderivativeOf(next);
    bounds.show(settings, words);
    constant.name(words.t(SETTINGS.constant.label), words);
    constant.show(settings.constant);
    above.show(aboveOf(next));
    below.show(belowOf(next, found, facts));
    headline.show(curve, settings, facts, digits);
    const ends = endText(facts.found, curve.shown.resolved.variable, words);
    setText(warning, ends);
    warning.hidden = ends === '';
    verdict.show(verdictOf(next, facts));
    setText(note, noteOf(next, found, facts));
  }

  return { element, show };
}

/** Between two nodes, straight: for what one reads off. */
function valueAt({ curve: { x, y }, reach: [low, high] }: Antiderivative, at: number): number | null {
  if (at < low || at > high) return null;
  let [from, to] = [0, x.length - 1];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (x[middle]! <= at) from = middle;
    else to = middle;
  }
  const share = (at - x[from]!) / (x[to]! - x[from]!);
  return y[from]! + share * (y[to]! - y[from]!);
}
