/** Places of which each has a part of its own in a bar, at most; the others are summed up in one. */
export const MOST_PARTS = 6;

export interface Largest {
  /** Numbers of the places that are told one by one, in their order. */
  readonly told: readonly number[];
  /** All others with a share, together; null: there are none. */
  readonly rest: { readonly count: number; readonly share: number } | null;
}

/** Of these shares, the largest; where two are equal, the first. A rest of one would tell no more than itself. */
export function largest(shares: readonly number[], most = MOST_PARTS): Largest {
  const some = shares.flatMap((share, index) => (share > 0 ? [index] : []));
  if (some.length <= most + 1) return { told: some, rest: null };
  const order = some.toSorted((a, b) => shares[b]! - shares[a]! || a - b);
  const others = order.slice(most);
  const share = others.reduce((sum, index) => sum + shares[index]!, 0);
  return { told: order.slice(0, most).sort((a, b) => a - b), rest: { count: others.length, share } };
}
