import type { SampledCurve } from '../../../analysis/calculus/curve';
import type { Interval } from '../../../catalog/types';
import type { PlotLayer } from '../../../charts/functionPlot';
import type { FunctionContext } from '../context';
import { setBench } from '../edits';
import { snapped } from '../stage/places';
import { functionExperimentOf } from '../state';
import type { Curve, IntegralSettings } from './model';

/** One of the two things that this bench shows. */
export interface IntegralPart {
  readonly element: HTMLElement;
  show(look: PartLook): void;
}

export interface PartLook {
  readonly curve: Curve;
  readonly settings: IntegralSettings;
  /** What is drawn of the x axis. */
  readonly interval: Interval;
  /** The curve over it, the same object while neither changes. */
  readonly drawn: SampledCurve;
  readonly line: PlotLayer;
  /** A bound is being dragged: what takes long may wait. */
  readonly dragged: boolean;
  readonly seed: number;
  /** Significant digits of the numbers. */
  readonly digits: number;
}

export interface IntegralEdits {
  /** One drag of one setting is one step of the history. */
  set(change: Partial<IntegralSettings>, gesture?: string): void;
  /** A bound, to a digit that a pixel can tell, no farther than the axis that is drawn. */
  drag(bound: 'from' | 'to', x: number): void;
  end(): void;
  readonly settings: IntegralSettings;
}

export interface HeldEdits extends IntegralEdits {
  /** The axis stays as it is while a bound is dragged: it must not move under the pointer. Null: nothing is dragged. */
  readonly held: Interval | null;
}

/** @param seen what is drawn of the x axis @param released called when a drag has ended */
export function integralEdits(
  { store, actions }: FunctionContext,
  seen: () => Interval,
  released: () => void,
): HeldEdits {
  let held: Interval | null = null;
  const set = (change: Partial<IntegralSettings>, gesture?: string) =>
    actions.edit((now) => setBench(now, 'integral', change), gesture);
  return {
    set,
    drag(bound, x) {
      held ??= seen();
      const [low, high] = held;
      set({ [bound]: Math.min(high, Math.max(low, snapped(x, (high - low) / 2))) }, `integral.${bound}`);
    },
    end() {
      held = null;
      actions.endGesture();
      released();
    },
    get held() {
      return held;
    },
    get settings() {
      return functionExperimentOf(store.state).integral;
    },
  };
}
