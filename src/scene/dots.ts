import { COLORS, colorPivot, colorPosition, colorTable, cssToRgb } from './colormap';
import type { HeightScale, Look, SceneModel, SceneSwarm, SwarmPaint } from './contract';
import { PALETTES } from './palette';
import { applyHeight } from './scale';

/** Numbers per particle: x, y, loss, status code. */
export const DOT_STRIDE = 4;

/** Up to this many particles each has its swarm's marker; more are dots. */
export const MOST_MARKED = 2000;

/** From this status code on (diverged, undefined) a particle's place tells nothing but that. */
const ENDED = 3;

/** Part of a window that a surface or a map covers, more or less. */
const COVERED = 0.35;
/** Radii in CSS pixels at look.scale 1. */
const SMALLEST = 0.95;
const LARGEST = 4.6;
/** Part of the mean distance between particles: they crowd together in valleys, and are to be told apart there too. */
const SHARE = 0.5;
/** Share of the tint in the colours of a swarm that is painted by loss. */
const TINT = 0.22;
/** Dots smaller than this have no rim: it would be all that is seen of them. */
const RIMMED = 1.7;

export interface DotSize {
  /** CSS pixels, without the rim. */
  readonly radius: number;
  /** Width of the rim, in CSS pixels; 0: none. */
  readonly rim: number;
  readonly opacity: number;
}

/** How large dots are drawn so that a swarm of this size fills a window of this size and can still be read. */
export function dotSize(count: number, width: number, height: number, scale: number): DotSize {
  const apart = Math.sqrt((COVERED * width * height) / Math.max(count, 1));
  const radius = Math.min(Math.max(SHARE * apart, SMALLEST * scale), LARGEST * scale);
  // Where thousands lie upon one another the number must show: single dots give way to their density.
  const crowd = Math.min(1, Math.max(0, (Math.log10(Math.max(count, 1)) - 4) / 2));
  return {
    radius,
    // Thin: in a crowd the rims of later dots lie on the earlier ones, and would take their light.
    rim: radius >= RIMMED * scale ? Math.max(0.6 * scale, 0.22 * radius) : 0,
    opacity: 1 - 0.45 * crowd,
  };
}

/** Whether a particle of this status is drawn at all. */
export function isDrawn(paint: SwarmPaint, code: number): boolean {
  return paint.by === 'status' || code < ENDED;
}

/** Colours of a swarm as bytes, and which of them a particle has. */
export interface DotPaint {
  /** RGB of each colour, one after the other. */
  readonly colors: Uint8Array;
  /** Index of a particle's colour, whose numbers begin at `at`; −1: it is not drawn. */
  classify(samples: Float32Array, at: number): number;
}

/** Colours of the particles on the CPU; the twin of the vertex stage in `three/dots.ts`. */
export function dotPaint(paint: SwarmPaint, scale: HeightScale, look: Look): DotPaint {
  switch (paint.by) {
    case 'one':
      return { colors: bytesOf([paint.color]), classify: (samples, at) => (samples[at + 3]! < ENDED ? 0 : -1) };
    case 'loss': {
      const pivot = colorPivot(scale, look.colors);
      const table = lossTable(look);
      return {
        colors: Uint8Array.from({ length: 3 * COLORS }, (_, i) => table[4 * Math.floor(i / 3) + (i % 3)]!),
        classify: (samples, at) =>
          samples[at + 3]! < ENDED
            ? Math.round(colorPosition(applyHeight(scale, samples[at + 2]!), pivot) * (COLORS - 1))
            : -1,
      };
    }
    case 'status':
      return {
        colors: bytesOf(paint.colors),
        classify: (samples, at) => Math.min(samples[at + 3]!, paint.colors.length - 1),
      };
    case 'destination': {
      const { places, radius } = paint;
      const count = places.length / 2;
      const reach = radius * radius;
      return {
        colors: bytesOf([...paint.colors, paint.other]),
        classify(samples, at) {
          if (samples[at + 3]! >= ENDED) return -1;
          const x = samples[at]!;
          const y = samples[at + 1]!;
          let best = count;
          let least = reach;
          for (let i = 0; i < count; i++) {
            const dx = x - places[2 * i]!;
            const dy = y - places[2 * i + 1]!;
            const distance = dx * dx + dy * dy;
            if (distance <= least) {
              least = distance;
              best = i;
            }
          }
          return Math.min(best, paint.colors.length);
        },
      };
    }
  }
}

/** What the surface's own colours are mixed with where they give way to a swarm; its relief stays. */
export interface QuietGround {
  readonly color: string;
  /** 0: its own colours; 1: nothing of them. */
  readonly share: number;
}

/** A swarm that has the surface's own colours takes nearly all of them; any other must only be brighter than its ground. */
const QUIET = { loss: 0.88, other: 0.7 } as const;

/**
 * A swarm is the brightest thing in its picture: the ground steps back behind it. Colours of statuses and of places are
 * light in every theme, so theirs is always dark. Null: there is no swarm, or a drape says something of its own.
 */
export function quietGround({ swarms = [], drape, look }: SceneModel): QuietGround | null {
  const by = drape == null ? swarms[0]?.paint.by : undefined;
  if (by === undefined) return null;
  if (by === 'loss') return { color: PALETTES[look.theme].quietSurface, share: QUIET.loss };
  return { color: PALETTES[hasLightColors(by) ? 'dark' : look.theme].swarmGround, share: QUIET.other };
}

/** Of the rim around a dot: it parts the dot from what it lies on. */
export function rimColor({ by }: SwarmPaint, { theme }: Look): string {
  return PALETTES[hasLightColors(by) ? 'dark' : theme].halo;
}

function hasLightColors(by: SwarmPaint['by']): boolean {
  return by === 'status' || by === 'destination';
}

/** The colour map for dots, {@link COLORS} × RGBA: a little darker than the map, away from the quiet surface. */
export function lossTable({ colors, theme }: Look): Uint8Array {
  const tint = cssToRgb(PALETTES[theme].dotTint);
  return colorTable(colors).map((part, i) => (i % 4 === 3 ? part : Math.round(part + TINT * (tint[i % 4]! - part))));
}

function bytesOf(colors: readonly string[]): Uint8Array {
  return Uint8Array.from(colors.flatMap((css) => cssToRgb(css)));
}

/** Whether two swarms look alike and stand alike, so that a picture of one shows the other. */
export function sameSwarm(a: SceneSwarm, b: SceneSwarm): boolean {
  return (
    a.count === b.count &&
    a.samples === b.samples &&
    a.buffer === b.buffer &&
    a.version === b.version &&
    a.marker === b.marker &&
    samePaint(a.paint, b.paint)
  );
}

function samePaint(a: SwarmPaint, b: SwarmPaint): boolean {
  return a === b || JSON.stringify(a, plain) === JSON.stringify(b, plain);
}

function plain(_key: string, value: unknown): unknown {
  return value instanceof Float64Array ? [...value] : value;
}
