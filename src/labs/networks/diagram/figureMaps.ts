import { divergingStops, divergingTable, type FigureTheme } from '../../../charts/classColors';
import type { Geometry, Place } from './geometry';
import type { UnitMaps } from './maps';
import { tableIndex } from './unitColors';

/** The thumbnails lie on one canvas below the picture, which draws their frames. */
export function paintMaps(
  canvas: HTMLCanvasElement,
  { width: across, height: down }: Geometry,
  places: readonly Place[],
  maps: UnitMaps,
  theme: FigureTheme,
): void {
  const ratio = Math.min(2, window.devicePixelRatio);
  const [width, height] = [Math.round(across * ratio), Math.round(down * ratio)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, across, down);
  const table = divergingTable(divergingStops(theme));
  const small = document.createElement('canvas');
  [small.width, small.height] = [maps.side, maps.side];
  const pen = small.getContext('2d');
  if (pen === null) return;
  const pixels = pen.createImageData(maps.side, maps.side);
  for (const place of places) {
    const { radius } = place;
    const values = maps.of(place.column, place.unit);
    const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-12);
    values.forEach((value, i) => {
      const at = 3 * tableIndex(value / most);
      pixels.data.set([table[at]!, table[at + 1]!, table[at + 2]!, 255], 4 * i);
    });
    pen.putImageData(pixels, 0, 0);
    context.save();
    context.beginPath();
    context.arc(place.x, place.y, radius, 0, 2 * Math.PI);
    context.clip();
    context.drawImage(small, place.x - radius, place.y - radius, 2 * radius, 2 * radius);
    context.restore();
  }
}
