import type { Words } from '../i18n';
import type { Session } from '../state';
import { uiTexts } from './texts';

/** What this machine does: which engine computes, on which adapter, what draws, on which tier. */
export function sessionText({ engine, adapter, backend, tier }: Session, words: Words): string {
  const precision = engine === null ? words.t(uiTexts.help.none) : words.t(uiTexts.help.precision[engine], { adapter });
  return words.t(uiTexts.help.engine, { engine: precision, backend, tier });
}
