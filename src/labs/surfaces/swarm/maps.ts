import { createCanvasFigure } from '../../../charts/canvasFigure';
import { plotTransform } from '../../../charts/frame';
import { type Census, STATUS_CODES } from '../../../engine/contract';
import { h, setText } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { HeightScale, Look, SwarmPaint } from '../../../scene/contract';
import { dotPaint, dotSize } from '../../../scene/dots';
import { DotRaster } from '../../../scene/map/dotRaster';
import { PALETTES } from '../../../scene/palette';
import type { FieldPicture } from '../../shared/fieldPicture';
import { fitGrid } from '../../shared/gridColumns';
import { runSign } from '../../shared/runSign';
import type { RunStyle } from '../../shared/runStyle';
import { createBackground } from '../background';
import { shareName } from '../basins/names';
import type { ToolContext } from '../context';
import { texts } from './texts';

/** One run's particles on a map of their own. */
export interface MapRun {
  readonly name: string;
  readonly style: RunStyle;
  /** Four float32 a particle; null: there are none yet. */
  readonly samples: Float32Array | null;
  readonly paint: SwarmPaint;
  readonly census: Census | null;
}

export interface SwarmMaps {
  readonly element: HTMLElement;
  show(runs: readonly MapRun[], look: Look, height: HeightScale): void;
  setShown(shown: boolean): void;
}

/** More dots than this cannot be told apart on a small map: every second, third … particle is drawn. */
const MOST_DOTS = 30_000;
/** CSS pixels at look.scale 1: a place where thousands lie upon one another is to be seen from the last row. */
const LEAST_RADIUS = 1.6;
const CONVERGED = STATUS_CODES.indexOf('converged');
const NUMBERS = 4;

interface DotMap {
  readonly element: HTMLElement;
  show(picture: FieldPicture, run: MapRun, look: Look, height: HeightScale): void;
  dispose(): void;
}

/** A flat map for each run, with its particles alone. Pointing at one points out its run everywhere. */
export function createSwarmMaps(context: ToolContext): SwarmMaps {
  const { store, actions } = context;
  const element = h('div', { class: 'map-grid', 'data-figure': true, role: 'group' });
  const backgroundOf = createBackground();
  const cells: { readonly button: HTMLElement; readonly map: DotMap; readonly head: HTMLElement; readonly foot: HTMLElement; name: string }[] = []; // biome-ignore format: one type
  let shown = false;

  function createCell(index: number): (typeof cells)[number] {
    const map = createDotMap();
    const head = h('span', { class: 'map-head' });
    const foot = h('span', { class: 'map-foot figure' });
    const button = h('button', { type: 'button', class: 'map-cell' }, head, map.element, foot);
    button.addEventListener('pointerenter', () => actions.point(index));
    button.addEventListener('pointerleave', () => actions.point(store.state.pinned));
    button.addEventListener('focus', () => actions.point(index));
    button.addEventListener('blur', () => actions.point(store.state.pinned));
    return { button, map, head, foot, name: '' };
  }

  const arrange = (): void => fitGrid(element, cells.length);

  new ResizeObserver(arrange).observe(element);
  context.page.live((words) => element.setAttribute('aria-label', words.t(texts.maps)));
  return {
    element,
    show(runs, look, height) {
      const picture = backgroundOf(store.state, context.page.store.state.prefs.theme);
      if (!shown || picture === null) return;
      const { words } = context.page;
      while (cells.length > runs.length) {
        const cell = cells.pop();
        cell?.map.dispose();
        cell?.button.remove();
      }
      const before = cells.length;
      runs.forEach((run, index) => {
        const cell = cells[index] ?? createCell(index);
        if (cells[index] === undefined) {
          cells.push(cell);
          element.append(cell.button);
        }
        const name = `${run.name} ${run.style.color}`;
        if (cell.name !== name) {
          cell.head.replaceChildren(runSign(run.style), h('span', { class: 'run-name' }, run.name));
          cell.name = name;
        }
        const { census } = run;
        const total = census?.statuses.reduce((sum, value) => sum + value, 0) || 1;
        const text =
          census === null
            ? ''
            : words.t(texts.mapFoot, {
                converged: shareName(census.statuses[CONVERGED]! / total),
                lowest: formatNumber(census.lowest, 3),
              });
        setText(cell.foot, text);
        cell.button.setAttribute('aria-label', `${run.name}: ${text}`);
        cell.button.classList.toggle('muted', store.state.pointed !== null && store.state.pointed !== index);
        cell.map.show(picture, run, look, height);
      });
      if (before !== cells.length) arrange();
    },
    setShown(next) {
      shown = next;
    },
  };
}

function createDotMap(): DotMap {
  let picture: FieldPicture | null = null;
  let run: MapRun | null = null;
  let look: Look | null = null;
  let height: HeightScale | null = null;
  let raster: DotRaster | null = null;
  /** As many of the run's particles as are drawn. */
  let samples: Float32Array | null = null;

  const figure = createCanvasFigure(
    'swarm-map',
    (context, width, depth, ratio) => {
      if (picture !== null) context.drawImage(picture.at(width, depth, ratio), 0, 0, width, depth);
    },
    (context, width, depth, ratio) => drawDots(context, width, depth, ratio),
  );

  function drawDots(context: CanvasRenderingContext2D, width: number, depth: number, ratio: number): void {
    if (picture === null || run === null || look === null || height === null || samples === null) return;
    const [columns, rows] = [Math.round(width * ratio), Math.round(depth * ratio)];
    if (raster?.width !== columns || raster.height !== rows) raster = new DotRaster(columns, rows);
    raster.clear();
    const { x, y } = picture.field.grid;
    const { toScreen } = plotTransform({ left: 0, top: 0, width: columns, height: rows }, x, y);
    const [x0, y0] = toScreen(0, 0);
    const [x1, y1] = toScreen(1, 1);
    const count = samples.length / NUMBERS;
    const size = dotSize(count, width, depth, look.scale);
    const place = { x: [x1 - x0, x0], y: [y1 - y0, y0] } as const;
    // Where all have converged, a few places hold them all, and no star marks these here.
    const radius = Math.max(size.radius, LEAST_RADIUS * look.scale);
    const pixels = { ...size, radius: radius * ratio, rim: size.rim * ratio };
    raster.stamp(
      samples,
      0,
      count,
      place,
      pixels,
      dotPaint(run.paint, height, look),
      bytesOf(PALETTES[look.theme].halo),
    );
    // Through a canvas of its own: `putImageData` would not let the background show through.
    layer.width = columns;
    layer.height = rows;
    layer.getContext('2d')?.putImageData(new ImageData(raster.pixels, columns, rows), 0, 0);
    context.drawImage(layer, 0, 0, width, depth);
  }
  const layer = document.createElement('canvas');

  return {
    element: figure.element,
    show(nextPicture, nextRun, nextLook, nextHeight) {
      if (nextPicture !== picture) figure.invalidate(0);
      [picture, run, look, height] = [nextPicture, nextRun, nextLook, nextHeight];
      samples = nextRun.samples === null ? null : thinned(nextRun.samples);
      figure.invalidate(1);
    },
    dispose: () => figure.dispose(),
  };
}

function thinned(samples: Float32Array): Float32Array {
  const count = samples.length / NUMBERS;
  const stride = Math.ceil(count / MOST_DOTS);
  if (stride <= 1) return samples;
  const thin = new Float32Array(NUMBERS * Math.floor(count / stride));
  for (let to = 0; to < thin.length; to += NUMBERS) {
    thin.set(samples.subarray(to * stride, to * stride + NUMBERS), to);
  }
  return thin;
}

/** `#rrggbb`. */
function bytesOf(css: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(css.slice(at, at + 2), 16)) as [number, number, number];
}
