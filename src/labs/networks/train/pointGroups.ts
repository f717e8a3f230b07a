import { backgroundPosition } from '../../../charts/background';
import type { PointGroup } from '../../../charts/boundary';
import { divergingStops, divergingTable, type FigureTheme, TABLE_SIZE } from '../../../charts/classColors';
import type { NetData } from '../../../engine/contract/network';
import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import type { Marker } from '../../../scene/contract';
import { markerPath } from '../../../scene/marker';
import { classStyle } from '../../shared/classStyle';
import { classesOf, firstTargets, type OutputReading } from './reading';

/** Points of one look: in the plane, and with the height of their target. */
export interface Points {
  /** x, y, height; x, y, height; … */
  readonly places: Float64Array;
  readonly color: string;
  readonly marker: Marker;
  readonly hollow: boolean;
  /** Their class; null: values, which the colour tells. */
  readonly label: number | null;
}

/** Values of a regression are told apart by so many colours. */
const BINS = 9;

/** The points of a training as they are drawn, training rows below test rows. */
export function pointsOf(
  { net, train, test }: ResolvedNetwork,
  reading: OutputReading,
  testShown: boolean,
  theme: FigureTheme,
): Points[] {
  const width = net.widths[0]!;
  const parts = test === null || !testShown ? [train] : [train, test];
  return parts.flatMap((data, part) => group(data, width, reading, theme, part === 1));
}

function group(data: NetData, width: number, reading: OutputReading, theme: FigureTheme, hollow: boolean): Points[] {
  const targets = firstTargets(data);
  const classes = classesOf(reading, data);
  const kinds = new Map<number, number[]>();
  for (let row = 0; row < data.rows; row++) {
    const kind = classes?.[row] ?? (width === 1 ? 0 : bin(reading, targets[row]!));
    const places = kinds.get(kind) ?? [];
    kinds.set(kind, places);
    const x = data.inputs[row * width]!;
    const height = heightOf(reading, targets[row]!, classes?.[row] ?? null);
    places.push(x, width === 1 ? height : data.inputs[row * width + 1]!, height);
  }
  return [...kinds]
    .sort(([a], [b]) => a - b)
    .map(([kind, places]) => ({
      places: Float64Array.from(places),
      ...(classes !== null || width === 1
        ? classStyle(kind, theme)
        : { color: binColor(kind, theme), marker: 'circle' }),
      hollow,
      label: classes === null ? null : kind,
    }));
}

/** Where the net should put a point: at its class's end of the scale, or at its value. */
function heightOf({ kind, low, high }: OutputReading, target: number, label: number | null): number {
  if (label === null || kind === 'value') return target;
  return label === 0 ? low : high;
}

function bin(reading: OutputReading, target: number): number {
  return Math.round(backgroundPosition(reading, target) * (BINS - 1));
}

function binColor(index: number, theme: FigureTheme): string {
  const table = divergingTable(divergingStops(theme));
  const at = 3 * Math.round((index / (BINS - 1)) * (TABLE_SIZE - 1));
  return `rgb(${table[at]}, ${table[at + 1]}, ${table[at + 2]})`;
}

/** The same for the flat figure. */
export function flatGroups(points: readonly Points[]): PointGroup[] {
  return points.map(({ places, color, marker, hollow, label }) => ({
    places: places.filter((_, i) => i % 3 !== 2),
    color,
    outline: (radius) => markerPath(marker, radius),
    hollow,
    // A value may have the very colour of the background.
    edge: label === null ? 'ink' : 'halo',
    muted: false,
  }));
}
