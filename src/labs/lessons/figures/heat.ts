import { cssToBytes } from '../../../charts/classColors';
import type { FunctionPlotModel } from '../../../charts/functionPlot';
import type { MatrixModel } from '../../../charts/matrix';
import type { HeatFigure } from '../../../experiment/lessons/types';
import type { LocalText } from '../../../formula/text';
import { formatSignificant } from '../../../page/format';
import type { Words } from '../../../page/i18n';

/** A matrix of more columns is a picture: its numbers could not be read. */
const READABLE = 12;

export function isReadable({ columns }: HeatFigure): boolean {
  return columns <= READABLE;
}

/** A small matrix as a table. */
export function matrixModel(
  { title, columns, labels, diagonal }: HeatFigure,
  values: readonly number[],
  words: Words,
): MatrixModel {
  const rows = Math.ceil(values.length / columns);
  const cells = Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
  const named = (count: number, texts: readonly LocalText[] | undefined): string[] =>
    Array.from({ length: count }, (_, i) => (texts?.[i] === undefined ? String(i + 1) : words.t(texts[i])));
  return {
    caption: words.t(title),
    rows: named(rows, labels?.rows),
    columns: named(columns, labels?.columns),
    values: cells,
    texts: cells.map((row) => row.map((value) => formatSignificant(value, 4))),
    ...(diagonal === true ? { marked: (row: number, column: number) => row === column } : {}),
  };
}

/** The canvas of a large matrix, a pixel a cell, the first row on top; the diagonal stands out where the figure says so. */
export function paintHeat(
  canvas: HTMLCanvasElement,
  { columns, diagonal }: HeatFigure,
  values: readonly number[],
  colors: { readonly low: string; readonly high: string; readonly diagonal: string },
): void {
  const rows = Math.ceil(values.length / columns);
  [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext('2d');
  if (context === null || rows === 0) return;
  const [low, high, lit] = [cssToBytes(colors.low), cssToBytes(colors.high), cssToBytes(colors.diagonal)];
  const finite = values.filter(Number.isFinite);
  const least = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const image = new ImageData(columns, rows);
  values.forEach((value, i) => {
    const onDiagonal = diagonal === true && Math.floor(i / columns) === i % columns;
    const share = most > least ? (value - least) / (most - least) : 0;
    for (let channel = 0; channel < 3; channel++) {
      const mixed = low[channel]! + share * (high[channel]! - low[channel]!);
      image.data[4 * i + channel] = onDiagonal ? lit[channel]! : mixed;
    }
    image.data[4 * i + 3] = Number.isFinite(value) ? 255 : 0;
  });
  context.putImageData(image, 0, 0);
}

/** A large matrix as a picture. */
export function pictureModel(
  { title, columns }: HeatFigure,
  values: readonly number[],
  canvas: HTMLCanvasElement,
  words: Words,
): FunctionPlotModel {
  const rows = Math.max(1, Math.ceil(values.length / columns));
  return {
    name: words.t(title),
    x: { range: [0, columns], title: '', at: 'edge', whole: true },
    y: { range: [0, rows], title: '', at: 'edge', whole: true },
    layers: [{ key: 'heat', under: true, marks: [{ kind: 'raster', canvas, x: [0, columns], y: [0, rows] }] }],
  };
}
