import { MARKERS, type Marker } from './contract';

/** A closed outline around (0, 0): alternating x, y, about the size of the unit disc, y down as on a screen. */
type Outline = readonly number[];

/** A regular polygon or, with `inner`, a star of `corners` points; the first corner is on top. */
function polygon(corners: number, outer: number, inner = outer): Outline {
  const points = inner === outer ? corners : 2 * corners;
  return Array.from({ length: points }, (_, i) => {
    const angle = (2 * Math.PI * i) / points - Math.PI / 2;
    const radius = i % 2 === 0 ? outer : inner === outer ? outer : inner;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }).flat();
}

/** An upright cross (plus sign) turned by 45°. */
function cross(arm: number, half: number): Outline {
  const plus = [
    [-half, -arm], [half, -arm], [half, -half], [arm, -half], [arm, half], [half, half],
    [half, arm], [-half, arm], [-half, half], [-arm, half], [-arm, -half], [-half, -half],
  ] as const; // biome-ignore format: one arm a group
  return plus.flatMap(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]);
}

/** Radii are chosen so that all shapes look equally large, which equal areas nearly give. */
const OUTLINES: Readonly<Partial<Record<Marker, Outline>>> = {
  square: polygon(4, 1.2).map((_, i) => [-0.86, -0.86, 0.86, -0.86, 0.86, 0.86, -0.86, 0.86][i]!),
  triangle: polygon(3, 1.25),
  diamond: polygon(4, 1.2),
  cross: cross(1.12, 0.38),
  star: polygon(5, 1.3, 0.56),
  pentagon: polygon(5, 1.1),
};

/**
 * SVG path data of a marker around (0, 0); `radius` in the unit of the path. Canvas draws it as `new Path2D(…)`. The
 * ring has its hole cut by the opposite winding, so it is right under the non-zero fill rule.
 */
export function markerPath(marker: Marker, radius: number): string {
  const outline = OUTLINES[marker];
  if (outline !== undefined) {
    const points: string[] = [];
    for (let i = 0; i < outline.length; i += 2) {
      points.push(`${round(outline[i]! * radius)} ${round(outline[i + 1]! * radius)}`);
    }
    return `M${points.join('L')}Z`;
  }
  return marker === 'ring' ? circle(1.05 * radius, 1) + circle(0.5 * radius, 0) : circle(radius, 1);
}

/**
 * Corners of a marker's outline around (0, 0), x and y in turn, y down, for a radius of 1: every shape is seen whole from
 * its middle, so that triangles from there fill it. Round ones, the ring too, are polygons.
 */
export function markerOutline(marker: Marker): readonly number[] {
  return OUTLINES[marker] ?? ROUND;
}

/** Finer than a pixel at the size of a marker on a wall. */
const ROUND = polygon(28, 1);

function circle(radius: number, sweep: 0 | 1): string {
  const r = round(radius);
  return `M${-r} 0A${r} ${r} 0 1 ${sweep} ${r} 0A${r} ${r} 0 1 ${sweep} ${-r} 0Z`;
}

/** Two decimals are finer than any screen. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The marker of the n-th run: they repeat after {@link MARKERS} is used up, when colours still differ. */
export function markerOf(index: number): Marker {
  return MARKERS[index % MARKERS.length]!;
}
