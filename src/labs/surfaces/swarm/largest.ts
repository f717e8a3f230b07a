/** Places of which each has a part of its own in a bar, at most; the others are summed up in one. */
export const MOST_PARTS = 6;
/** And of many, only those whose part has room for a number. */
export const NUMBERED = 0.045;

export interface Largest {
  /** Numbers of the places that are told one by one, in their order. */
  readonly told: readonly number[];
  /** All others with a share, together; null: there are none. */
  readonly rest: { readonly count: number; readonly share: number } | null;
}

/** Of these shares, the largest; where two are equal, the first. A rest of one would tell no more than itself. */
export function largest(shares: readonly number[]): Largest {
  const some = shares.flatMap((share, index) => (share > 0 ? [index] : []));
  if (some.length <= MOST_PARTS + 1) return { told: some, rest: null };
  const order = some.toSorted((a, b) => shares[b]! - shares[a]! || a - b);
  const told = order.slice(0, MOST_PARTS).filter((index) => shares[index]! >= NUMBERED);
  const others = order.slice(told.length);
  const share = others.reduce((sum, index) => sum + shares[index]!, 0);
  return { told: told.sort((a, b) => a - b), rest: { count: others.length, share } };
}
