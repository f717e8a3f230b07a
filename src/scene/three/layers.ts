import type { Scene } from 'three/webgpu';
import type { SceneModel } from '../contract';
import type { HeightField } from '../heightfield';
import { PALETTES } from '../palette';
import { Arrows, layArrows } from './arrows';
import { SurfaceLines } from './lines';
import { TangentPlane } from './plane';
import { type SwarmHost, Swarms } from './swarms';

/** Above the swarms, below the lines. */
const ARROW_ORDER = 30;
/** CSS pixels at look.scale 1 and weight 1. */
const ARROW = { shaft: 1, head: 6.5, rim: 0.7 } as const;

/** What the tools lay on the surface, but for the drape (which is the surface's own) and the marks (the overlay's). */
export class Layers {
  private readonly lines: SurfaceLines;
  private readonly arrows = new Arrows(0.02, ARROW_ORDER);
  private readonly plane: TangentPlane;
  private readonly swarms: Swarms;
  private laid: { readonly arrows: Float64Array | null; readonly on: HeightField | null } = { arrows: null, on: null };

  constructor(scene: Scene, host: SwarmHost) {
    this.lines = new SurfaceLines(scene);
    this.plane = new TangentPlane(scene);
    this.swarms = new Swarms(scene, host);
    scene.add(this.arrows.mesh);
  }

  show(model: SceneModel, surface: HeightField | null): void {
    const { look, height } = model;
    this.lines.show(model.lines ?? [], surface, look);
    this.plane.show(model.plane ?? null, surface?.grid ?? null, height, look);
    this.swarms.show(model.swarms ?? [], surface, height, look);
    this.showArrows(model, surface);
  }

  /** `whole`: the size of the picture of which the viewport is a part. */
  setViewport(width: number, height: number, ratio: number, whole: readonly [number, number] = [width, height]): void {
    for (const part of [this.lines, this.arrows, this.plane]) part.setViewport(width, height, ratio);
    this.swarms.setViewport(width, height, ratio, whole);
  }

  dispose(): void {
    for (const part of [this.lines, this.arrows, this.plane, this.swarms]) part.dispose();
  }

  private showArrows({ arrows, look }: SceneModel, surface: HeightField | null): void {
    const shown = arrows?.arrows ?? null;
    if (arrows != null) {
      const scale = look.scale * arrows.weight;
      this.arrows.setStyle({
        color: arrows.color,
        halo: PALETTES[look.theme].halo,
        shaft: ARROW.shaft * scale,
        head: ARROW.head * scale,
        rim: ARROW.rim * scale,
      });
    }
    if (this.laid.arrows === shown && this.laid.on === surface) return;
    this.laid = { arrows: shown, on: surface };
    this.arrows.setArrows(arrows == null || surface === null ? new Float32Array() : layArrows(surface, arrows));
  }
}
