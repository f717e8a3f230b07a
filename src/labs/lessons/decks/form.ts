import type { Step } from '../../../experiment/lessons/types';
import type { LocalText } from '../../../formula/text';
import { h, setText } from '../../../page/dom';
import { createProse } from '../prose';
import { PLAYBACK } from './collect';
import type { DecksHost } from './context';
import { captionText, changeDeck, changeStep, filledStep, withCaption } from './edits';
import type { DecksStore } from './store';
import { decksTexts } from './texts';

const LANGUAGES = ['en', 'zh'] as const;
type Field = 'title' | 'caption' | 'notes';

/** Title, caption and notes of a step in both languages side by side, what it offers, and how it reads. */
export function createStepForm(
  { page }: DecksHost,
  decks: DecksStore,
  chosen: () => number,
): { readonly element: HTMLElement; write(step: Step | null): void } {
  let shown: Step | null = null;

  function change(what: Partial<Step>, gesture?: string): void {
    const index = chosen();
    decks.edit((now) => changeDeck(now, (deck) => changeStep(deck, index, what)), gesture);
  }

  const fields = (['title', 'caption', 'notes'] as const).flatMap((field) =>
    LANGUAGES.map((language) => {
      const input =
        field === 'title'
          ? h('input', { type: 'text', class: 'link-field', maxlength: 200, lang: language })
          : h('textarea', { class: 'code-field', rows: field === 'caption' ? 6 : 3, maxlength: 4000, lang: language });
      input.addEventListener('input', () => {
        if (shown === null) return;
        change(written(shown, field, language, input.value), `${chosen()} ${field} ${language}`);
      });
      const name = h('span', {});
      return { field, language, input, name, element: h('label', { class: 'deck-field' }, name, input) };
    }),
  );
  const names = (['title', 'caption', 'notes'] as const).map((field) => ({
    field,
    element: h('p', { class: 'deck-name' }),
  }));
  const offers = h('select', { class: 'quiet-select' });
  const offersName = h('span', {});
  const preview = h('div', { class: 'deck-preview' });
  const previewName = h('p', { class: 'deck-name' });
  const fallback = h('p', { class: 'quiet' });
  const element = h(
    'div',
    { class: 'deck-form' },
    ...names.flatMap(({ field, element: name }) => [
      name,
      h('div', { class: 'deck-pair' }, ...fields.filter((each) => each.field === field).map((each) => each.element)),
    ]),
    fallback,
    h('label', { class: 'deck-field' }, offersName, offers),
    previewName,
    preview,
  );
  offers.addEventListener('change', () => {
    const choice = { none: [], playback: [PLAYBACK], all: ['*'] }[offers.value];
    if (choice !== undefined) change({ offers: choice });
  });

  page.live((words) => {
    for (const { field, element: name } of names) setText(name, words.t(decksTexts[field]));
    for (const { language, name } of fields) {
      setText(name, words.t(language === 'en' ? decksTexts.english : decksTexts.chinese));
    }
    setText(offersName, words.t(decksTexts.offers));
    setText(previewName, words.t(decksTexts.preview));
    setText(fallback, words.t(decksTexts.fallback));
  });

  return {
    element,
    write(step) {
      shown = step;
      element.hidden = step === null;
      if (step === null) return;
      const { words } = page;
      for (const { field, language, input } of fields) {
        const text = read(step, field, language);
        // Whoever writes keeps their line ends and their place.
        if (document.activeElement !== input && input.value !== text) input.value = text;
      }
      const list = step.offers ?? [];
      const value =
        list.length === 0
          ? 'none'
          : list.includes('*')
            ? 'all'
            : list.length === 1 && list[0] === PLAYBACK
              ? 'playback'
              : 'list';
      offers.replaceChildren(
        h('option', { value: 'none' }, words.t(decksTexts.nothingOffered)),
        h('option', { value: 'playback' }, words.t(decksTexts.playback)),
        h('option', { value: 'all' }, words.t(decksTexts.everything)),
        ...(value === 'list' ? [h('option', { value }, words.t(decksTexts.listed, { names: list.join(', ') }))] : []),
      );
      offers.value = value;
      const { caption } = filledStep(step, String(chosen() + 1));
      preview.replaceChildren(...caption.map((text) => proseOf(words.t(text))));
    },
  };
}

/** A text as it is read; numbers are computed where it is shown. */
function proseOf(text: string): HTMLElement {
  const prose = createProse(h('p', {}), () => '…');
  prose.show(text);
  return prose.element;
}

const NONE: LocalText = { en: '', zh: '' };

function read(step: Step, field: Field, language: 'en' | 'zh'): string {
  if (field === 'caption') return captionText(step.caption, language);
  return step[field]?.[language] ?? '';
}

function written(step: Step, field: Field, language: 'en' | 'zh', text: string): Partial<Step> {
  if (field === 'caption') return { caption: withCaption(step.caption, language, text) };
  return { [field]: { ...(step[field] ?? NONE), [language]: text } };
}
