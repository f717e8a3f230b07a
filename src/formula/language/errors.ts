import type { LocalText } from '../text';
import type { Span } from './ast';
import { type ErrorDetails, type FormulaErrorCode, MESSAGES } from './messages';

/** The only thing the front of this room throws, whatever the input. */
export class FormulaError extends Error {
  readonly code: FormulaErrorCode;
  /** What is wrong, in code points of the text as typed; empty (start = end) where something is missing. */
  readonly span: Span;
  /** What to do about it, including the suggestion. */
  readonly text: LocalText;
  /** What to write instead: a name, a piece of formula or a short pattern; null where nothing comes to mind. */
  readonly suggestion: string | null;

  constructor(code: FormulaErrorCode, span: Span, text: LocalText, suggestion: string | null) {
    super(text.en);
    this.name = 'FormulaError';
    this.code = code;
    this.span = span;
    this.text = text;
    this.suggestion = suggestion;
  }
}

/** Builds the error with its text; to be thrown by the caller, so that control flow stays visible there. */
export function formulaError<C extends FormulaErrorCode>(
  code: C,
  span: Span,
  details: ErrorDetails[C],
  suggestion: string | null = null,
): FormulaError {
  const message = MESSAGES[code](details);
  const text =
    suggestion === null
      ? message
      : { en: `${message.en} Did you mean “${suggestion}”?`, zh: `${message.zh}是否想写“${suggestion}”？` };
  return new FormulaError(code, span, text, suggestion);
}
