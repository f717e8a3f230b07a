import '../scene.css';
import { ColorBar, showsColors } from '../colorbar';
import type { CaptureOptions, SceneModel, View, ViewEvents } from '../contract';
import { toGrid } from '../heightfield';
import type { KeyAction } from '../keyboard';
import { applyTheme, Overlay } from '../overlay';
import { PALETTES } from '../palette';
import { listenToPointing } from '../pointing';
import { Sizer } from '../sizing';
import { MapCapture } from './capture';
import { listenToGestures } from './gestures';
import { MapPainter } from './painter';
import { barBox } from './plot';
import { type MapWindow, panWindow, zoomWindow } from './window';

/** One press of a key: part of the window, and factor. */
const KEY_PAN = 0.08;
const KEY_ZOOM = 1.25;
/** What a frame may spend on a swarm that is large. */
const BUDGET_MS = 8;

/** The flat contour map of an experiment, drawn with Canvas2D alone: no GPU is needed. */
export function createMapView(options: { readonly events: ViewEvents }): View {
  return new MapView(options.events);
}

class MapView implements View {
  readonly element = document.createElement('div');
  private readonly canvas = document.createElement('canvas');
  private readonly painter = new MapPainter();
  private readonly overlay = new Overlay();
  private readonly bar = new ColorBar();
  private readonly sizer: Sizer;
  private readonly events: ViewEvents;
  private readonly stop: readonly (() => void)[];
  private readonly pictures = new MapCapture();
  private model: SceneModel | null = null;
  private dirty = true;
  private over = false;

  constructor(events: ViewEvents) {
    this.events = events;
    this.element.className = 'scene-view scene-map';
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'img');
    this.element.append(this.canvas, this.overlay.element, this.bar.element);
    this.sizer = new Sizer(this.element);
    this.stop = [
      listenToPointing({
        element: this.element,
        canvas: this.canvas,
        events,
        model: () => this.model,
        placeAt: (x, y) => this.pick(x, y),
        startOnScreen: () => {
          const point = this.model?.start == null ? null : this.painter.project(...this.model.start);
          return point === null ? null : [point.x, point.y];
        },
        onKey: (action) => this.onKey(action),
      }),
      listenToGestures(this.canvas, {
        pan: (dx, dy) =>
          this.move((domain, shown) => {
            const { width, height } = this.painter.box;
            return panWindow(domain, shown, -dx / width, dy / height);
          }),
        zoom: (factor, x, y) => {
          const at = this.painter.transform?.toDomain(x, y);
          if (at !== undefined) this.move((domain, shown) => zoomWindow(domain, shown, factor, at));
        },
      }),
    ];
  }

  get moving(): boolean {
    return !this.over && (this.dirty || this.sizer.stale || this.painter.pending);
  }

  show(model: SceneModel): void {
    if (this.over) return;
    const before = this.model;
    this.model = model;
    this.dirty = true;
    applyTheme(this.element, model.look.theme, PALETTES[model.look.theme], model.look.scale);
    if (before?.look.scale !== model.look.scale) this.overlay.restyle();
    this.painter.show(model);
    this.bar.show(model.height, model.look.colors, model.axes.z);
    this.bar.element.hidden = !showsColors(model);
  }

  frame(step: number): void {
    const { model } = this;
    if (this.over || model === null) return;
    const { size, resized } = this.sizer.take();
    this.dirty = false;
    if (size === null) return;
    const context = this.canvas.getContext('2d');
    if (context === null) {
      this.over = true;
      this.events.onLost('no 2D canvas');
      return;
    }
    if (resized) {
      this.canvas.width = Math.max(1, Math.round(size.width * size.ratio));
      this.canvas.height = Math.max(1, Math.round(size.height * size.ratio));
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.painter.paint(context, size, step, performance.now() + BUDGET_MS);
    this.overlay.begin();
    this.painter.annotate(this.overlay, step);
    this.overlay.end(size.width, size.height);
    this.placeBar(model, size.width);
  }

  /** A map is looked at from above. */
  readonly viewpoint = null;

  resetCamera(): void {
    const grid = this.model?.field?.grid;
    this.painter.shown = grid === undefined ? null : { x: grid.x, y: grid.y };
    this.dirty = true;
  }

  async capture(options: CaptureOptions): Promise<ImageBitmap> {
    if (this.over || this.model === null) throw new Error('there is nothing to take a picture of');
    return this.pictures.take(this.model, this.painter.shown, options);
  }

  dispose(): void {
    this.over = true;
    for (const stop of this.stop) stop();
    this.sizer.dispose();
    this.element.remove();
    this.painter.dispose();
    this.pictures.dispose();
    // A canvas keeps its pixels until it is collected; without a size it has none.
    this.canvas.width = this.canvas.height = 0;
  }

  private placeBar(model: SceneModel, width: number): void {
    const { left, top, height } = barBox(this.painter.box, width, model.look.scale);
    const { style } = this.bar.element;
    style.top = `${top}px`;
    style.bottom = 'auto';
    style.height = `${height}px`;
    style.right = 'auto';
    style.left = `${left}px`;
  }

  private pick(left: number, top: number): readonly [number, number] | null {
    const { transform, heights, box } = this.painter;
    if (transform === null || heights === null) return null;
    const place = transform.toDomain(left, top);
    const [column, row] = toGrid(heights.grid, ...place);
    const { columns, rows } = heights;
    const onPlot = left >= box.left && left <= box.left + box.width && top >= box.top && top <= box.top + box.height;
    return onPlot && column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1 ? place : null;
  }

  private onKey(action: KeyAction): void {
    if (action.kind === 'reset') this.resetCamera();
    else if (action.kind === 'turn' || action.kind === 'pan') {
      this.move((domain, shown) => panWindow(domain, shown, action.dx * KEY_PAN, action.dy * KEY_PAN));
    } else if (action.kind === 'zoom') {
      this.move((domain, shown) =>
        zoomWindow(domain, shown, KEY_ZOOM ** action.way, [
          (shown.x[0] + shown.x[1]) / 2,
          (shown.y[0] + shown.y[1]) / 2,
        ]),
      );
    }
  }

  private move(change: (domain: MapWindow, shown: MapWindow) => MapWindow): void {
    const domain = this.model?.field?.grid;
    const { shown } = this.painter;
    if (domain === undefined || shown === null) return;
    this.painter.shown = change(domain, shown);
    this.dirty = true;
  }
}
