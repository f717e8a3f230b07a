import { type BufferAttribute, type PerspectiveCamera, Scene, type WebGPURenderer } from 'three/webgpu';
import type { Field } from '../../engine/contract';
import type { Annotator } from '../annotator';
import type { SceneModel } from '../contract';
import { quietGround } from '../dots';
import { type HeightField, heightField } from '../heightfield';
import { drawMarks } from '../marks';
import { openness } from '../openness';
import { PALETTES } from '../palette';
import { adoptBuffer, releaseBuffer } from './adopt';
import { AxesBox } from './box';
import { Layers } from './layers';
import { DataPoints } from './points';
import { projectPlace, type ScreenSize, toScreen, tuple } from './projection';
import { Surface } from './surface';
import { Trails } from './trails';

/** Of the surface's own lines, in CSS pixels at look.scale 1. */
const LINE_WIDTH = 1.1;
const NO_POINTS: NonNullable<SceneModel['points']> = [];

/** What stands in the scene: the surface, the box around it, the runs' trails, the data and the tools' layers. */
export class SceneContents {
  readonly scene = new Scene();
  private readonly renderer: WebGPURenderer;
  private readonly device: GPUDevice | null;
  private readonly surface = new Surface();
  private readonly box = new AxesBox(this.scene);
  private readonly trails = new Trails(this.scene);
  private readonly points = new DataPoints(this.scene);
  private readonly layers: Layers;
  private relief: HeightField | null = null;
  private shown: SceneModel | null = null;
  private drawnField: {
    readonly field: Field;
    readonly attribute: BufferAttribute;
    readonly buffer: GPUBuffer | null;
  } | null = null;

  /** `device`: the one on which the renderer draws; null with WebGL. */
  constructor(renderer: WebGPURenderer, device: GPUDevice | null) {
    this.renderer = renderer;
    this.device = device;
    this.scene.add(this.surface.mesh);
    this.layers = new Layers(this.scene, { backend: renderer.backend, device });
  }

  /** Of the field that is shown. */
  get heights(): HeightField | null {
    return this.relief;
  }

  /** There are trails that were cut short to keep the frame short; the next {@link setStep} goes on with them. */
  get pending(): boolean {
    return this.trails.pending;
  }

  /** Takes over the field of the model. Everything else of it waits for {@link dress}. */
  showField(model: SceneModel): void {
    const before = this.shown;
    this.shown = model;
    if (model.field !== (this.drawnField?.field ?? null)) this.drawField(model.field);
    if (before?.field !== model.field || !isSameHeight(before.height, model.height)) {
      this.relief = model.field === null ? null : heightField(model.field, model.height);
      this.surface.setOpenness(this.relief === null ? null : openness(this.relief));
    }
  }

  /** Everything in the scene but the field itself. */
  dress(model: SceneModel): void {
    this.surface.setLook(model.height, model.look, quietGround(model));
    this.surface.setDrape(model.drape ?? null);
    this.box.show(model, PALETTES[model.look.theme]);
    this.trails.show(model.runs, this.relief, model.look);
    this.points.show(model.points ?? NO_POINTS, this.relief, model.height, model.look);
    this.layers.show(model, this.relief);
  }

  /** `scale`: pixels of the target per CSS pixel at look.scale 1. */
  setStep(step: number, scale: number): void {
    this.surface.setLineWidth(LINE_WIDTH * scale);
    this.trails.update(step);
  }

  /** `whole`: the size of the picture of which the viewport is a part. */
  setViewport(width: number, height: number, ratio: number, whole?: readonly [number, number]): void {
    this.box.setViewport(width, height, ratio);
    this.trails.setViewport(width, height, ratio);
    this.points.setViewport(width, height, ratio);
    this.layers.setViewport(width, height, ratio, whole);
  }

  /** Axes, ticks, marks and names. */
  annotate(annotator: Annotator, model: SceneModel, step: number, camera: PerspectiveCamera, size: ScreenSize): void {
    const palette = PALETTES[model.look.theme];
    this.box.update(tuple(camera.position), (v) => toScreen(camera, size, v), annotator, model.look.scale);
    if (model.field === null) return;
    drawMarks(annotator, model, step, palette, (x, y) => projectPlace(this.relief, camera, size, x, y));
  }

  dispose(): void {
    this.releaseField();
    this.trails.dispose();
    this.points.dispose();
    this.layers.dispose();
    this.box.dispose();
    this.surface.dispose();
  }

  private drawField(field: Field | null): void {
    this.releaseField();
    if (field === null) {
      this.surface.mesh.visible = false;
      return;
    }
    const attribute = this.surface.setField(field);
    const buffer = this.device === null ? null : field.buffer;
    if (buffer !== null) adoptBuffer(this.renderer.backend, attribute, buffer);
    this.drawnField = { field, attribute, buffer };
  }

  /** Stops drawing the present field, whose owner may free it from now on. */
  private releaseField(): void {
    const { drawnField, device } = this;
    if (drawnField === null) return;
    if (drawnField.buffer !== null && device !== null) {
      releaseBuffer(this.renderer.backend, drawnField.attribute, device);
    }
    drawnField.attribute.dispose();
    this.drawnField = null;
  }
}

function isSameHeight(a: SceneModel['height'], b: SceneModel['height']): boolean {
  return a.kind === b.kind && a.low === b.low && a.high === b.high && a.soft === b.soft;
}
