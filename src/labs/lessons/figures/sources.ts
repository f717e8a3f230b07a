import type { SeriesReading } from '../../../experiment/lessons/readings';
import type { Figure, LineFigure } from '../../../experiment/lessons/types';

/** What a row of numbers comes from: a reading, or the row itself (what a tutorial says). */
export type Source = SeriesReading | readonly number[];

/** A row of numbers for each of the figure's sources, in their order; NaN where there is none. */
export type FigureData = readonly (readonly number[])[];

/** Every row of numbers that a figure needs. */
export function sourcesOf(figure: Figure): readonly Source[] {
  switch (figure.kind) {
    case 'lines': {
      const values = figure.series.map((series) => series.values);
      return figure.x.values === undefined ? values : [figure.x.values, ...values];
    }
    case 'bars':
      return figure.series.map((series) => series.values);
    case 'heat':
      return [figure.values];
    case 'line':
      return figure.lines.map(({ at }) => coefficients(at));
  }
}

/** Whether a series is typed: what a tutorial says, not what was computed. */
export function isTyped(source: Source): source is readonly number[] {
  return Array.isArray(source);
}

/** The numbers of the step that a line is made of, or the line itself. */
function coefficients(at: LineFigure['lines'][number]['at']): Source {
  const names = at.filter((part) => typeof part === 'string');
  return names.length === 0 ? at.map(Number) : { kind: 'numbers', names };
}

/** A line's w₁, w₂, b: those that were read, and those that stand in the figure; NaN for what has no value. */
export function lineOf(
  at: LineFigure['lines'][number]['at'],
  read: readonly number[],
): readonly [w1: number, w2: number, b: number] {
  let next = 0;
  const named = at.some((part) => typeof part === 'string');
  const [w1 = Number.NaN, w2 = Number.NaN, b = Number.NaN] = named
    ? at.map((part) => (typeof part === 'string' ? read[next++] : part))
    : read;
  return [w1, w2, b];
}
