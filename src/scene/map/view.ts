import '../scene.css';
import { ColorBar } from '../colorbar';
import { isDark } from '../colormap';
import { contourLevels, traceContours } from '../contours';
import type { SceneModel, SceneRun, View, ViewEvents } from '../contract';
import { type HeightField, heightField, toGrid } from '../heightfield';
import type { KeyAction } from '../keyboard';
import type { Box } from '../labels';
import { markerPath } from '../marker';
import { drawMarks, type ScreenPoint } from '../marks';
import { applyTheme, Overlay } from '../overlay';
import { PALETTES, type Palette } from '../palette';
import { listenToPointing } from '../pointing';
import { type PixelSize, Sizer } from '../sizing';
import { axisTicks } from '../ticks';
import { placeAt, thinTrail } from '../trail';
import { clipLine } from './clip';
import { listenToGestures } from './gestures';
import { heatImage } from './heat';
import { gridMatrix, plotBox, plotTransform, type Transform } from './plot';
import { type MapWindow, panWindow, zoomWindow } from './window';

/** CSS pixels at look.scale 1. */
const CORE_WIDTH = 2.6;
const HALO_WIDTH = 5.4;
const POINT_RADIUS = 5;
const DASHES: Readonly<Record<SceneRun['dash'], readonly number[]>> = {
  solid: [],
  dashed: [10, 7],
  dotted: [0.5, 6],
};
/** One press of a key: part of the window, and factor. */
const KEY_PAN = 0.08;
const KEY_ZOOM = 1.25;

/** The flat contour map of an experiment, drawn with Canvas2D alone: no GPU is needed. */
export function createMapView(options: { readonly events: ViewEvents }): View {
  return new MapView(options.events);
}

class MapView implements View {
  readonly element = document.createElement('div');
  private readonly canvas = document.createElement('canvas');
  /** Everything that does not move with the playback, kept as a picture. */
  private readonly ground = document.createElement('canvas');
  private readonly heat = document.createElement('canvas');
  private readonly overlay = new Overlay();
  private readonly bar = new ColorBar();
  private readonly sizer: Sizer;
  private readonly events: ViewEvents;
  private readonly stop: readonly (() => void)[];
  private readonly thinned = new WeakMap<Float64Array, { readonly grid: unknown; readonly moves: Uint32Array }>();
  private model: SceneModel | null = null;
  private heights: HeightField | null = null;
  private contours: readonly ContourPath[] = [];
  private shown: MapWindow | null = null;
  private box: Box = { left: 0, top: 0, width: 1, height: 1 };
  private transform: Transform | null = null;
  private dirty = true;
  private groundDirty = true;
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
          const point = this.model?.start == null ? null : this.project(...this.model.start);
          return point === null ? null : [point.x, point.y];
        },
        onKey: (action) => this.onKey(action),
      }),
      listenToGestures(this.canvas, {
        pan: (dx, dy) =>
          this.move((domain, shown) => panWindow(domain, shown, -dx / this.box.width, dy / this.box.height)),
        zoom: (factor, x, y) => {
          const at = this.transform?.toDomain(x, y);
          if (at !== undefined) this.move((domain, shown) => zoomWindow(domain, shown, factor, at));
        },
      }),
    ];
  }

  get moving(): boolean {
    return !this.over && (this.dirty || this.sizer.stale);
  }

  show(model: SceneModel): void {
    if (this.over) return;
    const before = this.model;
    this.model = model;
    this.dirty = true;
    applyTheme(this.element, model.look.theme, PALETTES[model.look.theme], model.look.scale);
    if (before?.look.scale !== model.look.scale) this.overlay.restyle();
    const sameField = before?.field === model.field;
    const sameHeight = JSON.stringify(before?.height) === JSON.stringify(model.height);
    if (!sameField || !sameHeight) {
      this.heights = model.field === null ? null : heightField(model.field, model.height);
    }
    if (!sameField || !sameHeight || before?.look.colors !== model.look.colors) {
      this.layContours(model);
      this.paintHeat(model);
    }
    const sameLook = JSON.stringify(before?.look) === JSON.stringify(model.look);
    const sameAxes = JSON.stringify(before?.axes) === JSON.stringify(model.axes);
    if (!sameField || !sameHeight || !sameLook || !sameAxes) this.groundDirty = true;
    if (!sameField) this.keepWindow(before, model);
    this.bar.show(model.height, model.look.colors, model.axes.z);
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
    if (resized) this.resize(size);
    this.box = plotBox(size.width, size.height, model.look.scale);
    this.transform = this.shown === null ? null : plotTransform(this.box, this.shown);
    if (this.groundDirty) this.paintGround(model, size);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.ground, 0, 0);
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    this.drawPoints(context, model);
    this.drawTrails(context, model, step);

    this.overlay.begin();
    this.labelAxes(model);
    if (model.field !== null) {
      drawMarks(this.overlay, model, step, PALETTES[model.look.theme], (x, y) => this.project(x, y));
    }
    this.overlay.end(size.width, size.height);
  }

  resetCamera(): void {
    const grid = this.model?.field?.grid;
    this.shown = grid === undefined ? null : { x: grid.x, y: grid.y };
    this.groundDirty = true;
    this.dirty = true;
  }

  dispose(): void {
    this.over = true;
    for (const stop of this.stop) stop();
    this.sizer.dispose();
    this.element.remove();
    // A canvas keeps its pixels until it is collected; without a size it has none.
    for (const canvas of [this.canvas, this.ground, this.heat]) canvas.width = canvas.height = 0;
  }

  /** A new field of the same rectangle (another resolution, another formula) keeps the zoom. */
  private keepWindow(before: SceneModel | null, model: SceneModel): void {
    const old = before?.field?.grid;
    const grid = model.field?.grid;
    const same = JSON.stringify([old?.x, old?.y]) === JSON.stringify([grid?.x, grid?.y]);
    if (grid !== undefined && (!same || this.shown === null)) this.shown = { x: grid.x, y: grid.y };
  }

  private layContours(model: SceneModel): void {
    const { height, look } = model;
    if (this.heights === null) {
      this.contours = [];
      return;
    }
    const levels = contourLevels(height);
    const kinds = new Map<number, ContourPath>();
    const paths: ContourPath[] = [];
    const kindOf = (k: number): ContourPath => {
      let kind = kinds.get(k);
      if (kind === undefined) {
        const index = k % levels.every === 0;
        const onDark = isDark(levels.offset + k * levels.spacing, height, look.colors);
        kind = paths.find((path) => path.index === index && path.onDark === onDark);
        if (kind === undefined) {
          kind = { path: new Path2D(), index, onDark };
          paths.push(kind);
        }
        kinds.set(k, kind);
      }
      return kind;
    };
    traceContours(this.heights, levels, (k, x0, y0, x1, y1) => {
      const { path } = kindOf(k);
      path.moveTo(x0, y0);
      path.lineTo(x1, y1);
    });
    this.contours = paths;
  }

  private paintHeat(model: SceneModel): void {
    if (model.field === null || this.heights === null) return;
    this.heat.width = model.field.grid.columns;
    this.heat.height = model.field.grid.rows;
    const image = heatImage(model.field, this.heights, model.height, model.look.colors);
    this.heat.getContext('2d')?.putImageData(image, 0, 0);
  }

  private resize(size: PixelSize): void {
    for (const canvas of [this.canvas, this.ground]) {
      canvas.width = Math.max(1, Math.round(size.width * size.ratio));
      canvas.height = Math.max(1, Math.round(size.height * size.ratio));
    }
    this.groundDirty = true;
  }

  private paintGround(model: SceneModel, size: PixelSize): void {
    const context = this.ground.getContext('2d');
    const { transform, box } = this;
    if (context === null) return;
    this.groundDirty = false;
    const palette = PALETTES[model.look.theme];
    const { scale, contours } = model.look;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.ground.width, this.ground.height);
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    context.save();
    context.beginPath();
    context.roundRect(box.left, box.top, box.width, box.height, 3 * scale);
    context.clip();
    hatch(context, box, palette, scale);
    if (model.field !== null && transform !== null) {
      const matrix = gridMatrix(model.field.grid, transform);
      this.drawHeat(context, matrix);
      if (contours) {
        for (const { path, index, onDark } of this.contours) {
          const placed = new Path2D();
          placed.addPath(path, matrix);
          context.strokeStyle = onDark ? palette.contourOnDark : palette.contour;
          context.globalAlpha = palette.contourOpacity[index ? 1 : 0];
          context.lineWidth = (index ? 1.6 : 1) * scale;
          context.stroke(placed);
        }
        context.globalAlpha = 1;
      }
    }
    context.restore();
    this.drawFrame(context, model, palette);
    this.bar.element.style.top = `${box.top + 26 * scale}px`;
    this.bar.element.style.bottom = 'auto';
    this.bar.element.style.height = `${box.height - 26 * scale}px`;
    this.bar.element.style.right = 'auto';
    this.bar.element.style.left = `${Math.min(box.left + box.width + 62 * scale, size.width - 16 * scale)}px`;
  }

  /** A sample is the middle of its pixel, so the picture reaches half a cell beyond the grid on each side. */
  private drawHeat(context: CanvasRenderingContext2D, matrix: DOMMatrix): void {
    if (this.heights === null) return;
    const { columns, rows } = this.heights;
    const topLeft = matrix.transformPoint({ x: -0.5, y: rows - 0.5 });
    const bottomRight = matrix.transformPoint({ x: columns - 0.5, y: -0.5 });
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.heat, topLeft.x, topLeft.y, bottomRight.x - topLeft.x, bottomRight.y - topLeft.y);
  }

  private drawFrame(context: CanvasRenderingContext2D, model: SceneModel, palette: Palette): void {
    const { box, shown, transform } = this;
    const { scale } = model.look;
    context.strokeStyle = palette.edge;
    context.lineWidth = 1.2 * scale;
    context.beginPath();
    context.roundRect(box.left, box.top, box.width, box.height, 3 * scale);
    if (shown !== null && transform !== null) {
      const tick = 5 * scale;
      for (const { value } of axisTicks(shown.x, 7)) {
        const [x] = transform.toScreen(value, 0);
        context.moveTo(x, box.top + box.height);
        context.lineTo(x, box.top + box.height + tick);
      }
      for (const { value } of axisTicks(shown.y, 6)) {
        const [, y] = transform.toScreen(0, value);
        context.moveTo(box.left - tick, y);
        context.lineTo(box.left, y);
      }
    }
    context.stroke();
  }

  private labelAxes(model: SceneModel): void {
    const { box, shown, transform, overlay } = this;
    if (shown === null || transform === null) return;
    const { scale } = model.look;
    const bottom = box.top + box.height;
    const middle = box.left + box.width / 2;
    overlay.fixed({ x: middle, y: bottom + 29 * scale, dx: 0, dy: 1, text: model.axes.x, kind: 'axis' });
    const halfway = box.top + box.height / 2;
    overlay.fixed({ x: box.left - 36 * scale, y: halfway, dx: -1, dy: 0, text: model.axes.y, kind: 'axis' });
    for (const { value, text } of axisTicks(shown.x, 7)) {
      overlay.fixed({ x: transform.toScreen(value, 0)[0], y: bottom + 11 * scale, dx: 0, dy: 1, text, kind: 'tick' });
    }
    for (const { value, text } of axisTicks(shown.y, 6)) {
      overlay.fixed({ x: box.left - 8 * scale, y: transform.toScreen(0, value)[1], dx: -1, dy: 0, text, kind: 'tick' });
    }
  }

  private drawPoints(context: CanvasRenderingContext2D, model: SceneModel): void {
    const { transform, box } = this;
    if (model.points === undefined || transform === null) return;
    const { halo } = PALETTES[model.look.theme];
    const radius = POINT_RADIUS * model.look.scale;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    context.lineJoin = 'round';
    for (const { places, color, marker, hollow } of model.points) {
      const shape = new Path2D(markerPath(marker, radius));
      for (let i = 0; i < places.length; i += 3) {
        const placed = new Path2D();
        placed.addPath(shape, new DOMMatrix().translate(...transform.toScreen(places[i]!, places[i + 1]!)));
        context.lineWidth = radius * (hollow ? 1.2 : 0.7);
        context.strokeStyle = halo;
        context.stroke(placed);
        context.fillStyle = hollow ? halo : color;
        context.fill(placed);
        if (!hollow) continue;
        context.lineWidth = radius * 0.5;
        context.strokeStyle = color;
        context.stroke(placed);
      }
    }
    context.restore();
  }

  private drawTrails(context: CanvasRenderingContext2D, model: SceneModel, step: number): void {
    if (model.field === null || this.transform === null) return;
    const { scale, theme } = model.look;
    const { box } = this;
    const palette = PALETTES[theme];
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    context.lineJoin = context.lineCap = 'round';
    // The first run is drawn last, on top of the others.
    for (const run of model.runs.toReversed()) {
      const path = this.trailPath(run, model.field.grid, step);
      context.setLineDash([]);
      context.strokeStyle = palette.halo;
      context.globalAlpha = run.muted ? 0.12 : 0.7;
      context.lineWidth = HALO_WIDTH * scale;
      context.stroke(path);
      context.setLineDash(DASHES[run.dash].map((length) => length * scale));
      context.strokeStyle = run.color;
      context.globalAlpha = run.muted ? 0.3 : 1;
      context.lineWidth = CORE_WIDTH * scale;
      context.stroke(path);
    }
    context.restore();
  }

  private trailPath(run: SceneRun, grid: MapWindow & HeightField['grid'], step: number): Path2D {
    const { trajectory } = run;
    let thin = this.thinned.get(trajectory);
    if (thin === undefined || thin.grid !== grid) {
      thin = { grid, moves: thinTrail(grid, trajectory) };
      this.thinned.set(trajectory, thin);
    }
    const path = new Path2D();
    const transform = this.transform!;
    // Round ends of lines that leave the plot must lie outside it.
    const margin = 2 * HALO_WIDTH * this.model!.look.scale;
    const { left, top, width, height } = this.box;
    const around = { left: left - margin, top: top - margin, width: width + 2 * margin, height: height + 2 * margin };
    let at: readonly [number, number] | null = null;
    for (let i = 0; i < thin.moves.length; i += 2) {
      const from = thin.moves[i]!;
      const to = thin.moves[i + 1]!;
      if (to - 1 >= step) break;
      const line = clipLine(
        around,
        transform.toScreen(trajectory[2 * from]!, trajectory[2 * from + 1]!),
        transform.toScreen(...placeAt(trajectory, Math.min(step, to))),
      );
      if (line === null) continue;
      if (at === null || at[0] !== line[0] || at[1] !== line[1]) path.moveTo(line[0], line[1]);
      path.lineTo(line[2], line[3]);
      at = [line[2], line[3]];
    }
    return path;
  }

  /** Marks outside the rectangle stand at its edge; outside a zoomed window they are not shown. */
  private project(x: number, y: number): ScreenPoint | null {
    const grid = this.model?.field?.grid;
    if (grid === undefined || this.transform === null) return null;
    const [left, top] = this.transform.toScreen(
      Math.min(Math.max(x, grid.x[0]), grid.x[1]),
      Math.min(Math.max(y, grid.y[0]), grid.y[1]),
    );
    const { box } = this;
    const slack = 1;
    const inside =
      left >= box.left - slack &&
      left <= box.left + box.width + slack &&
      top >= box.top - slack &&
      top <= box.top + box.height + slack;
    return inside ? { x: left, y: top, hidden: false } : null;
  }

  private pick(left: number, top: number): readonly [number, number] | null {
    if (this.transform === null || this.heights === null) return null;
    const place = this.transform.toDomain(left, top);
    const [column, row] = toGrid(this.heights.grid, ...place);
    const { columns, rows } = this.heights;
    const { box } = this;
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
    if (domain === undefined || this.shown === null) return;
    this.shown = change(domain, this.shown);
    this.groundDirty = true;
    this.dirty = true;
  }
}

/** All level lines of one look, in grid coordinates. */
interface ContourPath {
  readonly path: Path2D;
  readonly index: boolean;
  readonly onDark: boolean;
}

/** Undefined regions: the ground with a quiet hatching, so that no one takes them for a value. */
function hatch(context: CanvasRenderingContext2D, box: Box, palette: Palette, scale: number): void {
  context.fillStyle = palette.ground;
  context.fillRect(box.left, box.top, box.width, box.height);
  context.strokeStyle = palette.grid;
  context.lineWidth = 1.2 * scale;
  context.beginPath();
  for (let x = box.left - box.height; x < box.left + box.width; x += 9 * scale) {
    context.moveTo(x, box.top + box.height);
    context.lineTo(x + box.height, box.top);
  }
  context.stroke();
}
