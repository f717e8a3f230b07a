import { largest } from '../../../charts/background';
import type { NetData } from '../../../engine/contract/network';
import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import { sigmoid, softmax } from '../../../formula/language/probability';

/** How the raw outputs of a net are read, and what its targets mean. */
export interface OutputReading {
  /**
   * A probability of class 1; a number whose side of the threshold decides; one number per class, the largest decides;
   * a number and no class.
   */
  readonly kind: 'probability' | 'score' | 'classes' | 'value';
  /** Of `classes`: how its numbers become shares of one. */
  readonly shares: 'softmax' | 'sigmoid' | 'part';
  /** Numbers that the net puts out per point. */
  readonly outputs: number;
  /** Null: regression. */
  readonly classes: number | null;
  /** What the ends and the middle of the colours stand for. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Where the decision changes, in the same unit; null: between classes, or nowhere. */
  readonly threshold: number | null;
}

/** Room above and below the targets of a regression. */
const MARGIN = 0.08;

export function readingOf({ net, train, test, output, threshold }: ResolvedNetwork): OutputReading {
  const outputs = net.widths.at(-1)!;
  const unit = { outputs, low: 0, middle: 0.5, high: 1, threshold: 0.5, shares: 'part' } as const;
  if (output === 'softmax') {
    return { ...unit, kind: 'classes', shares: 'softmax', classes: outputs, threshold: null };
  }
  if (outputs > 1 && threshold !== null) {
    const shares = output === 'sigmoid' ? 'sigmoid' : 'part';
    return { ...unit, kind: 'classes', shares, classes: outputs, threshold: null };
  }
  if (output === 'sigmoid') return { ...unit, kind: 'probability', classes: 2 };
  if (threshold === 0) return { ...unit, kind: 'score', classes: 2, low: -1, middle: 0, threshold };
  if (threshold !== null) return { ...unit, kind: 'score', classes: 2 };
  const [low, high] = span(train.targets, test?.targets ?? new Float64Array());
  const middle = low < 0 && high > 0 ? 0 : (low + high) / 2;
  return { ...unit, kind: 'value', classes: null, low, middle, high, threshold: null };
}

function span(...lists: readonly Float64Array[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const list of lists) {
    for (const value of list) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(low < high)) return Number.isFinite(low) ? [low - 1, low + 1] : [-1, 1];
  const margin = MARGIN * (high - low);
  return [low - margin, high + margin];
}

/** The number that is drawn, of the raw outputs from `at`; of classes the share of the one that leads. */
export function readOutput(reading: OutputReading, raw: ArrayLike<number>, at: number): number {
  if (reading.kind === 'probability') return sigmoid(raw[at]!);
  if (reading.kind !== 'classes') return raw[at]!;
  return Math.max(...sharesOf(reading, raw, at));
}

/** Of `classes`: a share per class, together 1. */
export function sharesOf({ shares, outputs }: OutputReading, raw: ArrayLike<number>, at: number): Float64Array {
  const values = Float64Array.from({ length: outputs }, (_, i) => raw[at + i]!);
  if (shares === 'softmax') return softmax(values);
  for (let i = 0; i < outputs; i++) values[i] = shares === 'sigmoid' ? sigmoid(values[i]!) : Math.max(0, values[i]!);
  const sum = values.reduce((total, value) => total + value, 0);
  return sum > 0 ? values.map((value) => value / sum) : values.fill(1 / outputs);
}

/** The class that the net decides for; null for regression. */
export function predictedClass(reading: OutputReading, raw: ArrayLike<number>, at: number): number | null {
  if (reading.classes === null) return null;
  // On the threshold itself the engines, too, take class 0; of a score around 0 they take neither, see `confusionOf`.
  if (reading.kind !== 'classes') return readOutput(reading, raw, at) > reading.threshold! ? 1 : 0;
  return largest(raw, at, reading.outputs);
}

/** The true class of every row; null for regression. */
export function classesOf(reading: OutputReading, { rows, targets }: NetData): Int32Array | null {
  const { classes, kind, shares, outputs, threshold } = reading;
  if (classes === null) return null;
  if (kind !== 'classes') return Int32Array.from({ length: rows }, (_, row) => (targets[row]! > threshold! ? 1 : 0));
  if (shares === 'softmax') return Int32Array.from(targets);
  return Int32Array.from({ length: rows }, (_, row) => largest(targets, row * outputs, outputs));
}

/** The first number of every target. */
export function firstTargets({ rows, targets }: NetData): Float64Array {
  const width = rows === 0 ? 1 : targets.length / rows;
  return Float64Array.from({ length: rows }, (_, row) => targets[row * width]!);
}
