import './pen.css';
import { svg } from '../dom';
import type { PresentContext } from './context';
import { drawn, type Stroke } from './state';

/** A point is kept when it is this share of the wall's width away from the last one: a line of a minute stays short. */
const NEAR = 0.002;

/** Lines drawn on the picture with mouse, finger or pen. They are part of the state: undone there, and gone with the step. */
export function createPen({ page, shell, follow, update }: PresentContext): void {
  const lines = svg('g', {});
  const wet = svg('path', {});
  const surface = svg(
    'svg',
    { class: 'wall-pen', viewBox: '0 0 1 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    lines,
    wet,
  );
  shell.append(surface);
  let line: number[] = [];
  let shown: readonly Stroke[] | null = null;

  function end(): void {
    if (line.length >= 4) {
      const stroke = line;
      update((state) => drawn(state, stroke));
    }
    line = [];
    wet.setAttribute('d', '');
  }

  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    surface.setPointerCapture(event.pointerId);
    line = place(event);
  });
  surface.addEventListener('pointermove', (event) => {
    if (line.length === 0) return;
    // Between two frames a pen has been at many places.
    for (const each of event.getCoalescedEvents?.() ?? [event]) {
      const [x = 0, y = 0] = place(each);
      if (Math.hypot(x - line.at(-2)!, y - line.at(-1)!) >= NEAR) line.push(x, y);
    }
    wet.setAttribute('d', pathOf(line));
  });
  surface.addEventListener('pointerup', end);
  surface.addEventListener('pointercancel', end);

  function place({ clientX, clientY }: MouseEvent): number[] {
    const { left, top, width, height } = surface.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  }

  follow(() => {
    const { presenting } = page.store.state;
    surface.classList.toggle('drawing', presenting?.tool === 'pen');
    if (presenting === null || presenting.drawing === shown) return;
    shown = presenting.drawing;
    lines.replaceChildren(...shown.map((stroke) => svg('path', { d: pathOf(stroke) })));
  });
}

/** SVG path data of a line. */
function pathOf(stroke: Stroke): string {
  const points: string[] = [];
  for (let i = 0; i + 1 < stroke.length; i += 2) points.push(`${stroke[i]!.toFixed(4)} ${stroke[i + 1]!.toFixed(4)}`);
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
