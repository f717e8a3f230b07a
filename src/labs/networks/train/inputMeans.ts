/** Mean of every input over the rows: where a view looks along the inputs that it does not show. */
export function inputMeans(inputs: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  inputs.forEach((value, i) => {
    sums[i % width]! += value;
  });
  return sums.map((sum) => (inputs.length === 0 ? 0 : sum / (inputs.length / width)));
}
