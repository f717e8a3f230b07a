import {
  LOOK,
  paintCells,
  type Span,
  type SweepPicture,
  spanOfQuantiles,
  UNKNOWN_SPAN,
} from '../../shared/sweep/sweepPixels';
import { CELL, type SweepState } from './netSweep';
import { quantile } from './statistics';

/** The losses between which the colours run. */
export function lossRangeOf({ loss, code }: Pick<SweepState, 'loss' | 'code'>): Span {
  const known = Array.from(loss)
    .filter((value, at) => code[at] === CELL.trained && value > 0 && Number.isFinite(value))
    .sort((a, b) => a - b);
  return known.length === 0 ? UNKNOWN_SPAN : spanOfQuantiles(quantile(known, 0.01), quantile(known, 0.9));
}

const LOOKS = {
  [CELL.unknown]: LOOK.unknown,
  [CELL.trained]: LOOK.good,
  [CELL.diverged]: LOOK.ended,
  [CELL.undefined]: LOOK.undefined,
} as const;

export function paintSweep({ loss, code, stopped, epochs }: SweepState, range: Span): SweepPicture {
  return paintCells(
    {
      count: code.length,
      look: (i) => LOOKS[code[i] as keyof typeof LOOKS],
      value: (i) => loss[i],
      ended: (i) => stopped[i],
      longest: epochs,
      undefinedLean: 1,
    },
    range,
  );
}
