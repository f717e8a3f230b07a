import { formatInput, parseInput } from '../format';
import type { Words } from '../i18n';
import { uiTexts } from './texts';

export interface TypedNumber {
  /** Writes it into the field, unless it stands there already. */
  show(value: number): void;
  /** In whose language it is said why something is not taken. */
  speak(words: Words): void;
}

/**
 * A field in which a number is typed. What is no number, or lies outside the bounds, is not taken: the field goes back to
 * what was there, and says why.
 */
export function typedNumber(
  field: HTMLInputElement,
  { min, max }: { readonly min: number; readonly max: number },
  take: (value: number) => void,
): TypedNumber {
  let shown = Number.NaN;
  let words: Words | null = null;
  const write = (): void => {
    field.value = formatInput(shown);
  };
  const fault = (value: number | null): string => {
    if (words === null || (value !== null && value >= min && value <= max)) return '';
    return value === null
      ? words.t(uiTexts.number.none)
      : words.t(uiTexts.number.outside, { least: formatInput(min), most: formatInput(max) });
  };
  field.addEventListener('input', () => field.setCustomValidity(''));
  field.addEventListener('change', () => {
    const value = parseInput(field.value);
    if (value !== null && value >= min && value <= max) take(value);
    const reason = fault(value);
    write();
    field.setCustomValidity(reason);
    if (reason !== '') field.reportValidity();
  });
  return {
    show(value) {
      if (Object.is(value, shown)) return;
      shown = value;
      field.setCustomValidity('');
      write();
    },
    speak(now) {
      words = now;
    },
  };
}
