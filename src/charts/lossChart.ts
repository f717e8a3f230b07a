import type uPlot from 'uplot';
import './lossChart.css';
import { type AxisScale, decadeText, powersOfTen, tickText, wholeDecades } from '../geometry/axis';
import { decimate } from './decimate';
import { lossRange } from './range';
import { whenResized } from './resized';

/** Distances of the ticks of the step axis: there is no half step. */
const STEP_INCREMENTS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6].flatMap((power) => [power, 2 * power, 5 * power]);

/** Numbers along the axis of values, about. */
const MOST_TICKS = 8;

/** What the chart shows: plain data, replaced as a whole. */
export interface LossChartModel {
  readonly curves: readonly LossCurve[];
  /** The last step of the axis. */
  readonly steps: number;
  /** The step of every entry of the curves, ascending; absent: 0, 1, 2, … */
  readonly positions?: ArrayLike<number>;
  readonly scale: AxisScale;
  /** What the axis of values spans; absent: what shows the curves well. */
  readonly range?: readonly [low: number, high: number];
  /** For `log`: subtracted from every loss, so that a minimum below zero is the foot of the axis. */
  readonly floor: number;
  readonly look: ChartLook;
  /** Name of the chart for assistive technology, and of its position. */
  readonly name: string;
  describeStep(step: number): string;
}

export interface LossCurve {
  readonly label: string;
  /** CSS colour. */
  readonly color: string;
  /** Lengths of dashes and gaps in units of the line width; empty: solid. */
  readonly dash: readonly number[];
  /** Loss at the start and after every step taken, or any number that is followed. NaN: none, the line goes on. */
  readonly loss: Float64Array;
  readonly muted: boolean;
}

export interface ChartLook {
  readonly text: string;
  readonly grid: string;
  /** CSS font family. */
  readonly font: string;
  /** CSS pixels. */
  readonly fontSize: number;
  readonly lineWidth: number;
}

export interface LossChart {
  readonly element: HTMLElement;
  show(model: LossChartModel): void;
  /** Moves the line that marks the playback; cheap enough for every frame. */
  moveTo(step: number): void;
  dispose(): void;
}

/** Loss over steps with a movable step mark. `onSeek` is called while the pointer drags and for the arrow keys. */
export function createLossChart(onSeek: (step: number) => void): LossChart {
  const element = document.createElement('div');
  element.className = 'loss-chart';
  element.tabIndex = 0;
  element.setAttribute('role', 'slider');
  element.setAttribute('aria-valuemin', '0');
  const mark = document.createElement('div');
  mark.className = 'loss-chart-mark';
  const future = document.createElement('div');
  future.className = 'loss-chart-future';

  /** The library that draws comes with the first chart: nothing else waits for it. */
  let library: typeof uPlot | null = null;
  let loading = false;
  let plot: uPlot | null = null;
  let model: LossChartModel | null = null;
  let step = 0;
  let announced = -1;
  /** What the plot was built for, and the spans of its axes now. */
  let style = '';
  let spans: Spans = { steps: 1, range: [0, 1] };

  function build(): void {
    plot?.destroy();
    plot = null;
    if (model === null || element.clientWidth < 40 || element.clientHeight < 40) return;
    if (library === null) {
      void load();
      return;
    }
    spans = spansOf(model);
    style = styleOf(model);
    const { clientWidth, clientHeight } = element;
    plot = new library(
      options(model, () => spans, clientWidth, clientHeight),
      dataOf(model, spans.range),
      element,
    );
    plot.over.append(future, mark);
    moveTo(step);
  }

  async function load(): Promise<void> {
    if (loading) return;
    loading = true;
    try {
      // What the losses belong to is drawn first.
      await frames(2);
      library = (await import('./plot')).default;
      build();
    } catch (error) {
      // The next numbers try again; the console keeps what would help to mend it.
      console.warn(error);
    }
    loading = false;
  }

  /** New numbers in the same style need no new plot: a chart may be shown many times a second. */
  function update(): void {
    if (plot === null || model === null || styleOf(model) !== style) {
      build();
      return;
    }
    spans = spansOf(model);
    // uPlot draws after this turn: several charts that are shown in one have their elements settled by then.
    plot.setData(dataOf(model, spans.range));
    moveTo(step);
  }

  function moveTo(next: number): void {
    step = next;
    if (model === null) return;
    const rounded = Math.round(next);
    if (rounded !== announced) {
      announced = rounded;
      element.setAttribute('aria-valuenow', String(rounded));
      element.setAttribute('aria-valuetext', model.describeStep(rounded));
    }
    if (plot === null || library === null) return;
    // By the axis that is about to be drawn.
    const left = ((next / spans.steps) * plot.bbox.width) / library.pxRatio;
    mark.style.transform = `translateX(${left}px)`;
    // Transforms alone: a mark that moves many times a second must not lay out the page.
    future.style.transform = `scaleX(${1 - Math.min(1, Math.max(0, next / spans.steps))})`;
  }

  function seekTo(event: PointerEvent): void {
    if (plot === null || model === null) return;
    const left = event.clientX - plot.over.getBoundingClientRect().left;
    onSeek(Math.min(model.steps, Math.max(0, Math.round(plot.posToVal(left, 'x')))));
  }

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    seekTo(event);
  });
  element.addEventListener('pointermove', (event) => {
    if (element.hasPointerCapture(event.pointerId)) seekTo(event);
  });
  element.addEventListener('keydown', (event) => {
    if (model === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = keyTarget(event.key, Math.round(step), model.steps);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(target);
  });

  const watching = whenResized(element, () => {
    if (plot === null) build();
    else if (element.clientWidth >= 40 && element.clientHeight >= 40) {
      const size = { width: element.clientWidth, height: element.clientHeight };
      const built = plot;
      built.batch(() => built.setSize(size));
      moveTo(step);
    }
  });

  return {
    element,
    show(next) {
      model = next;
      announced = -1;
      element.setAttribute('aria-label', next.name);
      element.setAttribute('aria-valuemax', String(next.steps));
      update();
      moveTo(step);
    },
    moveTo,
    dispose() {
      watching.stop();
      plot?.destroy();
      element.remove();
    },
  };
}

function frames(count: number): Promise<void> {
  return new Promise((resolve) => {
    const next = (left: number): void => void (left === 0 ? resolve() : requestAnimationFrame(() => next(left - 1)));
    next(count);
  });
}

/** Where a key leads from `step`; null: not a key of the chart. */
function keyTarget(key: string, step: number, steps: number): number | null {
  const page = Math.max(1, Math.round(steps / 10));
  const moves = new Map([
    ['ArrowLeft', step - 1],
    ['ArrowDown', step - 1],
    ['ArrowRight', step + 1],
    ['ArrowUp', step + 1],
    ['Home', 0],
    ['End', steps],
    ['+', step + page],
    ['-', step - page],
  ]);
  const target = moves.get(key);
  return target === undefined ? null : Math.min(steps, Math.max(0, target));
}

/** Columns for uPlot: what is shown of every curve, with gaps where a logarithm has no place for it. */
function dataOf(model: LossChartModel, range: readonly [number, number]): uPlot.AlignedData {
  const reduced = decimate(
    model.curves.map((curve) => curve.loss),
    1000,
  );
  const shown = (value: number | null): number | null | undefined => {
    if (value === null) return null;
    // uPlot draws on over what is undefined, and breaks off at null.
    if (Number.isNaN(value)) return undefined;
    const height = value - model.floor;
    return model.scale === 'log' && height <= 0 ? null : confine(height, range, model.scale);
  };
  const { positions } = model;
  const x = positions === undefined ? reduced.x : reduced.x.map((index) => between(positions, index));
  return [x, ...reduced.curves.map((curve) => curve.map(shown))];
}

/** Entry at a fractional index. */
function between(values: ArrayLike<number>, index: number): number {
  const before = Math.floor(index);
  const low = values[before] ?? 0;
  return low + (index - before) * ((values[before + 1] ?? low) - low);
}

/** Keeps what leaves the plot near it: a dashed line to 1e30 would be drawn dash by dash, all the way. */
function confine(value: number, [low, high]: readonly [number, number], scale: AxisScale): number {
  const [least, most] = scale === 'log' ? [low / 1e3, high * 1e3] : [2 * low - high, 2 * high - low];
  return Math.min(most, Math.max(least, value));
}

interface Spans {
  readonly steps: number;
  readonly range: readonly [low: number, high: number];
}

/** What the axes span: all steps, and losses above the floor, for a logarithm in whole decades. */
function spansOf({ curves, floor, scale, steps, range }: LossChartModel): Spans {
  const last = Math.max(1, steps);
  if (range !== undefined) return { steps: last, range };
  const heights = curves.map(({ loss }) => (floor === 0 ? loss : loss.map((value) => value - floor)));
  const fitting = lossRange(heights, scale);
  return { steps: last, range: scale === 'log' ? wholeDecades(fitting) : fitting };
}

/** All that a plot is built with and that new numbers leave as it is. */
function styleOf({ scale, look, curves }: LossChartModel): string {
  return JSON.stringify([scale, look, curves.map(({ label, color, dash, muted }) => [label, color, dash, muted])]);
}

function options(model: LossChartModel, spans: () => Spans, width: number, height: number): uPlot.Options {
  const { look } = model;
  const font = `${look.fontSize}px ${look.font}`;
  const text = model.scale === 'log' ? decadeText : (value: number) => tickText(value);
  const axis: uPlot.Axis = {
    stroke: look.text,
    font,
    grid: { stroke: look.grid, width: Math.max(1, look.lineWidth / 2) },
    ticks: { show: false },
    gap: look.fontSize * 0.35,
  };
  return {
    width,
    height,
    // Half of the last step's label stands beyond the axis.
    padding: [look.fontSize * 0.6, () => look.fontSize * Math.max(1.2, 0.32 * String(spans().steps).length), 0, 0],
    legend: { show: false },
    cursor: { show: false },
    // Else every number beside the axes would make the browser work out the page's styles.
    hooks: {
      drawClear: [
        ({ ctx }) => {
          ctx.direction = 'ltr';
        },
      ],
    },
    scales: {
      x: { time: false, range: () => [0, spans().steps] },
      y: { range: () => [...spans().range], ...(model.scale === 'log' ? { distr: 3 } : {}) },
    },
    axes: [
      { ...axis, size: look.fontSize * 1.7, space: look.fontSize * 5, incrs: STEP_INCREMENTS },
      {
        ...axis,
        size: look.fontSize * 4.4,
        // A tall chart needs no more of them than a low one.
        space: (plot: uPlot) => Math.max(look.fontSize * 2, plot.height / MOST_TICKS),
        ...(model.scale === 'log'
          ? {
              splits: ({ height }: uPlot, _axis: number, low: number, high: number) =>
                powersOfTen([low, high], Math.max(1, Math.min(5, Math.floor(height / (2.2 * look.fontSize)) - 1))),
              // uPlot would leave out labels as if the 2 to 9 stood between them.
              filter: (_plot: uPlot, splits: number[]) => splits,
            }
          : {}),
        values: (_plot, splits) => splits.map((value) => (value === null ? '' : text(value))),
      },
    ],
    series: [
      {},
      ...model.curves.map(
        (curve): uPlot.Series => ({
          label: curve.label,
          stroke: curve.color,
          width: look.lineWidth,
          alpha: curve.muted ? 0.25 : 1,
          dash: curve.dash.map((length) => length * look.lineWidth),
          points: { show: false },
        }),
      ),
    ],
  };
}
