import { Controller, type GUI } from 'lil-gui';
import { adviceOn, checkExpression, parseExpression, type Scope } from '../../formula';
import type { Words } from '../i18n';
import { pageTexts } from '../texts';
import { createFormulaField, type FormulaField } from '../ui/formulaField';

export interface FormulaOptions {
  readonly scope: Scope;
  readonly words: Words;
  readonly example: string;
  /** Takes an unknown name into the experiment as a parameter, together with the formula that uses it; null: it cannot. */
  readonly declare: ((name: string, formula: string) => void) | null;
}

/** What a formula control edits. */
export interface FormulaBinding {
  value: string;
}

/** A formula of the user's, in the lil-gui panel. */
export class FormulaControl extends Controller {
  readonly #binding: FormulaBinding;
  readonly #field: FormulaField;

  constructor(parent: GUI, binding: FormulaBinding, options: FormulaOptions) {
    super(parent, binding, 'value', 'nabla-formula');
    this.#binding = binding;
    this.#field = createFormulaField({
      rows: 2,
      words: () => options.words,
      check: (text) => checkExpression(parseExpression(text), options.scope),
      accept: (text) => this.setValue(text),
      finish: () => this._callOnFinishChange(),
      declare: options.declare,
      advise: adviceOn,
    });
    const { field, message } = this.#field;
    field.setAttribute('aria-labelledby', this.$name.id);
    field.placeholder = options.words.t(pageTexts.formula.hint, { example: options.example });
    this.$widget.append(field, message);
    this.updateDisplay();
  }

  override updateDisplay(): this {
    this.#field.show(this.#binding.value);
    return this;
  }
}
