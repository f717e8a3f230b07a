import type { Words } from '../../../page/i18n';
import { chip } from '../../../page/ui/chip';
import { stepTexts } from './texts';

/** Milliseconds for which a button says what it has done. */
const SAID = 2000;

export interface CopyButton {
  readonly element: HTMLElement;
  write(words: Words): void;
}

/** Puts a text on the clipboard, and says for a moment whether it could. */
export function createCopyButton(text: () => string): CopyButton {
  let words: Words | null = null;
  let timer = 0;
  const button = chip(() => void copy());
  button.setAttribute('aria-live', 'polite');

  async function copy(): Promise<void> {
    let done = true;
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      done = false;
    }
    if (words === null) return;
    button.textContent = words.t(done ? stepTexts.copied : stepTexts.notCopied);
    window.clearTimeout(timer);
    timer = window.setTimeout(show, SAID);
  }

  function show(): void {
    if (words !== null) button.textContent = words.t(stepTexts.copy);
  }

  return {
    element: button,
    write(next) {
      words = next;
      window.clearTimeout(timer);
      show();
    },
  };
}
