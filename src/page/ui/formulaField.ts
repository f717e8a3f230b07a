import './formulaField.css';
import { isFreeName, plainName } from '../../catalog/language';
import { type Advice, FormulaError } from '../../formula';
import { h } from '../dom';
import type { Words } from '../i18n';
import { pageTexts } from '../texts';

export interface FormulaFieldOptions {
  readonly rows: number;
  /** In the language of the moment. */
  words(): Words;
  /** Throws FormulaError for a text that cannot be used. */
  check(text: string): void;
  /** Gets every text that can. */
  accept(text: string): void;
  /** The person has left the field. */
  finish(): void;
  /** Takes an unknown name as a parameter, together with the text that uses it; null: it cannot. */
  readonly declare: ((name: string, text: string) => void) | null;
  /** What to say of a text that can be used but may be meant otherwise. */
  advise?(text: string): Advice | null;
}

/**
 * Where formulas are typed. Only one that is right is handed on; what is wrong is marked at its place, in the language
 * of the page, while everything else stays as it was.
 */
export interface FormulaField {
  readonly field: HTMLTextAreaElement;
  readonly message: HTMLElement;
  /** True while what stands in the field is wrong. */
  readonly wrong: boolean;
  /** Shows a text that came from elsewhere; one that is being typed stays. */
  show(text: string): void;
  /** The same, even over what is being typed. */
  replace(text: string): void;
  /** Says what is wrong anew: in another language, or by other rules. */
  recheck(): void;
}

/** Of a formula with an error this much is shown around it, in characters. */
const SHOWN_AROUND = 40;

export function createFormulaField(options: FormulaFieldOptions): FormulaField {
  const message = h('p', { class: 'formula-error', role: 'alert' });
  const field = h('textarea', {
    rows: options.rows,
    class: 'code-field',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
  });
  let wrong = false;
  let composing = false;
  let advised = false;

  function read(hand: boolean): void {
    const text = field.value;
    try {
      options.check(text);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      complain(text, error);
      return;
    }
    clear();
    advise(text);
    if (hand) options.accept(text);
  }

  /** Offers another text, quietly: what stands there is right. */
  function advise(text: string): void {
    const advice = options.advise?.(text) ?? null;
    advised = advice !== null;
    if (advice === null) return;
    const words = options.words();
    const button = h('button', { type: 'button', class: 'formula-declare' }, words.t(pageTexts.formula.rewrite));
    button.addEventListener('click', () => {
      field.value = advice.formula;
      read(true);
      options.finish();
    });
    message.replaceChildren(h('span', { class: 'formula-advice', role: 'note' }, words.t(advice.text)), button);
  }

  function clear(): void {
    wrong = false;
    field.removeAttribute('aria-invalid');
    message.replaceChildren();
  }

  function complain(text: string, { span, code, text: what }: FormulaError): void {
    const words = options.words();
    const { declare } = options;
    wrong = true;
    field.setAttribute('aria-invalid', 'true');
    const points = [...text];
    const { line, first, last } = lineAt(points, span.start);
    const start = Math.max(first, span.start - SHOWN_AROUND);
    const end = Math.min(last, span.start + SHOWN_AROUND);
    const bad = points.slice(span.start, Math.max(span.start, Math.min(span.end, end))).join('');
    const place = { line, column: span.start - first + 1, message: words.t(what) };
    message.replaceChildren(
      h(
        'span',
        { class: 'formula-place', 'aria-hidden': 'true' },
        `${start > first ? '…' : ''}${points.slice(start, span.start).join('')}`,
        h('mark', {}, bad === '' ? '\u2009' : bad),
        `${points.slice(Math.max(span.end, span.start), end).join('')}${end < last ? '…' : ''}`,
      ),
      text.trimEnd().includes('\n') ? words.t(pageTexts.formula.atLine, place) : words.t(pageTexts.formula.at, place),
    );
    // Greek letters and the full-width letters of a Chinese keyboard name the same parameter.
    const name = plainName(points.slice(span.start, span.end).join(''));
    if (declare === null || code !== 'unknown-name' || !isFreeName(name)) return;
    const button = h(
      'button',
      { type: 'button', class: 'formula-declare' },
      words.t(pageTexts.formula.declare, { name }),
    );
    button.addEventListener('click', () => declare(name, text));
    message.append(button);
  }

  function replace(text: string): void {
    if (field.value !== text) field.value = text;
    clear();
    advise(text);
  }

  // While an input method composes, the text is nobody's formula yet.
  field.addEventListener('compositionstart', () => {
    composing = true;
  });
  field.addEventListener('compositionend', () => {
    composing = false;
    read(true);
  });
  field.addEventListener('input', () => {
    if (!composing) read(true);
  });
  field.addEventListener('change', () => options.finish());

  return {
    field,
    message,
    get wrong() {
      return wrong;
    },
    show(text) {
      if (document.activeElement !== field) replace(text);
    },
    replace,
    recheck() {
      if ((wrong || advised) && !composing) read(false);
    },
  };
}

/** The line that a place stands in, from 1, with its first and last code point. */
function lineAt(
  points: readonly string[],
  place: number,
): { readonly line: number; readonly first: number; readonly last: number } {
  let line = 1;
  let first = 0;
  for (let i = 0; i < Math.min(place, points.length); i++) {
    if (points[i] !== '\n') continue;
    line++;
    first = i + 1;
  }
  const next = points.indexOf('\n', Math.min(place, points.length));
  return { line, first, last: next < 0 ? points.length : next };
}
