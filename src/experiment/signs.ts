/** Whether an address has one of the keys that only addresses of one kind of experiment have. */
export function hasSign(hash: string, signs: readonly string[]): boolean {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return signs.some((sign) => given.has(sign));
}
