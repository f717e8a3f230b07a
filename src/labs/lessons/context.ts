import type { LaboratoryKind } from '../../page/laboratory';
import type { Store } from '../../page/store';
import type { Context } from '../../page/ui/context';
import type { Navigation } from './navigation';
import type { Course, LessonsState } from './state';

/** Everything that can be done with lessons, whatever it is done with: button, key, address. */
export interface LessonsActions extends Omit<Navigation, 'open' | 'known'> {
  /** The laboratory of the step as the step began. */
  restore(): void;
  /** Its experiment of the moment, in the laboratory itself. */
  take(): void;
}

/** What every part of the laboratory of lessons gets. */
export interface LessonsContext {
  readonly page: Context;
  readonly store: Store<LessonsState>;
  readonly course: Course;
  /** The laboratories that steps are shown in. */
  readonly kinds: readonly LaboratoryKind[];
  readonly actions: LessonsActions;
}

/** What every part of a step's text gets. */
export interface StepContext extends LessonsContext {
  /** A number of the step as it is shown; `–` where it has no value yet. */
  numberText(name: string): string;
}
