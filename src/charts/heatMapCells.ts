import type { HeatMapModel } from './heatMapModel';

/** The square of the cells, in CSS pixels. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Draws the cells by way of two canvases that are kept: one pixel a cell, and lines across those that are hatched. */
export class CellPainter {
  private readonly cells = document.createElement('canvas');
  private readonly hatch = document.createElement('canvas');

  draw(context: CanvasRenderingContext2D, model: HeatMapModel, box: CellBox, ratio: number): void {
    const { size, pixels, hatched } = model;
    this.cells.width = size;
    this.cells.height = size;
    const image = new ImageData(size, size);
    for (let row = 0; row < size; row++) {
      // Pictures have their first row at the top.
      image.data.set(pixels.subarray(4 * row * size, 4 * (row + 1) * size), 4 * (size - 1 - row) * size);
    }
    this.cells.getContext('2d')?.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.cells, box.left, box.top, box.side, box.side);
    for (const lean of [1, 2] as const) if (hatched.includes(lean)) this.drawHatch(context, model, box, lean, ratio);
  }

  /** Lines over the whole plot, of which the mask leaves those over hatched cells. */
  private drawHatch(
    context: CanvasRenderingContext2D,
    { size, hatched, look }: HeatMapModel,
    box: CellBox,
    lean: 1 | 2,
    ratio: number,
  ): void {
    const mask = new ImageData(size, size);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const here = hatched[row * size + column] === lean;
        mask.data[4 * ((size - 1 - row) * size + column) + 3] = here ? 255 : 0;
      }
    }
    this.cells.getContext('2d')?.putImageData(mask, 0, 0);
    const side = Math.round(box.side * ratio);
    this.hatch.width = side;
    this.hatch.height = side;
    const layer = this.hatch.getContext('2d');
    if (layer === null) return;
    const gap = 0.55 * look.fontSize * ratio;
    layer.strokeStyle = 'rgb(0 0 0 / 28%)';
    layer.lineWidth = Math.max(1, gap * 0.16);
    layer.beginPath();
    const [from, to] = lean === 1 ? [side, 0] : [0, side];
    for (let at = -side; at < side; at += gap) {
      layer.moveTo(at, from);
      layer.lineTo(at + side, to);
    }
    layer.stroke();
    layer.globalCompositeOperation = 'destination-in';
    layer.imageSmoothingEnabled = false;
    layer.drawImage(this.cells, 0, 0, side, side);
    context.drawImage(this.hatch, box.left, box.top, box.side, box.side);
  }
}

/** White in black: seen on every colour. */
export function drawOver(context: CanvasRenderingContext2D, { lines, marks, look }: HeatMapModel, box: CellBox): void {
  const at = (x: number, y: number): [number, number] => [box.left + x * box.side, box.top + (1 - y) * box.side];
  const width = 0.14 * look.fontSize;
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.side, box.side);
  context.clip();
  context.lineJoin = 'round';
  const stroke = (path: Path2D, dash: readonly number[]): void => {
    context.setLineDash([]);
    context.strokeStyle = 'rgb(0 0 0 / 75%)';
    context.lineWidth = 2.6 * width;
    context.stroke(path);
    context.setLineDash(dash.map((length) => length * width));
    context.strokeStyle = '#fff';
    context.lineWidth = width;
    context.stroke(path);
  };
  for (const { path, dash } of lines ?? []) {
    const line = new Path2D();
    for (let i = 0; i < path.length; i += 2) line.lineTo(...at(path[i]!, path[i + 1]!));
    stroke(line, dash);
  }
  const arm = 0.55 * look.fontSize;
  for (const { x, y, sign } of marks ?? []) {
    const [left, top] = at(x, y);
    const mark = new Path2D();
    if (sign === 'ring') mark.arc(left, top, arm, 0, 2 * Math.PI);
    else {
      mark.moveTo(left - arm, top);
      mark.lineTo(left + arm, top);
      mark.moveTo(left, top - arm);
      mark.lineTo(left, top + arm);
    }
    stroke(mark, []);
  }
  context.restore();
}
