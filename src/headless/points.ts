import type { Point } from '../experiment/surfaces/types';
import { UsageError } from './usage-error';

const MOST_POINTS = 1_000_000;

/** An array of pairs of finite numbers from untrusted JSON. Throws a {@link UsageError} that names the first bad one. */
export function parsePoints(value: unknown, file: string): Point[] {
  if (!Array.isArray(value)) throw new UsageError(`${file} must hold an array of pairs, such as [[0, 1], [2, 3]]`);
  if (value.length > MOST_POINTS) throw new UsageError(`${file} holds more than ${MOST_POINTS} points`);
  return value.map((entry: unknown, i) => {
    if (!isPoint(entry)) throw new UsageError(`${file}: entry ${i} is not a pair of finite numbers`);
    return entry;
  });
}

function isPoint(entry: unknown): entry is [number, number] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((number) => Number.isFinite(number));
}
