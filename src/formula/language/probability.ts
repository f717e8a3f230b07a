/** Probability of class 1 to a logit; the logistic function. */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** Probabilities of all classes to their logits. */
export function softmax(z: ArrayLike<number>): Float64Array {
  const logits = Float64Array.from(z);
  // The largest becomes 0, so that no exponential overflows.
  const largest = Math.max(...logits);
  const powers = logits.map((each) => Math.exp(each - largest));
  const sum = powers.reduce((total, each) => total + each, 0);
  return powers.map((each) => each / sum);
}
