import {
  type HardMargin,
  hardMargin,
  type LinearClassifier,
  levelLine,
  misclassified,
  type TwoClasses,
} from '../../../analysis/margin';
import type { FigureLine, PointGroup } from '../../../charts/boundary';
import type { Theme } from '../../../page/prefs';
import { markerPath } from '../../../scene/marker';
import { DASH_LENGTHS, RUN_COLORS } from '../runStyle';

/** What a line makes of two classes, and the best that any line could. */
export interface Separation {
  readonly line: LinearClassifier;
  readonly data: TwoClasses;
  /** Rows on the wrong side, those on the line included. */
  readonly wrong: readonly number[];
  /** Null: no line separates the classes. */
  readonly widest: HardMargin | null;
}

/** Looks for the widest margin only when the data are others. */
export function createSeparations(): (line: LinearClassifier, data: TwoClasses) => Separation {
  let known: { readonly data: TwoClasses; readonly widest: HardMargin | null } | null = null;
  return (line, data) => {
    if (known?.data.places !== data.places || known.data.labels !== data.labels)
      known = { data, widest: hardMargin(data) };
    return { line, data, wrong: misclassified(line, data), widest: known.widest };
  };
}

/** The second cue of each line, in units of its width. */
export const DASHES = { line: [], margins: DASH_LENGTHS.dashed, widest: DASH_LENGTHS.dotted } as const;

/** Far from the colours of the first runs and of both classes, also for colour-blind eyes. */
export const widestColor = (theme: Theme): string => RUN_COLORS[theme][5]!;

type Range = readonly [low: number, high: number];

/** The line with its margins at ±1, and the widest margin; `color`: of the line that is judged. */
export function separationLines(
  { line, widest }: Separation,
  x: Range,
  y: Range,
  { color, theme, bare }: { readonly color: string; readonly theme: Theme; readonly bare: boolean },
): FigureLine[] {
  const drawn = (
    of: LinearClassifier,
    level: number,
    style: Pick<FigureLine, 'color' | 'width' | 'dash'>,
  ): FigureLine => ({ places: levelLine(of, level, x, y), muted: false, halo: true, ...style });
  const best = widestColor(theme);
  return [
    ...(widest === null
      ? []
      : [
          ...[-1, 1].map((level) => drawn(widest, level, { color: best, width: 0.7, dash: DASHES.widest })),
          drawn(widest, 0, { color: best, width: 1.3, dash: DASHES.widest }),
        ]),
    ...[-1, 1].map((level) => drawn(line, level, { color, width: 0.8, dash: DASHES.margins })),
    ...(bare ? [] : [drawn(line, 0, { color, width: 1.3, dash: DASHES.line })]),
  ];
}

/** How much wider than a point the ring around it is. */
const RING = 1.9;

/** Rings around the misclassified points. */
export function wrongMarks({ wrong, data }: Separation): PointGroup[] {
  if (wrong.length === 0) return [];
  return [
    {
      places: Float64Array.from(wrong.flatMap((row) => [data.places[2 * row]!, data.places[2 * row + 1]!])),
      color: 'transparent',
      outline: (radius) => markerPath('circle', RING * radius),
      hollow: false,
      edge: 'ink',
      muted: false,
    },
  ];
}
