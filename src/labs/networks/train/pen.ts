import type { BoundaryEvents } from '../../../charts/boundary';
import type { Store } from '../../../page/store';
import type { NetContext } from '../context';
import { withoutPoints, withPoint } from './points';
import type { TrainViewState } from './viewState';

/** A stroke leaves its next point after this part of the axes, and the eraser reaches as far. */
const SPACING = 0.035;
const REACH = 0.035;
/** Undo takes back a whole stroke. */
const GESTURE = 'draw';

/** What strokes and keys on the figure do to the experiment's data. */
export function createPen(
  { actions, store }: NetContext,
  view: Store<TrainViewState>,
  spans: () => readonly [number, number],
): Pick<BoundaryEvents, 'onStroke' | 'onErase'> {
  let last: readonly [number, number] | null = null;

  function erase(place: readonly [number, number]): void {
    actions.edit((experiment) => withoutPoints(experiment, place, spans(), REACH), GESTURE);
  }

  function draw(place: readonly [number, number]): void {
    const { tool, blank } = view.state;
    if (tool === null || tool.kind === 'erase') return;
    actions.edit((experiment) => withPoint(experiment, place, tool, blank), GESTURE);
    if (blank) view.update((state) => ({ ...state, blank: false }));
  }

  return {
    onStroke(place, phase) {
      const { tool } = view.state;
      if (tool === null || store.state.shown === null) return;
      if (phase === 'end') {
        last = null;
        actions.endGesture();
        return;
      }
      if (tool.kind === 'erase') {
        erase(place);
        return;
      }
      const [width, height] = spans();
      const near = last !== null && Math.hypot((place[0] - last[0]) / width, (place[1] - last[1]) / height) < SPACING;
      if (near) return;
      last = place;
      draw(place);
    },
    onErase(place) {
      erase(place);
      actions.endGesture();
    },
  };
}

/** The tool that drawing begins with: a pen for what the net is trained on; null: it cannot be drawn. */
export function firstTool(inputs: number, classes: number | null): TrainViewState['tool'] {
  if (inputs > 2) return null;
  if (classes !== null) return { kind: 'class', index: 1 };
  return inputs === 1 ? { kind: 'value' } : null;
}
