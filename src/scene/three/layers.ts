import type { Scene } from 'three/webgpu';
import { arrowGroups, levelFor } from '../arrowField';
import type { SceneModel } from '../contract';
import type { HeightField } from '../heightfield';
import { Arrows, layArrows } from './arrows';
import { SurfaceLines } from './lines';
import { TangentPlane } from './plane';
import { type SwarmHost, Swarms } from './swarms';

/** Above the swarms, below the lines. */
const ARROW_ORDER = 30;
/** CSS pixels at look.scale 1 and weight 1. */
const ARROW = { shaft: 1, head: 6.5, rim: 0.7 } as const;

/** Part of the picture's width that the surface takes up, and the widest picture that is wide for it. */
const COVERED = 0.75;
const WIDEST = 1.5;

/** What the tools lay on the surface, but for the drape (which is the surface's own) and the marks (the overlay's). */
export class Layers {
  private readonly lines: SurfaceLines;
  /** One for each group of arrows that are drawn alike: at most those on dark and those on light ground. */
  private readonly arrows = [new Arrows(0.02, ARROW_ORDER), new Arrows(0.02, ARROW_ORDER)] as const;
  private readonly plane: TangentPlane;
  private readonly swarms: Swarms;
  private laid: readonly unknown[] = [];
  private shown: { readonly model: SceneModel; readonly surface: HeightField | null } | null = null;
  private room = 0;

  constructor(scene: Scene, host: SwarmHost) {
    this.lines = new SurfaceLines(scene);
    this.plane = new TangentPlane(scene);
    this.swarms = new Swarms(scene, host);
    scene.add(...this.arrows.map(({ mesh }) => mesh));
  }

  show(model: SceneModel, surface: HeightField | null): void {
    const { look, height } = model;
    this.lines.show(model.lines ?? [], surface, look);
    this.plane.show(model.plane ?? null, surface?.grid ?? null, height, look);
    this.swarms.show(model.swarms ?? [], surface, height, look);
    this.shown = { model, surface };
    this.showArrows();
  }

  /** `whole`: the size of the picture of which the viewport is a part. */
  setViewport(width: number, height: number, ratio: number, whole: readonly [number, number] = [width, height]): void {
    for (const part of [this.lines, ...this.arrows, this.plane]) part.setViewport(width, height, ratio);
    this.swarms.setViewport(width, height, ratio, whole);
    this.room = COVERED * Math.min(whole[0], WIDEST * whole[1]);
    this.showArrows();
  }

  dispose(): void {
    for (const part of [this.lines, ...this.arrows, this.plane, this.swarms]) part.dispose();
  }

  private showArrows(): void {
    if (this.shown === null) return;
    const { model, surface } = this.shown;
    const { arrows, look, height } = model;
    const level = arrows == null ? null : levelFor(arrows.levels, this.room, look.scale);
    const now = [level, surface, arrows?.color, arrows?.weight, look.theme, look.colors, look.scale, height];
    if (now.length === this.laid.length && now.every((part, i) => part === this.laid[i])) return;
    this.laid = now;
    const groups = arrows == null || level === null ? [] : arrowGroups(arrows, level, surface, height, look);
    for (const [i, part] of this.arrows.entries()) {
      const group = groups[i];
      if (group === undefined || surface === null) {
        part.setArrows(new Float32Array());
        continue;
      }
      const scale = look.scale * (arrows?.weight ?? 1);
      part.setStyle({
        color: group.color,
        halo: group.halo,
        haloOpacity: group.haloOpacity,
        shaft: ARROW.shaft * scale,
        head: ARROW.head * scale,
        rim: ARROW.rim * scale,
      });
      part.setArrows(layArrows(surface, group));
    }
  }
}
