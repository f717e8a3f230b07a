import './readout.css';
import { FLAG, JET } from '../../../engine/contract';
import { h, setText } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { SurfaceContext } from '../context';
import type { Reading } from '../state';
import { railTexts } from './texts';

const NOTHING = ['–', '–', '–', '–'] as const;

/** Place, value and gradient where the pointer is. */
export function createReadout(context: SurfaceContext): HTMLElement {
  const heading = h('h2', {});
  const hint = h('p', { class: 'visually-hidden' });
  const terms = [railTexts.point.place, railTexts.point.value, railTexts.point.gradient, railTexts.point.norm] as const;
  const figures = terms.map(() => h('dd', { class: 'figure' }));
  const names = terms.map(() => h('dt', {}));
  const list = h('dl', { class: 'readout' }, ...terms.flatMap((_, index) => [names[index]!, figures[index]!]));

  function write(): void {
    const reading = context.store.state.probe?.reading ?? null;
    hint.hidden = reading !== null;
    // The rows stay where the pointer reads nothing: what is below them must not jump, and no hole is left there.
    const texts = reading === null ? NOTHING : figuresOf(reading, context);
    figures.forEach((figure, index) => {
      setText(figure, texts[index]!);
    });
  }

  context.live((words) => {
    heading.textContent = words.t(railTexts.point.heading);
    hint.textContent = words.t(railTexts.point.empty);
    names.forEach((name, index) => {
      name.textContent = words.t(terms[index]!);
    });
  });
  context.watch(({ probe }) => [probe?.reading], write);
  context.live(write);
  return h('section', { class: 'block point', 'data-part': 'readout' }, heading, hint, list);
}

function figuresOf({ place, jet }: Reading, { words }: SurfaceContext): [string, string, string, string] {
  const where = `(${place.map((coordinate) => formatNumber(coordinate)).join(', ')})`;
  const flags = jet[JET.flags]!;
  if ((flags & FLAG.undefined) !== 0) return [where, words.t(railTexts.point.undefined), '–', '–'];
  if ((flags & FLAG.overflow) !== 0) return [where, words.t(railTexts.point.overflow), '–', '–'];
  const [x, y] = [jet[JET.x]!, jet[JET.y]!];
  return [
    where,
    formatNumber(jet[JET.value]!, 5),
    `(${formatNumber(x)}, ${formatNumber(y)})`,
    formatNumber(Math.hypot(x, y)),
  ];
}
