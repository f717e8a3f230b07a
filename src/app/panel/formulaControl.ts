import { Controller, type GUI } from 'lil-gui';
import { isFreeName } from '../../catalog/language';
import { checkExpression, FormulaError, parseExpression, type Scope } from '../../formula';
import { h } from '../dom';
import type { Words } from '../i18n';

export interface FormulaOptions {
  readonly scope: Scope;
  readonly words: Words;
  readonly example: string;
  /** Takes an unknown name into the experiment as a parameter, together with the formula that uses it; null: it cannot. */
  readonly declare: ((name: string, formula: string) => void) | null;
}

/** Of a formula with an error this much is shown around it, in characters. */
const SHOWN_AROUND = 40;

/** What a formula control edits. */
export interface FormulaBinding {
  value: string;
}

/**
 * A formula of the user's. Only one that is right is handed on; what is wrong is marked at its place while the surface
 * stays as it was.
 */
export class FormulaControl extends Controller {
  readonly #options: FormulaOptions;
  readonly #binding: FormulaBinding;
  readonly #field: HTMLTextAreaElement;
  readonly #message = h('p', { class: 'formula-error', role: 'alert' });

  constructor(parent: GUI, binding: FormulaBinding, options: FormulaOptions) {
    super(parent, binding, 'value', 'nabla-formula');
    this.#options = options;
    this.#binding = binding;
    this.#field = h('textarea', {
      rows: 2,
      spellcheck: 'false',
      autocapitalize: 'off',
      autocomplete: 'off',
      'aria-labelledby': this.$name.id,
      placeholder: options.words.t('formula.hint', { example: options.example }),
    });
    this.$widget.append(this.#field, this.#message);
    this.#field.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#read();
    });
    this.#field.addEventListener('compositionend', () => this.#read());
    this.#field.addEventListener('change', () => this._callOnFinishChange());
    this.updateDisplay();
  }

  #read(): void {
    const text = this.#field.value;
    try {
      checkExpression(parseExpression(text), this.#options.scope);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.#complain(text, error);
      return;
    }
    this.#field.removeAttribute('aria-invalid');
    this.#message.replaceChildren();
    this.setValue(text);
  }

  #complain(text: string, { span, code, text: message }: FormulaError): void {
    const { words, declare } = this.#options;
    const points = [...text];
    const start = Math.max(0, span.start - SHOWN_AROUND);
    const end = Math.min(points.length, span.start + SHOWN_AROUND);
    const wrong = points.slice(span.start, Math.min(span.end, end)).join('');
    this.#field.setAttribute('aria-invalid', 'true');
    this.#message.replaceChildren(
      h(
        'span',
        { class: 'formula-place', 'aria-hidden': 'true' },
        `${start > 0 ? '…' : ''}${points.slice(start, span.start).join('')}`,
        h('mark', {}, wrong === '' ? '\u2009' : wrong),
        `${points.slice(Math.max(span.end, span.start), end).join('')}${end < points.length ? '…' : ''}`,
      ),
      words.t('formula.at', { column: span.start + 1, message: words.pick(message) }),
    );
    // Full-width letters of a Chinese keyboard name the same parameter.
    const name = points.slice(span.start, span.end).join('').normalize('NFKC');
    if (declare === null || code !== 'unknown-name' || !isFreeName(name)) return;
    const button = h('button', { type: 'button', class: 'formula-declare' }, words.t('formula.declare', { name }));
    button.addEventListener('click', () => declare(name, text));
    this.#message.append(button);
  }

  override updateDisplay(): this {
    if (document.activeElement !== this.#field) {
      this.#field.value = this.#binding.value;
      this.#field.removeAttribute('aria-invalid');
      this.#message.replaceChildren();
    }
    return this;
  }
}
