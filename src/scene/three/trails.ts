import type { InstancedBufferGeometry, Scene } from 'three/webgpu';
import { cssToRgb } from '../colormap';
import type { Look, SceneRun } from '../contract';
import type { HeightField } from '../heightfield';
import { PALETTES } from '../palette';
import { layRibbon } from './lay';
import { RIBBON_STRIDE, Ribbon, ribbonGeometry } from './ribbon';

/** CSS pixels at look.scale 1. */
export const CORE_WIDTH = 3;
export const HALO_WIDTH = 6;
/** Dash and period in scene units: the box is 2 wide. */
export const DASHES: Readonly<Record<SceneRun['dash'], readonly [number, number] | null>> = {
  solid: null,
  dashed: [0.045, 0.07],
  dotted: [0.014, 0.034],
};
/** Depth by which trails are held above the surface; the box is about 6 away. */
const LIFT = 0.02;
/** Laying trails on the surface may take this long in one frame; the rest waits for the next. */
const BUDGET_MS = 10;

/** The runs' trails on the surface: each a coloured line in a halo of the ground's colour. */
export class Trails {
  private readonly trails: Trail[] = [];
  private readonly scene: Scene;
  private surface: HeightField | null = null;
  private runs: readonly SceneRun[] = [];
  private viewport: readonly [number, number, number] = [1, 1, 1];

  constructor(scene: Scene) {
    this.scene = scene;
  }

  /** True while trails wait to be laid on the surface. */
  get pending(): boolean {
    return this.surface !== null && this.trails.some((trail) => !trail.isLaid(this.surface));
  }

  show(runs: readonly SceneRun[], surface: HeightField | null, look: Look): void {
    this.runs = runs;
    this.surface = surface;
    while (this.trails.length > runs.length) this.trails.pop()!.dispose();
    while (this.trails.length < runs.length) {
      // The first run is drawn last, on top of the others.
      const trail = new Trail(100 - 2 * this.trails.length);
      trail.setViewport(...this.viewport);
      trail.addTo(this.scene);
      this.trails.push(trail);
    }
    for (const [i, run] of runs.entries()) this.trails[i]!.show(run, look);
  }

  setViewport(width: number, height: number, ratio: number): void {
    this.viewport = [width, height, ratio];
    for (const trail of this.trails) trail.setViewport(width, height, ratio);
  }

  /** Shows the trails up to a step; lays as many of the waiting ones as fit into a frame, at least one. */
  update(step: number): void {
    const began = performance.now();
    for (const [i, trail] of this.trails.entries()) {
      if (this.surface !== null && !trail.isLaid(this.surface)) {
        if (performance.now() - began < BUDGET_MS) trail.lay(this.surface, this.runs[i]!.trajectory);
      }
      trail.setStep(this.surface === null ? -1 : step);
    }
  }

  dispose(): void {
    for (const trail of this.trails) trail.dispose();
    this.trails.length = 0;
  }
}

class Trail {
  private readonly halo: Ribbon;
  private readonly core: Ribbon;
  private geometry: InstancedBufferGeometry = ribbonGeometry(new Float32Array());
  /** Step at which each segment begins, ascending. */
  private starts = new Float32Array();
  private trajectory: Float64Array | null = null;
  private laidTrajectory: Float64Array | null = null;
  private laidOn: HeightField | null = null;

  constructor(order: number) {
    this.halo = new Ribbon(LIFT, order);
    this.core = new Ribbon(LIFT, order + 1);
  }

  addTo(scene: Scene): void {
    scene.add(this.halo.mesh, this.core.mesh);
  }

  show(run: SceneRun, look: Look): void {
    this.trajectory = run.trajectory;
    const palette = PALETTES[look.theme];
    const color = run.muted ? mixColors(run.color, palette.ground, 0.7) : run.color;
    const width = CORE_WIDTH * look.scale;
    this.core.setStyle({ color, width, dash: DASHES[run.dash], opacity: 1 });
    this.halo.setStyle({
      color: palette.halo,
      width: HALO_WIDTH * look.scale,
      dash: null,
      opacity: run.muted ? 0.2 : 0.75,
    });
  }

  isLaid(surface: HeightField | null): boolean {
    return this.laidOn === surface && this.laidTrajectory === this.trajectory;
  }

  lay(surface: HeightField, trajectory: Float64Array): void {
    this.laidOn = surface;
    this.laidTrajectory = trajectory;
    const segments = layRibbon(surface, trajectory);
    this.starts = new Float32Array(segments.length / RIBBON_STRIDE);
    for (let i = 0; i < this.starts.length; i++) this.starts[i] = segments[i * RIBBON_STRIDE + 3]!;
    this.geometry.dispose();
    this.geometry = ribbonGeometry(segments);
    this.halo.setGeometry(this.geometry);
    this.core.setGeometry(this.geometry);
  }

  setStep(step: number): void {
    const count = this.laidTrajectory === this.trajectory ? begunBefore(this.starts, step) : 0;
    this.halo.setStep(step, count);
    this.core.setStep(step, count);
  }

  setViewport(width: number, height: number, ratio: number): void {
    this.halo.setViewport(width, height, ratio);
    this.core.setViewport(width, height, ratio);
  }

  dispose(): void {
    this.geometry.dispose();
    this.halo.dispose();
    this.core.dispose();
  }
}

/** How many of the ascending numbers lie before `step`. */
function begunBefore(starts: Float32Array, step: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mixColors(a: string, b: string, share: number): string {
  const other = cssToRgb(b);
  const mixed = cssToRgb(a).map((part, i) => Math.round(part + share * (other[i]! - part)));
  return `rgb(${mixed.join(', ')})`;
}
