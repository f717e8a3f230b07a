import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import {
  type BufferAttribute,
  LinearSRGBColorSpace,
  MathUtils,
  NoToneMapping,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGPURenderer,
} from 'three/webgpu';
import type { Field } from '../../engine/contract';
import '../scene.css';
import { ColorBar } from '../colorbar';
import type { SceneModel, View, ViewEvents } from '../contract';
import { castRay, fromGrid, type HeightField, heightAt, heightField, toGrid } from '../heightfield';
import type { KeyAction } from '../keyboard';
import { drawMarks, type ScreenPoint } from '../marks';
import { applyTheme, Overlay } from '../overlay';
import { PALETTES } from '../palette';
import { listenToPointing } from '../pointing';
import { MAX_SIDE, Sizer } from '../sizing';
import { adoptBuffer, isAdopted, releaseBuffer } from './adopt';
import { AxesBox } from './box';
import { fromScene, toScene } from './coordinates';
import { frameBox, type Vec3 } from './framing';
import { DataPoints } from './points';
import { settleScopes } from './scopes';
import { drawsInSoftware } from './software';
import { Surface } from './surface';
import { Trails } from './trails';
import { chooseViewpoint, PORTRAIT_VIEWPOINT, USUAL_VIEWPOINT } from './viewpoint';

const FIELD_OF_VIEW = 26;
/** Width over height below which a window is a phone's. */
const TALL = 0.9;
/** One press of an arrow key. */
const KEY_TURN = MathUtils.degToRad(5);
const KEY_PAN = 0.06;
const KEY_ZOOM = 1.12;
const LOWEST = 0.12;
const HIGHEST = MathUtils.degToRad(100);
const NO_POINTS: NonNullable<SceneModel['points']> = [];

export interface ThreeViewOptions {
  readonly backend: 'webgpu' | 'webgl';
  /** For `webgpu`: the device on which fields with a buffer were computed. It stays the caller's. */
  readonly device: GPUDevice | null;
  readonly events: ViewEvents;
  readonly signal?: AbortSignal;
}

/** What was really done, for tests and the self-test panel. */
export interface ViewStats {
  readonly backend: 'webgpu' | 'webgl';
  /** The last frame drew the surface from the engine's own buffer, without upload. */
  readonly adopted: boolean;
  readonly frames: number;
  /** Of the canvas, in device pixels. */
  readonly pixels: readonly [width: number, height: number];
  readonly drawCalls: number;
  readonly triangles: number;
}

export interface ThreeView extends View {
  readonly stats: ViewStats;
}

/**
 * The scene in three dimensions. Rejects where the backend cannot start (no WebGL2, lost device, aborted), and leaves
 * nothing behind then.
 */
export async function createThreeView(options: ThreeViewOptions): Promise<ThreeView> {
  const { backend, device, signal } = options;
  if (backend === 'webgpu' && device === null) throw new TypeError('the webgpu backend needs a device');
  signal?.throwIfAborted();
  const canvas = document.createElement('canvas');
  const ours = backend === 'webgpu' ? device : null;
  if (ours !== null) settleScopes(ours);
  const renderer = new WebGPURenderer({
    canvas,
    antialias: !drawsInSoftware(ours),
    alpha: true,
    ...(ours === null ? { forceWebGL: true } : { device: ours }),
  });
  // Every colour here is sRGB already and goes to the screen as it is; three then needs no second full-size pass.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.toneMapping = NoToneMapping;
  renderer.setClearColor(0, 0);
  try {
    await renderer.init();
    signal?.throwIfAborted();
  } catch (error) {
    // dispose() of a renderer that never started rejects for the same reason: one error is enough.
    renderer.dispose().catch(() => undefined);
    throw error;
  }
  return new SceneView(renderer, canvas, options);
}

class SceneView implements ThreeView {
  readonly element = document.createElement('div');
  private readonly renderer: WebGPURenderer;
  private readonly options: ThreeViewOptions;
  private readonly canvas: HTMLCanvasElement;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.1, 60);
  private readonly controls: OrbitControls;
  private readonly surface = new Surface();
  private readonly box = new AxesBox(this.scene);
  private readonly trails = new Trails(this.scene);
  private readonly points = new DataPoints(this.scene);
  private readonly overlay = new Overlay();
  private readonly bar = new ColorBar();
  private readonly sizer: Sizer;
  private readonly stopPointing: () => void;
  private readonly listening = new AbortController();
  private model: SceneModel | null = null;
  private heights: HeightField | null = null;
  private drawnField: {
    readonly field: Field;
    readonly attribute: BufferAttribute;
    readonly buffer: GPUBuffer | null;
  } | null = null;
  private size = { width: 0, height: 0 };
  private dirty = true;
  private gliding = false;
  private viewpoint = USUAL_VIEWPOINT;
  private touched = false;
  private over = false;
  private adopted = false;
  private frames = 0;
  private drawn = { drawCalls: 0, triangles: 0 };

  constructor(renderer: WebGPURenderer, canvas: HTMLCanvasElement, options: ThreeViewOptions) {
    this.renderer = renderer;
    this.canvas = canvas;
    this.options = options;
    this.element.className = 'scene-view';
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    this.element.append(canvas, this.overlay.element, this.bar.element);
    this.scene.add(this.surface.mesh);
    this.sizer = new Sizer(this.element, options.device?.limits.maxTextureDimension2D ?? MAX_SIDE);
    // Pressing the start marker must reach us before the camera: this listens in the capture phase.
    this.stopPointing = listenToPointing({
      element: this.element,
      canvas,
      events: options.events,
      model: () => this.model,
      placeAt: (x, y) => this.pick(x, y),
      startOnScreen: () => {
        const point = this.model?.start == null ? null : this.project(...this.model.start);
        return point === null ? null : [point.x, point.y];
      },
      onKey: (action) => this.onKey(action),
    });
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.minDistance = 1.2;
    this.controls.maxDistance = 20;
    this.controls.minPolarAngle = LOWEST;
    this.controls.maxPolarAngle = HIGHEST;
    this.controls.dampingFactor = 0.12;
    this.controls.rotateSpeed = 0.7;
    this.controls.addEventListener('start', () => {
      this.touched = true;
    });
    this.controls.addEventListener('change', () => {
      this.dirty = true;
    });
    this.watchForLoss();
  }

  get moving(): boolean {
    return !this.over && (this.dirty || this.gliding || this.trails.pending || this.sizer.stale);
  }

  get stats(): ViewStats {
    return {
      backend: this.options.backend,
      adopted: this.adopted,
      frames: this.frames,
      pixels: [this.canvas.width, this.canvas.height],
      ...this.drawn,
    };
  }

  show(model: SceneModel): void {
    if (this.over) return;
    const before = this.model;
    this.model = model;
    this.dirty = true;
    const palette = PALETTES[model.look.theme];
    applyTheme(this.element, model.look.theme, palette, model.look.scale);
    if (before?.look.scale !== model.look.scale) this.overlay.restyle();
    this.controls.enableDamping = !model.look.reducedMotion;

    if (model.field !== (this.drawnField?.field ?? null)) this.showField(model.field);
    if (before?.field !== model.field || !sameHeight(before.height, model.height)) {
      this.heights = model.field === null ? null : heightField(model.field, model.height);
    }
    if (!this.touched && isOtherSurface(before, model)) this.lookFromBest();
    this.surface.setLook(model.height, model.look);
    this.surface.setDrape(model.drape ?? null);
    this.box.show(model, palette);
    this.trails.show(model.runs, this.heights, model.look);
    this.points.show(model.points ?? NO_POINTS, this.heights, model.height, model.look);
    this.bar.show(model.height, model.look.colors, model.axes.z);
  }

  frame(step: number): void {
    const { model } = this;
    if (this.over || model === null) return;
    const { size, resized } = this.sizer.take();
    this.dirty = false;
    if (size === null) {
      this.gliding = false;
      return;
    }
    if (resized) this.resize(size.width, size.height, size.ratio);
    this.gliding = this.controls.update();
    this.camera.updateMatrixWorld();
    this.surface.setLineWidth(1.1 * model.look.scale * size.ratio);
    this.trails.update(step);

    this.overlay.begin();
    const palette = PALETTES[model.look.theme];
    const { x, y, z } = this.camera.position;
    this.box.update([x, y, z], (v) => this.toScreen(v), this.overlay, model.look.scale);
    if (model.field !== null) drawMarks(this.overlay, model, step, palette, (px, py) => this.project(px, py));
    this.overlay.end(size.width, size.height);
    try {
      this.renderer.render(this.scene, this.camera);
    } catch (error) {
      this.lose(error instanceof Error ? error.message : String(error));
      return;
    }
    this.frames++;
    // three clears these between frames, so they are read here.
    const { drawCalls, triangles } = this.renderer.info.render;
    this.drawn = { drawCalls, triangles };
    const { drawnField } = this;
    this.adopted =
      drawnField?.buffer != null && isAdopted(this.renderer.backend, drawnField.attribute, drawnField.buffer);
  }

  resetCamera(): void {
    this.touched = false;
    this.lookFromBest();
    this.dirty = true;
  }

  dispose(): void {
    if (this.listening.signal.aborted) return;
    this.over = true;
    this.listening.abort();
    this.stopPointing();
    this.controls.dispose();
    this.sizer.dispose();
    this.releaseField();
    this.trails.dispose();
    this.points.dispose();
    this.box.dispose();
    this.surface.dispose();
    this.element.remove();
    // Nothing is left to tell about a renderer that fails while it is thrown away.
    this.renderer.dispose().catch(() => undefined);
  }

  private showField(field: Field | null): void {
    this.releaseField();
    if (field === null) {
      this.surface.mesh.visible = false;
      return;
    }
    const attribute = this.surface.setField(field);
    const buffer = this.options.backend === 'webgpu' ? field.buffer : null;
    if (buffer !== null) adoptBuffer(this.renderer.backend, attribute, buffer);
    this.drawnField = { field, attribute, buffer };
  }

  /** Stops drawing the present field, whose owner may free it from now on. */
  private releaseField(): void {
    const { drawnField } = this;
    const { device } = this.options;
    if (drawnField === null) return;
    if (drawnField.buffer !== null && device !== null) {
      releaseBuffer(this.renderer.backend, drawnField.attribute, device);
    }
    drawnField.attribute.dispose();
    this.drawnField = null;
  }

  private resize(width: number, height: number, ratio: number): void {
    this.size = { width, height };
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.box.setViewport(width, height, ratio);
    this.trails.setViewport(width, height, ratio);
    this.points.setViewport(width, height, ratio);
    if (!this.touched) this.lookFromBest();
  }

  /** Turns to where the start and the minima can be seen. */
  private lookFromBest(): void {
    const { model, heights } = this;
    if (model === null || heights === null) {
      this.frameDefault();
      return;
    }
    const places = model.minima.map(({ x, y }) => [x, y] as const);
    const usual = this.camera.aspect < TALL ? PORTRAIT_VIEWPOINT : USUAL_VIEWPOINT;
    this.viewpoint = chooseViewpoint(heights, model.start === null ? places : [...places, model.start], usual);
    this.frameDefault();
  }

  private frameDefault(): void {
    const { width, height } = this.size;
    if (width === 0 || height === 0) return;
    const scale = this.model?.look.scale ?? 1;
    const margins = { left: 46 * scale, right: 46 * scale, top: 34 * scale, bottom: 46 * scale };
    const { azimuth, elevation } = this.viewpoint;
    const { position, target } = frameBox(azimuth, elevation, MathUtils.degToRad(FIELD_OF_VIEW), this.size, margins);
    // Without damping an update uses up what is left of the last swing; it must not go on from the new place.
    const { enableDamping } = this.controls;
    this.controls.enableDamping = false;
    this.controls.update();
    this.controls.enableDamping = enableDamping;
    this.camera.position.set(...position);
    this.controls.target.set(...target);
    this.controls.update();
  }

  private onKey(action: KeyAction): void {
    if (action.kind === 'reset') {
      this.resetCamera();
      return;
    }
    const { camera, controls } = this;
    const offset = camera.position.clone().sub(controls.target);
    if (action.kind === 'turn') {
      offset.applyAxisAngle(new Vector3(0, 1, 0), -action.dx * KEY_TURN);
      const side = new Vector3(0, 1, 0).cross(offset).normalize();
      const tilted = offset.clone().applyAxisAngle(side, -action.dy * KEY_TURN);
      const polar = tilted.angleTo(new Vector3(0, 1, 0));
      if (polar > LOWEST && polar < HIGHEST) offset.copy(tilted);
    } else if (action.kind === 'pan') {
      const right = new Vector3().setFromMatrixColumn(camera.matrixWorld, 0);
      const up = new Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
      const length = KEY_PAN * offset.length() * Math.tan(MathUtils.degToRad(FIELD_OF_VIEW / 2));
      controls.target.addScaledVector(right, action.dx * length).addScaledVector(up, action.dy * length);
    } else if (action.kind === 'zoom') {
      const length = offset.length() * KEY_ZOOM ** -action.way;
      offset.setLength(MathUtils.clamp(length, controls.minDistance, controls.maxDistance));
    }
    camera.position.copy(controls.target).add(offset);
    this.touched = true;
    this.dirty = true;
  }

  /** The place of the domain under a point of the element, on the visible surface. */
  private pick(x: number, y: number): readonly [number, number] | null {
    const { heights, camera, size } = this;
    if (heights === null || size.width === 0) return null;
    const through = new Vector3((2 * x) / size.width - 1, 1 - (2 * y) / size.height, 0.5).unproject(camera);
    const { grid } = heights;
    const from = fromScene(grid, tuple(camera.position), true);
    const towards = fromScene(grid, tuple(through.sub(camera.position)), false);
    const hit = castRay(heights, from, towards);
    return hit === null ? null : fromGrid(grid, hit.column, hit.row);
  }

  /** Places outside the rectangle are shown at its edge. */
  private project(x: number, y: number): ScreenPoint | null {
    const { heights } = this;
    if (heights === null || this.size.width === 0) return null;
    const { grid } = heights;
    const [freeColumn, freeRow] = toGrid(grid, x, y);
    const column = MathUtils.clamp(freeColumn, 0, grid.columns - 1);
    const row = MathUtils.clamp(freeRow, 0, grid.rows - 1);
    const height = heightAt(heights, column, row);
    // Over a hole there is no height: the mark stays on the floor.
    const at = toScene(grid, column, row, Number.isNaN(height) ? 0 : MathUtils.clamp(height, 0, 1));
    const [left, top] = this.toScreen(at);
    const towards = fromScene(grid, tuple(this.camera.position.clone().sub(new Vector3(...at))), false);
    // From a little off the surface, so that it does not hide its own marks.
    const hidden = castRay(heights, fromScene(grid, at, true), towards, 0.01, 1) !== null;
    return { x: left, y: top, hidden };
  }

  private toScreen(v: Vec3): readonly [number, number] {
    const clip = new Vector3(...v).project(this.camera);
    return [((clip.x + 1) / 2) * this.size.width, ((1 - clip.y) / 2) * this.size.height];
  }

  private watchForLoss(): void {
    const { device, backend } = this.options;
    // three would log an error; here a loss is no error but news for whoever replaces this view.
    this.renderer.onDeviceLost = () => {};
    if (backend === 'webgpu') device?.lost.then((info) => this.lose(info.message || 'the GPU device was lost'));
    this.canvas.addEventListener('webglcontextlost', () => this.lose('the WebGL context was lost'), {
      signal: this.listening.signal,
    });
  }

  private lose(reason: string): void {
    if (this.over) return;
    this.over = true;
    this.options.events.onLost(reason);
  }
}

function tuple(v: Vector3): [number, number, number] {
  return [v.x, v.y, v.z];
}

/** Not merely another resolution or start of the surface that was shown before. */
function isOtherSurface(before: SceneModel | null, model: SceneModel): boolean {
  const shape = ({ field, axes, minima }: SceneModel) => JSON.stringify([field?.grid.x, field?.grid.y, axes, minima]);
  if (model.field === null) return false;
  return before?.field == null || shape(before) !== shape(model) || before.height.kind !== model.height.kind;
}

function sameHeight(a: SceneModel['height'], b: SceneModel['height']): boolean {
  return a.kind === b.kind && a.low === b.low && a.high === b.high && a.soft === b.soft;
}
