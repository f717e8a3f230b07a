import type { WebGPURenderer } from 'three/webgpu';
import '../scene.css';
import { ColorBar, showsColors } from '../colorbar';
import type { CaptureOptions, SceneModel, View, ViewEvents } from '../contract';
import { applyTheme, Overlay } from '../overlay';
import { PALETTES } from '../palette';
import { listenToPointing } from '../pointing';
import { MAX_SIDE, Sizer } from '../sizing';
import { CameraControl } from './cameraControl';
import { SceneContents } from './contents';
import { Pictures } from './pictures';
import { pickPlace, projectPlace } from './projection';
import { startRenderer } from './renderer';

export interface ThreeViewOptions {
  readonly backend: 'webgpu' | 'webgl';
  /** For `webgpu`: the device on which fields with a buffer were computed. It stays the caller's. */
  readonly device: GPUDevice | null;
  readonly events: ViewEvents;
  readonly signal?: AbortSignal;
}

/**
 * The scene in three dimensions. Rejects where the backend cannot start (no WebGL2, lost device, aborted), and leaves
 * nothing behind then.
 */
export async function createThreeView(options: ThreeViewOptions): Promise<View> {
  const { backend, device, signal } = options;
  if (backend === 'webgpu' && device === null) throw new TypeError('the webgpu backend needs a device');
  signal?.throwIfAborted();
  const canvas = document.createElement('canvas');
  const renderer = await startRenderer(canvas, backend === 'webgpu' ? device : null, signal);
  return new SceneView(renderer, canvas, options);
}

class SceneView implements View {
  readonly element = document.createElement('div');
  private readonly renderer: WebGPURenderer;
  private readonly options: ThreeViewOptions;
  private readonly canvas: HTMLCanvasElement;
  private readonly contents: SceneContents;
  private readonly camera: CameraControl;
  private readonly pictures: Pictures;
  private readonly overlay = new Overlay();
  private readonly bar = new ColorBar();
  private readonly sizer: Sizer;
  private readonly stopPointing: () => void;
  private readonly listening = new AbortController();
  private model: SceneModel | null = null;
  private dirty = true;
  private gliding = false;
  private over = false;

  constructor(renderer: WebGPURenderer, canvas: HTMLCanvasElement, options: ThreeViewOptions) {
    this.renderer = renderer;
    this.canvas = canvas;
    this.options = options;
    this.element.className = 'scene-view';
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    this.element.append(canvas, this.overlay.element, this.bar.element);
    this.contents = new SceneContents(renderer, options.backend === 'webgpu' ? options.device : null);
    const largest = options.device?.limits.maxTextureDimension2D ?? MAX_SIDE;
    this.sizer = new Sizer(this.element, largest);
    // Pressing the start marker must reach us before the camera: this listens in the capture phase.
    this.stopPointing = listenToPointing({
      element: this.element,
      canvas,
      events: options.events,
      model: () => this.model,
      placeAt: (x, y) => pickPlace(this.contents.heights, this.camera.camera, this.camera.size, x, y),
      startOnScreen: () => this.startOnScreen(),
      onKey: (action) => this.camera.onKey(action),
    });
    this.camera = new CameraControl(canvas, () => {
      this.dirty = true;
    });
    this.pictures = new Pictures({
      renderer,
      contents: this.contents,
      camera: this.camera,
      largest,
      upsideDown: options.backend === 'webgl',
      model: () => (this.over ? null : this.model),
    });
    this.watchForLoss();
  }

  get moving(): boolean {
    return !this.over && (this.dirty || this.gliding || this.contents.pending || this.sizer.stale);
  }

  show(model: SceneModel): void {
    if (this.over) return;
    const before = this.model;
    this.model = model;
    this.dirty = true;
    applyTheme(this.element, model.look.theme, PALETTES[model.look.theme], model.look.scale);
    if (before?.look.scale !== model.look.scale) this.overlay.restyle();
    this.contents.showField(model);
    this.camera.follow({ model, heights: this.contents.heights });
    this.contents.dress(model);
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
    this.gliding = this.camera.update();
    this.contents.setStep(step, model.look.scale * size.ratio);

    this.overlay.begin();
    this.contents.annotate(this.overlay, model, step, this.camera.camera, size);
    this.overlay.end(size.width, size.height);
    try {
      this.renderer.render(this.contents.scene, this.camera.camera);
    } catch (error) {
      this.lose(error instanceof Error ? error.message : String(error));
      return;
    }
  }

  async capture(options: CaptureOptions): Promise<ImageBitmap> {
    return this.pictures.take(options);
  }

  resetCamera(): void {
    this.camera.reset();
  }

  get viewpoint() {
    return this.camera.viewpoint;
  }

  dispose(): void {
    if (this.listening.signal.aborted) return;
    this.over = true;
    this.listening.abort();
    this.stopPointing();
    this.camera.dispose();
    this.sizer.dispose();
    this.contents.dispose();
    this.pictures.dispose();
    this.element.remove();
    // Nothing is left to tell about a renderer that fails while it is thrown away.
    this.renderer.dispose().catch(() => undefined);
  }

  private resize(width: number, height: number, ratio: number): void {
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.contents.setViewport(width, height, ratio);
    this.camera.resize({ width, height });
  }

  private startOnScreen(): [number, number] | null {
    const start = this.model?.start;
    if (start == null) return null;
    const point = projectPlace(this.contents.heights, this.camera.camera, this.camera.size, ...start);
    return point === null ? null : [point.x, point.y];
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
