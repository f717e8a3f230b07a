import type { InstancedBufferGeometry, Scene } from 'three/webgpu';
import type { Look, SceneLine } from '../contract';
import type { HeightField } from '../heightfield';
import { PALETTES } from '../palette';
import { Arrows } from './arrows';
import { layRibbon } from './lay';
import { RIBBON_STRIDE, Ribbon, ribbonGeometry } from './ribbon';
import { CORE_WIDTH, DASHES, HALO_WIDTH } from './trails';

/** Depth by which lines are held above the surface: a little less than the runs' trails. */
const LIFT = 0.017;
const ORDER = 40;
/** Length of a head at a width of 1, in CSS pixels at look.scale 1. */
const HEAD = 12;
/** The piece before the end that gives a head its direction, in scene units: it is seen, and yet follows every bend. */
const AIM = 0.03;
/** Beyond every step: these lines do not move with the playback. */
const ALWAYS = 1e9;

/** Lines of a tool on the surface. All that look alike are drawn at once, however many they are. */
export class SurfaceLines {
  private readonly scene: Scene;
  private readonly groups = new Map<string, Group>();
  private readonly laid = new WeakMap<Float64Array, { readonly on: HeightField; readonly segments: Float32Array }>();
  private viewport: readonly [number, number, number] = [1, 1, 1];

  constructor(scene: Scene) {
    this.scene = scene;
  }

  show(lines: readonly SceneLine[], surface: HeightField | null, look: Look): void {
    const wanted = new Map<string, SceneLine[]>();
    for (const line of surface === null ? [] : lines) {
      const key = JSON.stringify([line.color, line.width, line.dash, line.arrow]);
      const same = wanted.get(key);
      if (same === undefined) wanted.set(key, [line]);
      else same.push(line);
    }
    for (const [key, group] of this.groups) {
      if (wanted.has(key)) continue;
      group.dispose();
      this.groups.delete(key);
    }
    for (const [key, alike] of wanted) {
      let group = this.groups.get(key);
      if (group === undefined) {
        group = new Group(this.scene);
        group.setViewport(...this.viewport);
        this.groups.set(key, group);
      }
      // Later ones in the list lie above earlier ones; the map keeps the order in which styles first came.
      group.show(alike, surface!, look, (path) => this.lay(path, surface!));
    }
  }

  setViewport(width: number, height: number, ratio: number): void {
    this.viewport = [width, height, ratio];
    for (const group of this.groups.values()) group.setViewport(width, height, ratio);
  }

  dispose(): void {
    for (const group of this.groups.values()) group.dispose();
    this.groups.clear();
  }

  /** The same path on the same surface is laid once, whichever lines come and go beside it. */
  private lay(path: Float64Array, surface: HeightField): Float32Array {
    const kept = this.laid.get(path);
    if (kept?.on === surface) return kept.segments;
    const segments = layRibbon(surface, path);
    this.laid.set(path, { on: surface, segments });
    return segments;
  }
}

class Group {
  private readonly halo = new Ribbon(LIFT, ORDER);
  private readonly core = new Ribbon(LIFT, ORDER + 1);
  private readonly heads = new Arrows(LIFT, ORDER + 2);
  private geometry: InstancedBufferGeometry = ribbonGeometry(new Float32Array());
  private pieces: readonly Float32Array[] = [];

  constructor(scene: Scene) {
    this.halo.setGeometry(this.geometry);
    this.core.setGeometry(this.geometry);
    scene.add(this.halo.mesh, this.core.mesh, this.heads.mesh);
  }

  /** All lines have the style of the first. */
  show(lines: readonly SceneLine[], surface: HeightField, look: Look, lay: (path: Float64Array) => Float32Array): void {
    const { color, width, dash, arrow } = lines[0]!;
    const { halo } = PALETTES[look.theme];
    const { scale } = look;
    const core = CORE_WIDTH * width * scale;
    const rim = ((HALO_WIDTH - CORE_WIDTH) / 2) * Math.min(1, width) * scale;
    this.core.setStyle({ color, width: core, dash: DASHES[dash], opacity: 1 });
    this.halo.setStyle({ color: halo, width: core + 2 * rim, dash: null, opacity: 0.6 });
    this.heads.setStyle({ color, halo, shaft: 0, head: HEAD * scale * Math.max(0.6, Math.sqrt(width)), rim });
    const pieces = lines.map(({ path }) => lay(path));
    const same = pieces.length === this.pieces.length && pieces.every((piece, i) => piece === this.pieces[i]);
    if (same) return;
    this.pieces = pieces;
    const segments = joined(pieces);
    this.geometry.dispose();
    this.geometry = ribbonGeometry(segments);
    this.halo.setGeometry(this.geometry);
    this.core.setGeometry(this.geometry);
    this.halo.setStep(ALWAYS, segments.length / RIBBON_STRIDE);
    this.core.setStep(ALWAYS, segments.length / RIBBON_STRIDE);
    this.heads.setArrows(arrow ? headsOf(lines, pieces, surface) : new Float32Array());
  }

  setViewport(width: number, height: number, ratio: number): void {
    for (const part of [this.halo, this.core, this.heads]) part.setViewport(width, height, ratio);
  }

  dispose(): void {
    this.geometry.dispose();
    this.halo.dispose();
    this.core.dispose();
    this.heads.dispose();
  }
}

function joined(pieces: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** An arrow to the end of each line that ends on the rectangle, from a little before. */
export function headsOf(
  lines: readonly SceneLine[],
  pieces: readonly Float32Array[],
  { grid }: HeightField,
): Float32Array {
  const out: number[] = [];
  for (const [i, { path }] of lines.entries()) {
    const segments = pieces[i]!;
    const [x, y] = [path[path.length - 2], path[path.length - 1]];
    const ends =
      x !== undefined && y !== undefined && x >= grid.x[0] && x <= grid.x[1] && y >= grid.y[0] && y <= grid.y[1];
    if (!ends || segments.length === 0) continue;
    const last = segments.length - RIBBON_STRIDE;
    const tip = [segments[last + 4]!, segments[last + 5]!, segments[last + 6]!] as const;
    let at = last;
    const distance = () => Math.hypot(segments[at]! - tip[0], segments[at + 1]! - tip[1], segments[at + 2]! - tip[2]);
    while (at > 0 && distance() < AIM) at -= RIBBON_STRIDE;
    if (distance() > 0) out.push(segments[at]!, segments[at + 1]!, segments[at + 2]!, ...tip);
  }
  return Float32Array.from(out);
}
