import './surfaceCard.css';
import { SURFACES } from '../../../catalog';
import { sourceText } from '../../../catalog/language';
import { parseExpression } from '../../../formula';
import { h } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { notation } from '../../../page/notation';
import { typeset } from '../../../page/ui/typeset';
import type { SurfaceContext } from '../context';
import type { Shown } from '../state';
import { railTexts } from './texts';

/** What one looks at: name, formula, one sentence, where its minimum is. */
export function createSurfaceCard(context: SurfaceContext): HTMLElement {
  const heading = h('h2', {});
  const name = h('p', { class: 'surface-name' });
  const formula = h('p', { class: 'formula' });
  const about = h('p', { class: 'about' });
  const minimum = h('p', { class: 'quiet' });

  function write(): void {
    const { words, store } = context;
    heading.textContent = words.t(railTexts.surface.heading);
    const { shown } = store.state;
    if (shown === null) return;
    const { experiment, resolved } = shown;
    const { surface } = experiment;
    const entry = 'id' in surface ? SURFACES.get(surface.id) : undefined;
    name.textContent = entry === undefined ? words.t(railTexts.settings.own) : words.t(entry.name);
    const { variables, formula: text, samples } = resolved.problem;
    if (samples === undefined) {
      const [x, y] = variables;
      formula.replaceChildren(...typeset(['f', '(', x, ', ', y, ') = ', ...notation(parseExpression(text))]));
    } else {
      name.textContent = words.t(resolved.title);
      formula.replaceChildren(words.t(railTexts.surface.samples, { columns: samples.columns, rows: samples.rows }));
    }
    about.textContent = entry === undefined ? '' : words.t(entry.about);
    about.title =
      entry === undefined ? '' : words.t(railTexts.surface.source, { source: words.t(sourceText(entry.source)) });
    minimum.textContent = minimumText(shown, words);
  }

  context.watch(({ shown }) => [shown?.resolved], write);
  context.live(write);
  return h(
    'section',
    { class: 'block surface-card', 'data-part': 'card.surface' },
    heading,
    name,
    about,
    formula,
    minimum,
  );
}

function minimumText({ resolved: { minima } }: Shown, words: Words): string {
  const [lowest] = minima;
  if (lowest === undefined) return '';
  const value = formatExact(lowest.value);
  if (minima.length > 1) return words.t(railTexts.surface.minima, { count: minima.length, value });
  return words.t(railTexts.surface.minimum, { value, x: formatExact(lowest.x), y: formatExact(lowest.y) });
}
