import type { FigureCurve, FigureLevel, Plot } from './lineFigureMarks';
import { say } from './svg';
import { type Box, textWidth } from './textBox';

/** Rem: size of the type, as in the style sheet. */
const SIZE = 0.74;
/** Rem between a level and the middle of its name. */
const APART = 0.85;
/** Rem: half of a marker, which a name keeps off as it does off the line. */
const MARKER = 0.25;
/** Shares of the room along the level, the best place first. */
const ALONG = [1, 0, 0.5, 0.75, 0.25];

/** Names of the levels, above or below them where they cover least of the curves. */
export function levelNames(
  levels: readonly FigureLevel[],
  curves: readonly FigureCurve[],
  plot: Plot,
): readonly SVGElement[] {
  const { left, right, top, bottom, rem } = plot;
  const lines = curves.map((curve) => placesOf(curve, plot));
  return levels.flatMap(({ at, text }) => {
    const height = plot.y(at);
    if (height === null || height < top || height > bottom) return [];
    const width = textWidth(text, SIZE * rem);
    const places = [-1, 1].flatMap((side) =>
      ALONG.map((share): Box => {
        const middle = height + side * APART * rem;
        const from = left + 0.3 * rem + share * Math.max(0, right - left - 0.3 * rem - width);
        return { left: from, right: from + width, top: middle - SIZE * rem * 0.6, bottom: middle + SIZE * rem * 0.6 };
      }),
    );
    const inside = places.filter((box) => box.top >= top && box.bottom <= bottom);
    const costs = inside.map((box) => lines.reduce((sum, line) => sum + crossed(grown(box, MARKER * rem), line), 0));
    const box = inside[costs.indexOf(Math.min(...costs))];
    if (box === undefined) return [];
    return [
      say('text', text, {
        class: 'line-figure-label',
        x: box.left,
        y: (box.top + box.bottom) / 2,
        'text-anchor': 'start',
        'dominant-baseline': 'central',
      }),
    ];
  });
}

/** x, y in pixels, a few for every piece of the curve. */
function placesOf({ x, y }: FigureCurve, plot: Plot): readonly (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  const pieces = 8;
  for (let i = 0; i + 1 < x.length; i++) {
    const [from, to] = [plot.y(y[i]!), plot.y(y[i + 1]!)];
    if (from === null || to === null) continue;
    for (let k = 0; k <= pieces; k++) {
      const share = k / pieces;
      places.push([(1 - share) * plot.x(x[i]!) + share * plot.x(x[i + 1]!), (1 - share) * from + share * to]);
    }
  }
  return places;
}

function crossed({ left, right, top, bottom }: Box, places: readonly (readonly [number, number])[]): number {
  return places.filter(([x, y]) => x > left && x < right && y > top && y < bottom).length;
}

function grown({ left, right, top, bottom }: Box, by: number): Box {
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by };
}
