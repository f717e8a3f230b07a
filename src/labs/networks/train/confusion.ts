import type { NetData } from '../../../engine/contract/network';
import { classesOf, type OutputReading, predictedClass } from './reading';

/** How often each class was taken for each. */
export interface Confusion {
  readonly classes: number;
  /** classes × classes, row: the true class, column: the one that was predicted. */
  readonly counts: Uint32Array;
  readonly total: number;
  readonly right: number;
  /** Per class: of those predicted so, the share that are; NaN where none is predicted. */
  readonly precision: readonly number[];
  /** Per class: of those that are, the share that is found; NaN where there is none. */
  readonly recall: readonly number[];
}

/** @param raw rows × outputs. Null for regression. */
export function confusionOf(reading: OutputReading, data: NetData, raw: ArrayLike<number>): Confusion | null {
  const { classes, outputs } = reading;
  const truth = classesOf(reading, data);
  if (classes === null || truth === null) return null;
  const counts = new Uint32Array(classes * classes);
  truth.forEach((actual, row) => {
    // What lies on the boundary is misclassified, whichever class it is of: the accuracy asks for t·z > 0.
    const undecided = reading.kind === 'score' && reading.threshold === 0 && raw[row * outputs] === 0;
    const predicted = undecided ? 1 - actual : predictedClass(reading, raw, row * outputs)!;
    if (actual < classes) counts[actual * classes + predicted]!++;
  });
  const all = Array.from({ length: classes }, (_, c) => c);
  const sum = (cells: readonly number[]) => cells.reduce((total, cell) => total + counts[cell]!, 0);
  const hits = all.map((c) => counts[c * classes + c]!);
  return {
    classes,
    counts,
    total: sum([...counts.keys()]),
    right: hits.reduce((total, hit) => total + hit, 0),
    precision: all.map((c) => hits[c]! / sum(all.map((row) => row * classes + c))),
    recall: all.map((c) => hits[c]! / sum(all.map((column) => c * classes + column))),
  };
}
