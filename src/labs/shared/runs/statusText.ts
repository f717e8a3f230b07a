import type { Words } from '../../../page/i18n';
import type { RunState } from './runState';
import { runStateTexts } from './texts';

/** The state of a run in a few words. */
export function statusText({ kind, step }: RunState, words: Words): string {
  switch (kind) {
    case 'ready':
    case 'running':
    case 'finished':
      return words.t(runStateTexts[kind]);
    default:
      return words.t(runStateTexts[kind], { step: step ?? 0 });
  }
}
