import { randomBits } from '../random';

/** Streams of a network's random numbers, each keyed by (seed, index, epoch or update, stream). */
export const NET_STREAM = { weights: 0, order: 1, noise: 2, rows: 3 } as const;

/** Updates of one epoch. */
export function updatesPerEpoch(rows: number, batch: number): number {
  return batch === 0 ? 1 : Math.max(1, Math.ceil(rows / batch));
}

/** What decides the order of the rows in one epoch: {@link ROUNDS} odd factors, then as many summands. */
export type OrderKey = Uint32Array;

const ROUNDS = 8;

/** The twin of `order_key` in shaders/net-order.wgsl. */
export function orderKey(seed: number, epoch: number): OrderKey {
  const words = [0, 1, 2, 3].flatMap((index) => [...randomBits(seed, index, epoch, NET_STREAM.order)]);
  return Uint32Array.from(words, (bits, i) => (i < ROUNDS ? bits | 1 : bits));
}

/** All ones below the highest bit that an index of `rows` rows has. */
export function orderMask(rows: number): number {
  return rows <= 1 ? 0 : (2 ** (32 - Math.clz32(rows - 1)) - 1) >>> 0;
}

/**
 * The row at a place of an epoch's order: a permutation of the rows that needs no memory. Every step is a bijection of
 * the numbers up to the mask (an odd multiple, a sum, a shifted exclusive or); what falls beyond the rows walks on
 * along its cycle until it falls among them. The twin of `order_row` in shaders/net-order.wgsl, bit for bit.
 */
export function orderRow(place: number, rows: number, mask: number, key: OrderKey): number {
  const shift = Math.max(1, (32 - Math.clz32(mask)) >> 1);
  let row = place;
  do {
    for (let round = 0; round < ROUNDS; round++) {
      row = (Math.imul(row, key[round]) + key[round + ROUNDS]) & mask;
      row = (row ^ (row >>> shift)) >>> 0;
    }
  } while (row >= rows);
  return row;
}
