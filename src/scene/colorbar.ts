import { COLORS, colorPivot, colorPosition, colorTable } from './colormap';
import type { HeightScale, Look, SceneModel } from './contract';
import { heightTicks } from './ticks';

/** The key to the colours: a bar with ticks, on the same scale as the height. */
export class ColorBar {
  readonly element = document.createElement('div');
  private readonly canvas = document.createElement('canvas');
  private readonly title = document.createElement('b');
  private shown = '';

  constructor() {
    this.element.className = 'scene-bar';
    this.element.setAttribute('aria-hidden', 'true');
    this.canvas.width = 1;
    this.canvas.height = COLORS;
    this.element.append(this.title, this.canvas);
  }

  show(scale: HeightScale, colors: Look['colors'], name: string): void {
    const key = JSON.stringify([scale, colors, name]);
    if (key === this.shown) return;
    this.shown = key;
    this.title.textContent = name;
    this.paint(scale, colors);
    for (const span of this.element.querySelectorAll('span')) span.remove();
    for (const tick of heightTicks(scale, 5)) {
      const span = document.createElement('span');
      span.textContent = tick.text;
      span.style.bottom = `${(100 * tick.height).toFixed(2)}%`;
      this.element.append(span);
    }
  }

  private paint(scale: HeightScale, colors: Look['colors']): void {
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const image = context.createImageData(1, COLORS);
    const table = colorTable(colors);
    const pivot = colorPivot(scale, colors);
    for (let row = 0; row < COLORS; row++) {
      const at = Math.round(colorPosition(1 - row / (COLORS - 1), pivot) * (COLORS - 1));
      image.data.set(table.subarray(4 * at, 4 * at + 4), 4 * row);
    }
    context.putImageData(image, 0, 0);
  }
}

/** Whether anything has the colours that the bar explains: a drape takes their place, and behind a swarm they fade. */
export function showsColors({ drape, swarms = [] }: SceneModel): boolean {
  return (drape == null && swarms.length === 0) || swarms.some(({ paint }) => paint.by === 'loss');
}
