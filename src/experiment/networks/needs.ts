import { POINT_SETS } from '../../catalog/networks';
import type { GeneratedData, GivenData } from './forms';

/** What the data ask of a network. */
export interface Needs {
  readonly inputs: number;
  /** Numbers of a target. */
  readonly outputs: number;
  /** Outputs for softmax. */
  readonly classes: number;
  /** The loss that suits, for who names none. */
  readonly loss: string;
}

export function neededBy(data: GeneratedData | GivenData): Needs {
  if ('id' in data) {
    const { inputs, classes } = POINT_SETS.get(data.id)!;
    if (classes === null) return { inputs, outputs: 1, classes: 1, loss: 'mse' };
    return { inputs, outputs: classes > 2 ? classes : 1, classes, loss: classes > 2 ? 'ce' : 'bce' };
  }
  const inputs = data.X[0]?.length ?? 1;
  const targets = data.target.flat();
  const outputs = widthOf(data.target[0]);
  const largest = targets.reduce((most, each) => Math.max(most, each), 1);
  const classes = outputs === 1 && Number.isInteger(largest) ? largest + 1 : outputs;
  return { inputs, outputs, classes, loss: targets.every((t) => t === 0 || t === 1) ? 'bce' : 'mse' };
}

export function widthOf(target: number | readonly number[] | undefined): number {
  return typeof target === 'object' ? target.length : 1;
}
