import type { Annotator, FixedLabel, FloatingLabel, MarkStyle } from './annotator';
import { type Box, isDistant, placeLabels, touches } from './labels';
import type { Palette } from './palette';
import { AXIS_FONT, LABEL_SIZE, LINE_HEIGHT, TEXT_FONT } from './typeface';

/** Parts of a name's font size, as in `scene.css`: bar at its left, space around the text, line height. */
const NAME = {
  bar: 0.25,
  left: 0.45,
  right: 0.5,
  top: 0.1,
  bottom: 0.12,
  line: LINE_HEIGHT,
  radius: 0.25,
  gap: 0.5,
  small: 0.83,
};

interface Line {
  readonly font: string;
  /** Pixels. */
  readonly size: number;
  readonly text: string;
}

/**
 * The overlay of a picture: the same marks and names as on the page, painted on a canvas when the frame ends. Names keep their places from
 * frame to frame of a film, as they do on the page.
 */
export class CanvasAnnotator implements Annotator {
  private readonly slots = new Map<string, number>();
  private readonly context: CanvasRenderingContext2D;
  private palette: Palette;
  private scale: number;
  private obstacles: Box[] = [];
  private floating: FloatingLabel[] = [];
  private marks: (() => void)[] = [];
  private fixedLabels: (() => void)[] = [];

  constructor(context: CanvasRenderingContext2D, palette: Palette, scale: number) {
    this.context = context;
    this.palette = palette;
    this.scale = scale;
  }

  begin(palette: Palette, scale: number): void {
    this.palette = palette;
    this.scale = scale;
    this.obstacles = [];
    this.floating = [];
    this.marks = [];
    this.fixedLabels = [];
  }

  mark(_key: string, path: string, x: number, y: number, radius: number, style: MarkStyle): void {
    this.marks.push(() => this.draw(path, x, y, style));
    if (radius > 0) this.obstacles.push({ left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius });
  }

  private draw(path: string, x: number, y: number, style: MarkStyle): void {
    const { context } = this;
    const shape = new Path2D(path);
    context.save();
    context.translate(x, y);
    context.globalAlpha = style.opacity;
    context.lineJoin = context.lineCap = 'round';
    // The stroke lies below the fill, so that a halo takes nothing from the shape.
    if (style.strokeWidth > 0 && style.stroke !== 'none') {
      context.strokeStyle = style.stroke;
      context.lineWidth = style.strokeWidth;
      context.stroke(shape);
    }
    if (style.fill !== 'none') {
      context.fillStyle = style.fill;
      context.fill(shape);
    }
    context.restore();
  }

  fixed(label: FixedLabel): void {
    const size = this.scale * LABEL_SIZE[label.kind];
    const line: Line = {
      font: label.kind === 'axis' ? `italic ${size}px ${AXIS_FONT}` : `${size}px ${TEXT_FONT}`,
      size,
      text: label.text,
    };
    const width = this.widthOf(line);
    const height = size * NAME.line;
    const left = label.x + ((label.dx - 1) / 2) * width;
    const top = label.y + ((label.dy - 1) / 2) * height;
    const box = { left, top, width, height };
    if (this.obstacles.some((other) => touches(box, other))) return;
    this.obstacles.push(box);
    const color = label.kind === 'axis' ? this.palette.text : this.palette.quiet;
    this.fixedLabels.push(() => this.write(line, left, top + height / 2, color));
  }

  float(label: FloatingLabel): void {
    this.floating.push(label);
  }

  /** Paints everything: first the marks, then all text. */
  end(width: number, height: number): void {
    const sizes = this.floating.map((label) => this.nameSize(label));
    const requests = this.floating.map((label, i) => ({
      ...label,
      ...sizes[i]!,
      slot: this.slots.get(label.key) ?? -1,
    }));
    const places = placeLabels(requests, this.obstacles, { left: 4, top: 4, width: width - 8, height: height - 8 });
    const shown = places.flatMap((place, i) => {
      const label = this.floating[i]!;
      this.slots.set(label.key, place.slot);
      return label.optional && place.overlap > 0 ? [] : [{ place, label, ...sizes[i]! }];
    });
    for (const { place, label, width: w, height: h } of shown) {
      if (!isDistant(place.slot)) continue;
      const x = Math.min(Math.max(label.x, place.left), place.left + w) - label.x;
      const y = Math.min(Math.max(label.y, place.top), place.top + h) - label.y;
      this.mark('', `M0 0L${x.toFixed(1)} ${y.toFixed(1)}`, label.x, label.y, 0, {
        fill: 'none',
        stroke: label.color,
        strokeWidth: 1.5 * this.scale,
        opacity: 0.8 * label.opacity,
      });
    }
    for (const draw of this.marks) draw();
    for (const write of this.fixedLabels) write();
    for (const { place, label, width: w, height: h } of shown) {
      this.name(label, { left: place.left, top: place.top, width: w, height: h });
    }
  }

  private nameSize(label: FloatingLabel): { width: number; height: number } {
    const size = this.scale * LABEL_SIZE.name;
    const { main, note } = this.nameLines(label);
    const text = this.widthOf(main) + (note === null ? 0 : NAME.gap * NAME.small * size + this.widthOf(note));
    return {
      width: text + (NAME.bar + NAME.left + NAME.right) * size,
      height: (NAME.line + NAME.top + NAME.bottom) * size,
    };
  }

  private nameLines({ text, note }: FloatingLabel): { main: Line; note: Line | null } {
    const size = this.scale * LABEL_SIZE.name;
    const small = NAME.small * size;
    return {
      main: { font: `600 ${size}px ${TEXT_FONT}`, size, text },
      note: note === null ? null : { font: `${small}px ${TEXT_FONT}`, size: small, text: note },
    };
  }

  private name(label: FloatingLabel, box: Box): void {
    const { context, palette } = this;
    const size = this.scale * LABEL_SIZE.name;
    const { main, note } = this.nameLines(label);
    context.save();
    context.globalAlpha = label.opacity;
    context.beginPath();
    context.roundRect(box.left, box.top, box.width, box.height, NAME.radius * size);
    context.clip();
    context.fillStyle = palette.halo;
    context.globalAlpha = 0.8 * label.opacity;
    context.fillRect(box.left, box.top, box.width, box.height);
    context.globalAlpha = label.opacity;
    context.fillStyle = label.color;
    context.fillRect(box.left, box.top, NAME.bar * size, box.height);
    const left = box.left + (NAME.bar + NAME.left) * size;
    const middle = box.top + box.height / 2;
    this.write(main, left, middle, palette.text);
    if (note !== null) this.write(note, left + this.widthOf(main) + NAME.gap * note.size, middle, palette.quiet);
    context.restore();
  }

  private widthOf({ font, text }: Line): number {
    this.context.font = font;
    return this.context.measureText(text).width;
  }

  private write({ font, text }: Line, left: number, middle: number, color: string): void {
    const { context } = this;
    context.font = font;
    context.fillStyle = color;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(text, left, middle);
  }
}
