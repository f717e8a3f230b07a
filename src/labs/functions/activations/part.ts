import type { Theme } from '../../../page/prefs';
import type { FunctionContext } from '../context';
import { setBench } from '../edits';
import { functionExperimentOf, type ShownFunction } from '../state';
import type { ActivationSettings } from './curves';

/** One of the three things that this bench shows. */
export interface ActivationPart {
  readonly element: HTMLElement;
  show(look: PartLook): void;
}

export interface PartLook {
  readonly settings: ActivationSettings;
  /** The function of the experiment, as far as it means something. */
  readonly shown: ShownFunction;
  readonly theme: Theme;
  /** Significant digits of the numbers. */
  readonly digits: number;
}

export interface ActivationEdits {
  /** One drag of one setting is one step of the history. */
  set(change: Partial<ActivationSettings>, gesture?: string): void;
  end(): void;
  readonly settings: ActivationSettings;
}

export function activationEdits({ store, actions }: FunctionContext): ActivationEdits {
  return {
    set: (change, gesture) => actions.edit((now) => setBench(now, 'activations', change), gesture),
    end: actions.endGesture,
    get settings() {
      return functionExperimentOf(store.state).activations;
    },
  };
}
