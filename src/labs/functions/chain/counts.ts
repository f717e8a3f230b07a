import './counts.css';
import { type CurveSegment, createFunctionPlot, type FunctionPlotModel } from '../../../charts/functionPlot';
import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { costOf, type OperationCounts, operationCounts } from '../../../formula/programs/computation/passes';
import { h, setText } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { createLiveText } from '../../../page/ui/liveText';
import type { ChainSettings, Subject } from './subject';
import { texts } from './texts';

const COLORS = { forward: 'var(--hue-amber)', reverse: 'var(--hue-teal)' } as const;
const { min: LEAST, max: MOST } = FUNCTION_SETTINGS.chain.inputs;

export interface CountsView {
  readonly element: HTMLElement;
  show(subject: Subject, settings: ChainSettings, words: Words): void;
}

/** Operations of both modes as inputs and outputs grow: straight lines that cross where there are as many of both. */
export function createCounts(onInputs: (inputs: number, end: boolean) => void): CountsView {
  const heading = h('h3', {});
  const intro = h('p', {});
  const verdict = createLiveText('chain-verdict');
  const training = h('p', { class: 'quiet' });
  const whole = (x: number): number => Math.min(MOST, Math.max(LEAST, Math.round(x)));
  const plot = createFunctionPlot({
    onDrag: (_, x, __, phase) => onInputs(whole(x), phase === 'end'),
    onPoint: (x) => onInputs(whole(x), true),
  });
  const words = h('div', { class: 'chain-counts-words' }, heading, intro, verdict.element, training);
  const figure = h('div', { class: 'chain-counts-plot', 'data-figure': true }, plot.element);
  const element = h('section', { class: 'chain-counts', 'data-part': 'counts' }, words, figure);
  return {
    element,
    show({ computation }, { inputs, outputs }, language) {
      const counts = operationCounts(computation);
      const { value, locals, forwardPass, reversePass } = counts;
      setText(heading, language.t(texts.counts.heading));
      // A number or a variable alone.
      const none = value + locals + forwardPass + reversePass === 0;
      verdict.element.hidden = none;
      figure.hidden = none;
      if (none) {
        setText(intro, language.t(texts.counts.none));
        return;
      }
      setText(
        intro,
        language.t(texts.counts.intro, { once: value + locals, forward: forwardPass, reverse: reversePass }),
      );
      verdict.show(verdictOf(counts, inputs, outputs, language));
      setText(training, language.t(texts.counts.training));
      plot.show(modelOf(counts, inputs, outputs, language));
    },
  };
}

function verdictOf(counts: OperationCounts, inputs: number, outputs: number, words: Words): string {
  const { forward, reverse } = costOf(counts, inputs, outputs);
  const factor = formatExact(Math.max(forward, reverse) / Math.min(forward, reverse), 3);
  const winner =
    forward === reverse
      ? words.t(texts.counts.even)
      : words.t(forward < reverse ? texts.counts.forwardWins : texts.counts.reverseWins, { factor });
  return words.t(texts.counts.verdict, { inputs, outputs, forward, reverse, winner });
}

function modelOf(counts: OperationCounts, inputs: number, outputs: number, words: Words): FunctionPlotModel {
  const places = Float64Array.from({ length: 121 }, (_, i) => LEAST * (MOST / LEAST) ** (i / 120));
  const line = (mode: 'forward' | 'reverse'): CurveSegment => ({
    x: places,
    y: places.map((n) => costOf(counts, n, outputs)[mode]),
  });
  const now = costOf(counts, inputs, outputs);
  const ends = [costOf(counts, LEAST, outputs), costOf(counts, MOST, outputs)].flatMap(({ forward, reverse }) => [
    forward,
    reverse,
  ]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return {
    name: words.t(texts.counts.figure),
    x: { range: [LEAST, MOST], title: words.t(texts.counts.inputs), scale: 'log', grid: true },
    y: { range: [low / 1.6, high * 1.6], title: words.t(texts.counts.operations), scale: 'log', grid: true },
    layers: [
      {
        key: 'lines',
        marks: (['forward', 'reverse'] as const).map((mode) => ({
          kind: 'curve' as const,
          segments: [line(mode)],
          color: COLORS[mode],
          label: words.t(texts.counts[mode]),
          ...(mode === 'reverse' ? { dash: [5, 3] } : {}),
        })),
      },
      {
        key: 'place',
        marks: [
          { kind: 'guide', x: inputs, color: 'var(--text-quiet)', width: 0.07 },
          { kind: 'dot', x: inputs, y: now.reverse, color: COLORS.reverse, label: String(now.reverse) },
          { kind: 'dot', x: inputs, y: now.forward, color: COLORS.forward, label: String(now.forward) },
        ],
      },
    ],
    handles: [
      {
        id: 'inputs',
        x: inputs,
        y: now.forward,
        color: COLORS.forward,
        along: 'x',
        name: words.t(texts.counts.handle),
        valueText: `n = ${inputs}`,
        // On a logarithmic axis a factor: a step always reaches the next whole number.
        step: Math.max(1.1, 1 + 1 / inputs),
        range: [LEAST, MOST],
      },
    ],
    table: {
      caption: words.t(texts.counts.figure),
      columns: [words.t(texts.counts.inputs), words.t(texts.counts.forward), words.t(texts.counts.reverse)],
      rows: [1, 2, 5, 10, 100, 1000].map((n) => {
        const { forward, reverse } = costOf(counts, n, outputs);
        return [n, forward, reverse].map(String);
      }),
    },
  };
}
