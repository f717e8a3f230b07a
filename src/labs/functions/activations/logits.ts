import type { FunctionPlotModel, PlotMark } from '../../../charts/functionPlot';
import { LOGITS } from '../../../experiment/limits';
import { formatExact } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { texts } from './texts';

/** A logit more, between those that are there, or one fewer: the last. */
export function withCount(logits: readonly number[], count: number): readonly number[] {
  if (count < LOGITS[0] || count > LOGITS[1] || count === logits.length) return logits;
  if (count < logits.length) return logits.slice(0, count);
  return [...logits, ...Array.from({ length: count - logits.length }, () => 0)];
}

export function withLogit(logits: readonly number[], index: number, value: number): readonly number[] {
  return logits.map((old, i) => (i === index ? value : old));
}

/** Ends of the axis. */
const ENDS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
/** While all logits are small, the axis reaches from at most this … */
const BELOW = -2;
/** … to at least that. */
const LEAST = 5;

function endAbove(value: number): number {
  if (value <= LEAST) return LEAST;
  const decade = 10 ** Math.floor(Math.log10(value));
  return ENDS.find((end) => end * decade >= value)! * decade;
}

/** Holds 0 and all bars, with room to drag below 0 while they are small. */
export function logitRange(values: readonly number[]): readonly [low: number, high: number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const high = most <= 0 && least < -LEAST ? 0 : endAbove(most);
  const low = least >= 0 ? (most > LEAST ? 0 : BELOW) : -endAbove(-least);
  return [low, high];
}

/** Half the width of a bar; places are 1 apart. */
const HALF = 0.32;

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
/** z₁, s₃: from a place that counts from 0. */
export const indexed = (letter: string, index: number): string => `${letter}${SUBSCRIPTS[index + 1]}`;

/** The logits as bars whose ends are dragged. */
export function logitModel(
  logits: readonly number[],
  shift: number,
  range: readonly [number, number],
  colors: readonly string[],
  words: Words,
): FunctionPlotModel {
  const values = logits.map((z) => z + shift);
  const say = (value: number): string => formatExact(value, 5);
  const bars = values.map(
    (value, i): PlotMark => ({
      kind: 'polygons',
      shapes: [Float64Array.of(i - HALF, 0, i + HALF, 0, i + HALF, value, i - HALF, value)],
      color: colors[i]!,
      opacity: 0.45,
      outline: true,
    }),
  );
  return {
    name: words.t(texts.softmax.logitsFigure),
    x: {
      range: [-0.6, logits.length - 0.4],
      title: '',
      at: 'edge',
      ticks: logits.map((_, i) => ({ value: i, text: indexed('z', i) })),
    },
    y: { range, title: words.t(texts.softmax.logits), at: 'edge', grid: true },
    layers: [
      { key: 'bars', marks: bars },
      {
        key: 'zero',
        marks: [{ kind: 'segment', from: [-0.6, 0], to: [logits.length - 0.4, 0], color: 'var(--edge)', width: 0.08 }],
      },
    ],
    handles: values.map((value, i) => ({
      id: String(i),
      x: i,
      y: value,
      color: colors[i]!,
      along: 'y',
      name: words.t(texts.softmax.logit, { index: i + 1 }),
      valueText: say(value),
      step: 0.1,
      range,
      label: say(value),
    })),
    table: {
      caption: words.t(texts.softmax.logits),
      columns: logits.map((_, i) => indexed('z', i)),
      rows: [values.map(say)],
    },
  };
}
