/**
 * Training of small nets by the obvious loops, as `plain.ts` does for particles: what the rows of networks are compared
 * with. No destructuring: in loops as short as these it would take half of the time. Full batch, plain gradient descent on mean binary cross-entropy with logits.
 */

export interface PlainNets {
  /** Widths, from the inputs to the single output. */
  readonly widths: readonly number[];
  readonly hidden: 'sigmoid' | 'tanh';
  /** nets × parameters: for each layer W row-major [out][in], then b. */
  readonly weights: Float64Array;
  /** rows × inputs. */
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
}

/** @returns nets × parameters after the last epoch */
export function plainNets(
  { widths, hidden, weights, inputs, targets }: PlainNets,
  epochs: number,
  lr: number,
): Float64Array {
  const layers = widths.length - 1;
  const parameters = weights.length / netCount(widths, weights);
  const rows = targets.length;
  const result = weights.slice();
  const gradient = new Float64Array(parameters);
  const h = widths.map((width) => new Float64Array(width));
  const delta = widths.map((width) => new Float64Array(width));
  const first: number[] = [];
  for (let l = 0, at = 0; l < layers; l++) {
    first.push(at);
    at += (widths[l]! + 1) * widths[l + 1]!;
  }
  for (let net = 0; net < weights.length; net += parameters) {
    for (let epoch = 0; epoch < epochs; epoch++) {
      gradient.fill(0);
      for (let row = 0; row < rows; row++) {
        const x = h[0]!;
        for (let i = 0; i < widths[0]!; i++) x[i] = inputs[row * widths[0]! + i]!;
        for (let l = 0; l < layers; l++) {
          const n = widths[l]!;
          const m = widths[l + 1]!;
          const w = net + first[l]!;
          const below = h[l]!;
          const here = h[l + 1]!;
          for (let o = 0; o < m; o++) {
            let z = result[w + n * m + o]!;
            for (let i = 0; i < n; i++) z += result[w + o * n + i]! * below[i]!;
            if (l + 1 === layers || hidden === 'sigmoid') here[o] = 1 / (1 + Math.exp(-z));
            else here[o] = Math.tanh(z);
          }
        }
        delta[layers]![0] = (h[layers]![0]! - targets[row]!) / rows;
        for (let l = layers - 1; l >= 0; l--) {
          const n = widths[l]!;
          const m = widths[l + 1]!;
          const w = first[l]!;
          const below = h[l]!;
          const d = delta[l + 1]!;
          const d0 = delta[l]!;
          for (let o = 0; o < m; o++) {
            for (let i = 0; i < n; i++) gradient[w + o * n + i]! += d[o]! * below[i]!;
            gradient[w + n * m + o]! += d[o]!;
          }
          for (let i = 0; l > 0 && i < n; i++) {
            let sum = 0;
            for (let o = 0; o < m; o++) sum += d[o]! * result[net + w + o * n + i]!;
            d0[i] = sum * (hidden === 'sigmoid' ? below[i]! * (1 - below[i]!) : 1 - below[i]! * below[i]!);
          }
        }
      }
      for (let k = 0; k < parameters; k++) result[net + k]! -= lr * gradient[k]!;
    }
  }
  return result;
}

function netCount(widths: readonly number[], weights: Float64Array): number {
  let parameters = 0;
  for (let l = 0; l + 1 < widths.length; l++) parameters += (widths[l]! + 1) * widths[l + 1]!;
  return weights.length / parameters;
}
