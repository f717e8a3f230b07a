import { createLineFigure, type LineFigure } from '../../../charts/lineFigure';
import type { Words } from '../../../page/i18n';
import { DASH_LENGTHS, type RunStyle } from '../../shared/runStyle';
import type { Count } from './counting';
import { texts } from './texts';

export interface HistogramRun {
  readonly style: RunStyle;
  readonly muted: boolean;
}

/** Bins of the loss axis. */
export const BINS = 72;

/** How the losses of each run's particles are spread: one outline a run, in its colour and dash. */
export function createHistogram(): {
  readonly figure: LineFigure;
  show(count: Count, runs: readonly HistogramRun[], words: Words): void;
} {
  const figure = createLineFigure();
  return {
    figure,
    show({ plan, each }, runs, words) {
      const edges = binEdges(plan.low, plan.high, plan.bins, plan.log);
      const shares = each.map(({ histogram }) => {
        const total = histogram.reduce((sum, value) => sum + value, 0) || 1;
        return Array.from(histogram, (value) => (100 * value) / total);
      });
      const top = Math.max(1, ...shares.flat());
      figure.show({
        curves: shares.map((share, index) => ({
          color: runs[index]?.style.color ?? '',
          dash: DASH_LENGTHS[runs[index]?.style.dash ?? 'solid'],
          marker: null,
          muted: runs[index]?.muted ?? false,
          ...outline(edges, share),
        })),
        x: { title: words.t(texts.loss), range: [plan.low, plan.high], scale: plan.log ? 'log' : 'linear' },
        y: { title: words.t(texts.percent), range: [0, niceTop(top)], scale: 'linear' },
        arrow: null,
        levels: [],
        name: words.t(texts.histogram),
        describe: null,
      });
    },
  };
}

function binEdges(low: number, high: number, bins: number, log: boolean): number[] {
  return Array.from({ length: bins + 1 }, (_, i) => {
    const share = i / bins;
    return log ? low * (high / low) ** share : low + (high - low) * share;
  });
}

/** From the foot, over every bin, back to the foot. */
function outline(edges: readonly number[], heights: readonly number[]): { x: number[]; y: number[] } {
  const x = [edges[0]!];
  const y = [0];
  heights.forEach((height, i) => {
    x.push(edges[i]!, edges[i + 1]!);
    y.push(height, height);
  });
  return { x: [...x, edges.at(-1)!], y: [...y, 0] };
}

/** 1, 2, 5, 10, 20, 50, 100: the axis does not jump with every count. */
function niceTop(top: number): number {
  return [1, 2, 5, 10, 20, 50].find((each) => top <= each) ?? 100;
}
