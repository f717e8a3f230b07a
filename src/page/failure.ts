import { EngineError } from '../engine/contract';
import type { LocalText } from '../formula/text';
import { describe } from './tier';

/** What went wrong, for people; null for what is no failure: a request overtaken, or a device that is being replaced. */
export function failureText(error: unknown): LocalText | null {
  if (error instanceof EngineError && (error.code === 'aborted' || error.code === 'device-lost')) return null;
  if (error instanceof DOMException && error.name === 'AbortError') return null;
  return textOf(error) ?? describe(error);
}

/** The text that errors of ours carry for people; null for all others. */
export function textOf(error: unknown): LocalText | null {
  const text = error instanceof Error && 'text' in error ? error.text : null;
  const told = typeof text === 'object' && text !== null && 'en' in text && 'zh' in text;
  return told && typeof text.en === 'string' && typeof text.zh === 'string' ? { en: text.en, zh: text.zh } : null;
}
