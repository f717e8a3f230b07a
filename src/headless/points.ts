import type { Point } from '../experiment/surfaces/types';
import { UsageError } from './usage-error';

const MOST_POINTS = 1_000_000;

/** An array of pairs of finite numbers from untrusted JSON. Throws a {@link UsageError} that names the first bad one. */
export function parsePoints(value: unknown, file: string): Point[] {
  return entries(value, file, 'an array of pairs, such as [[0, 1], [2, 3]]', isPoint, 'a pair of finite numbers');
}

/** An array of finite numbers, for a function of one variable. Throws a {@link UsageError} that names the first bad one. */
export function parseLinePoints(value: unknown, file: string): number[] {
  return entries(value, file, 'an array of numbers, such as [0, 1.5]', isNumber, 'a finite number');
}

function entries<T>(
  value: unknown,
  file: string,
  wanted: string,
  isOne: (entry: unknown) => entry is T,
  one: string,
): T[] {
  if (!Array.isArray(value)) throw new UsageError(`${file} must hold ${wanted}`);
  if (value.length > MOST_POINTS) throw new UsageError(`${file} holds more than ${MOST_POINTS} points`);
  return value.map((entry: unknown, i) => {
    if (!isOne(entry)) throw new UsageError(`${file}: entry ${i} is not ${one}`);
    return entry;
  });
}

function isPoint(entry: unknown): entry is [number, number] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((number) => Number.isFinite(number));
}

function isNumber(entry: unknown): entry is number {
  return Number.isFinite(entry);
}
