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
import type { Annotator } from '../annotator';
import { CanvasAnnotator } from '../canvasAnnotator';
import { ColorBar, showsColors } from '../colorbar';
import type { CaptureOptions, SceneModel, View, ViewEvents } from '../contract';
import { isQuiet } from '../dots';
import { castRay, fromGrid, type HeightField, heightAt, heightField, toGrid } from '../heightfield';
import type { KeyAction } from '../keyboard';
import { drawMarks, type ScreenPoint } from '../marks';
import { applyTheme, Overlay } from '../overlay';
import { PALETTES } from '../palette';
import { checkCapture, isKept, modelFor, PictureCanvas, paintBar } from '../picture';
import { listenToPointing } from '../pointing';
import { MAX_SIDE, Sizer } from '../sizing';
import { adoptBuffer, isAdopted, releaseBuffer } from './adopt';
import { AxesBox } from './box';
import { barBox, Shutter } from './capture';
import { fromScene, toScene } from './coordinates';
import { type Framing, frameBox, type Vec3 } from './framing';
import { Layers } from './layers';
import { DataPoints } from './points';
import { settleScopes } from './scopes';
import { drawsInSoftware } from './software';
import { Surface } from './surface';
import { Trails } from './trails';
import { chooseViewpoint, PORTRAIT_VIEWPOINT, USUAL_VIEWPOINT, type Viewpoint } from './viewpoint';

const FIELD_OF_VIEW = 26;
/** Width over height below which a window is a phone's. */
const TALL = 0.9;
/** One press of an arrow key. */
const KEY_TURN = MathUtils.degToRad(5);
const KEY_PAN = 0.06;
const KEY_ZOOM = 1.12;
const LOWEST = 0.12;
const HIGHEST = MathUtils.degToRad(100);
/** Of a picture's pixels, also where the page's are drawn in software and have one: nobody waits for a frame here. */
const SAMPLES = 4;
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
  /** So many swarms are drawn from the engine's own buffers, without upload. */
  readonly adoptedSwarms: number;
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
  private readonly layers: Layers;
  private readonly shutter: Shutter;
  private readonly pictures = new PictureCanvas();
  private annotator: CanvasAnnotator | null = null;
  private lastPicture: Promise<unknown> = Promise.resolve();
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
  private viewpoint: Viewpoint = USUAL_VIEWPOINT;
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
    this.layers = new Layers(this.scene, {
      backend: renderer.backend,
      device: options.backend === 'webgpu' ? options.device : null,
    });
    const largest = options.device?.limits.maxTextureDimension2D ?? MAX_SIDE;
    this.sizer = new Sizer(this.element, largest);
    this.shutter = new Shutter(renderer, SAMPLES, largest);
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
      adoptedSwarms: this.layers.adopted,
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
    applyTheme(this.element, model.look.theme, PALETTES[model.look.theme], model.look.scale);
    if (before?.look.scale !== model.look.scale) this.overlay.restyle();
    this.controls.enableDamping = !model.look.reducedMotion;

    if (model.field !== (this.drawnField?.field ?? null)) this.showField(model.field);
    if (before?.field !== model.field || !sameHeight(before.height, model.height)) {
      this.heights = model.field === null ? null : heightField(model.field, model.height);
    }
    if (!this.touched && isOtherSurface(before, model)) this.lookFromBest();
    this.dress(model);
    this.bar.show(model.height, model.look.colors, model.axes.z);
    this.bar.element.hidden = !showsColors(model);
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
    this.annotate(this.overlay, model, step, this.camera, size);
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

  async capture(options: CaptureOptions): Promise<ImageBitmap> {
    checkCapture(options);
    // One after the other: they share a target and a canvas.
    const picture = this.lastPicture.then(() => this.takePicture(options));
    this.lastPicture = picture.catch(() => undefined);
    return picture;
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
    this.layers.dispose();
    this.shutter.release();
    this.pictures.dispose();
    this.box.dispose();
    this.surface.dispose();
    this.element.remove();
    // Nothing is left to tell about a renderer that fails while it is thrown away.
    this.renderer.dispose().catch(() => undefined);
  }

  /**
   * Draws the scene at another size into a target of its own, all in one go, and puts it back as it was: frames that the
   * page draws before the pixels are there know nothing of it.
   */
  private async takePicture(options: CaptureOptions): Promise<ImageBitmap> {
    const { model, size } = this;
    if (this.over || model === null) throw new Error('there is nothing to take a picture of');
    const { width, height, scale, step } = options;
    const shown = modelFor(model, options);
    const palette = PALETTES[model.look.theme];
    const camera = this.pictureCamera(width, height, scale);
    const context = this.pictures.open(width, height, palette);
    this.annotator ??= new CanvasAnnotator(context, palette, scale);
    const { annotator } = this;
    annotator.begin(palette, scale);
    if (shown !== model) this.dress(shown);
    do this.trails.update(step);
    while (this.trails.pending);
    this.annotate(annotator, shown, step, camera, { width, height });
    this.surface.setLineWidth(1.1 * scale);
    try {
      const taken = this.shutter.take(this.scene, camera, width, height, (tileWidth, tileHeight) =>
        this.setViewport(tileWidth, tileHeight, 1, [width, height]),
      );
      this.restore(model, shown, size);
      for (const tile of taken.tiles) {
        await this.shutter.develop(context, tile, taken.width, taken.height, this.options.backend === 'webgl');
      }
    } catch (error) {
      this.restore(model, shown, size);
      throw error;
    }
    annotator.end(width, height);
    if (showsColors(shown)) paintBar(context, shown, barBox(width, height, scale), palette);
    if (!isKept(width, height)) this.shutter.release();
    return this.pictures.close();
  }

  /** After a picture: the scene as the page shows it. What depends on the step, the next frame sets anew. */
  private restore(model: SceneModel, shown: SceneModel, { width, height }: { width: number; height: number }): void {
    if (this.over || model !== this.model) return;
    if (shown !== model) this.dress(model);
    if (width > 0) this.setViewport(width, height, this.renderer.getPixelRatio());
  }

  /** The page's camera for a picture of another shape: whatever the page shows is on it. */
  private pictureCamera(width: number, height: number, scale: number): PerspectiveCamera {
    const camera = this.camera.clone();
    const aspect = width / height;
    if (!this.touched) {
      const same = aspect < TALL === this.camera.aspect < TALL;
      const { position, target } = this.framing(
        same ? this.viewpoint : this.bestViewpoint(aspect),
        { width, height },
        scale,
      );
      camera.position.set(...position);
      camera.lookAt(...target);
    } else if (aspect < this.camera.aspect) {
      const half = Math.tan(MathUtils.degToRad(this.camera.fov / 2)) * (this.camera.aspect / aspect);
      camera.fov = 2 * MathUtils.radToDeg(Math.atan(half));
    }
    camera.aspect = aspect;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    return camera;
  }

  /** Axes, ticks, marks and names. */
  private annotate(
    annotator: Annotator,
    model: SceneModel,
    step: number,
    camera: PerspectiveCamera,
    size: { readonly width: number; readonly height: number },
  ): void {
    const palette = PALETTES[model.look.theme];
    this.box.update(tuple(camera.position), (v) => toScreen(camera, size, v), annotator, model.look.scale);
    if (model.field === null) return;
    drawMarks(annotator, model, step, palette, (x, y) => this.project(x, y, camera, size));
  }

  /** `whole`: the size of the picture of which the viewport is a part. */
  private setViewport(width: number, height: number, ratio: number, whole?: readonly [number, number]): void {
    this.box.setViewport(width, height, ratio);
    this.trails.setViewport(width, height, ratio);
    this.points.setViewport(width, height, ratio);
    this.layers.setViewport(width, height, ratio, whole);
  }

  /** Everything in the scene but the field itself. */
  private dress(model: SceneModel): void {
    this.surface.setLook(model.height, model.look, isQuiet(model));
    this.surface.setDrape(model.drape ?? null);
    this.box.show(model, PALETTES[model.look.theme]);
    this.trails.show(model.runs, this.heights, model.look);
    this.points.show(model.points ?? NO_POINTS, this.heights, model.height, model.look);
    this.layers.show(model, this.heights);
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
    this.setViewport(width, height, ratio);
    if (!this.touched) this.lookFromBest();
  }

  /** Turns to where the start and the minima can be seen. */
  private lookFromBest(): void {
    this.viewpoint = this.bestViewpoint(this.camera.aspect);
    this.frameDefault();
  }

  private bestViewpoint(aspect: number): Viewpoint {
    const { model, heights } = this;
    if (model === null || heights === null) return this.viewpoint;
    const places = model.minima.map(({ x, y }) => [x, y] as const);
    const usual = aspect < TALL ? PORTRAIT_VIEWPOINT : USUAL_VIEWPOINT;
    return chooseViewpoint(heights, model.start === null ? places : [...places, model.start], usual);
  }

  private framing(
    { azimuth, elevation }: Viewpoint,
    size: { readonly width: number; readonly height: number },
    scale: number,
  ): Framing {
    const margins = { left: 46 * scale, right: 46 * scale, top: 34 * scale, bottom: 46 * scale };
    return frameBox(azimuth, elevation, MathUtils.degToRad(FIELD_OF_VIEW), size, margins);
  }

  private frameDefault(): void {
    const { width, height } = this.size;
    if (width === 0 || height === 0) return;
    const { position, target } = this.framing(this.viewpoint, this.size, this.model?.look.scale ?? 1);
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
  private project(x: number, y: number, camera = this.camera, size = this.size): ScreenPoint | null {
    const { heights } = this;
    if (heights === null || size.width === 0) return null;
    const { grid } = heights;
    const [freeColumn, freeRow] = toGrid(grid, x, y);
    const column = MathUtils.clamp(freeColumn, 0, grid.columns - 1);
    const row = MathUtils.clamp(freeRow, 0, grid.rows - 1);
    const height = heightAt(heights, column, row);
    // Over a hole there is no height: the mark stays on the floor.
    const at = toScene(grid, column, row, Number.isNaN(height) ? 0 : MathUtils.clamp(height, 0, 1));
    const [left, top] = toScreen(camera, size, at);
    const towards = fromScene(grid, tuple(camera.position.clone().sub(new Vector3(...at))), false);
    // From a little off the surface, so that it does not hide its own marks.
    const hidden = castRay(heights, fromScene(grid, at, true), towards, 0.01, 1) !== null;
    return { x: left, y: top, hidden };
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

/** Screen position in CSS pixels of a point of the scene. */
function toScreen(
  camera: PerspectiveCamera,
  { width, height }: { readonly width: number; readonly height: number },
  v: Vec3,
): readonly [number, number] {
  const clip = new Vector3(...v).project(camera);
  return [((clip.x + 1) / 2) * width, ((1 - clip.y) / 2) * height];
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
