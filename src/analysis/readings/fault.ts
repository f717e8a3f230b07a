import type { LocalText } from '../../formula/text';

/** Why a number of a lesson has no value, in a sentence for people. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError';
  readonly text: LocalText;

  constructor(en: string, zh: string) {
    super(en);
    this.text = { en, zh };
  }
}

/** Errors of an engine that are no fault of the number: it is read again, or nobody wants it any more. */
const PASSING: readonly unknown[] = ['aborted', 'device-lost'];

/** What an error says to people; rethrows one that says nothing, which is a fault of the program, and a passing one. */
export function textOf(error: unknown): LocalText {
  const passing = error instanceof Error && 'code' in error && PASSING.includes(error.code);
  if (error instanceof Error && 'text' in error && !passing) return error.text as LocalText;
  throw error;
}

/** A number that is one; what is not has a sentence in its place. */
export function known(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new ReadingError('There is no finite value here.', '此处没有有限的值。');
}
