/** ln Σ e^zᵢ without overflow: the largest number is taken out first. */
export function logSumExp(z: readonly number[]): number {
  const most = Math.max(...z);
  return most + Math.log(z.reduce((sum, each) => sum + Math.exp(each - most), 0));
}

/**
 * Shares that sum to 1: e^(zᵢ/T) over their sum, in the form that does not overflow.
 *
 * @param temperature T > 0: towards 0 the largest number takes all, towards ∞ all shares become equal
 */
export function softmax(z: readonly number[], temperature = 1): number[] {
  const most = Math.max(...z);
  const powers = z.map((each) => Math.exp((each - most) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * ∂sᵢ/∂zⱼ = (diag(s) − s sᵀ)ᵢⱼ / T, in rows. Every row and every column sums to 0: what one share gains, the others lose.
 *
 * @param s the shares that {@link softmax} gave
 */
export function softmaxJacobian(s: readonly number[], temperature = 1): number[][] {
  return s.map((row, i) => s.map((column, j) => ((i === j ? row : 0) - row * column) / temperature));
}

/** −Σ sᵢ ln sᵢ in nats: 0 where one share is all, ln n where all are equal. */
export function entropy(s: readonly number[]): number {
  // 0 ln 0 counts as 0; the sum may not be −0.
  return s.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);
}
