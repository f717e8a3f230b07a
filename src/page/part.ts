import type { LocalText } from '../formula/text';
import type { Notice } from './state';
import { pageTexts } from './texts';

/**
 * Told on the window of every part of the page that did not arrive: Vite's loader does, and whoever loads in another way.
 */
const MISSING = 'vite:preloadError';

/** One sentence and one button, however many parts are missing. */
export const MISSING_PART = {
  id: 'missing',
  kind: 'renew',
  text: pageTexts.missing,
  button: pageTexts.reload,
} as const satisfies Notice;

/** A part of the page that did not arrive, for whoever has a place of its own to say so. */
class MissingPart extends Error {
  readonly text: LocalText = pageTexts.broken;
}

/** Loads a part of the page; its failure carries a text for people, unlike the browser's own. */
export async function part<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new MissingPart('a part of the page did not arrive', { cause: error });
  }
}

export function tellMissingPart(): void {
  window.dispatchEvent(new Event(MISSING));
}

export function onMissingPart(tell: () => void): void {
  window.addEventListener(MISSING, tell);
}
