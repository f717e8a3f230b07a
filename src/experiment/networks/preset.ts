import type { LocalText } from '../../catalog/language';
import type { NetDraft } from './types';

/** An experiment worth opening. What a tutorial claims and what its code computes are told apart in `about`. */
export interface NetworkPreset {
  readonly id: string;
  readonly name: LocalText;
  readonly about: LocalText;
  readonly draft: NetDraft;
}
