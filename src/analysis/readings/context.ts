import type { Coordinate, Moment, Reading } from '../../experiment/lessons/readings';
import { ReadingError } from './fault';
import type { Subject } from './subject';

/** What a number is read with. */
export interface Context {
  readonly subject: Subject;
  /** Earlier numbers of the step by their names; null: one that has no value. */
  readonly named: ReadonlyMap<string, number | null>;
}

/** Reads the numbers of one kind. Throws an error with a text for people where there is none. */
export type ReaderOf<K extends Reading['kind']> = (
  reading: Extract<Reading, { readonly kind: K }>,
  context: Context,
) => number | Promise<number>;

/** A coordinate as a number. */
export function coordinate(given: Coordinate, { named }: Pick<Context, 'named'>): number {
  if (typeof given === 'number') return given;
  const value = named.get(given);
  if (value === undefined)
    throw new ReadingError(`There is no earlier number “${given}”.`, `前面没有名为“${given}”的数。`);
  if (value === null) throw new ReadingError(`The number “${given}” has no value.`, `“${given}”没有值。`);
  return value;
}

/** An epoch or a step as a number, of so many that are planned. */
export function moment(given: Moment | undefined, planned: number): number {
  if (given === undefined || given === 'end') return planned;
  if (given <= planned) return given;
  throw new ReadingError(
    `There are only ${planned} steps, not ${given}.`,
    `总共只有 ${planned} 步，没有第 ${given} 步。`,
  );
}
