/**
 * The three products of a layer, over all rows of a block. Four rows and two units at a time: a number that is loaded
 * serves several sums, and these do not wait for each other. The order of every sum hangs on the shape and the number
 * of rows alone, so the same rows give the same bits. (Destructuring would be shorter, and takes twice the time.)
 */

/** Where a layer's parameters stand, and how large its matrices are. */
export interface Shape {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: number;
  readonly biases: number | null;
}

/** z = W x + b. */
export function affine(shape: Shape, parameters: Float64Array, x: Float64Array, z: Float64Array, rows: number): void {
  const { inputs, outputs, weights, biases } = shape;
  const pairs = outputs & ~1;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    const x0 = row * inputs;
    const x1 = x0 + inputs;
    const x2 = x1 + inputs;
    const x3 = x2 + inputs;
    const z0 = row * outputs;
    const z1 = z0 + outputs;
    const z2 = z1 + outputs;
    const z3 = z2 + outputs;
    for (let o = 0; o < pairs; o += 2) {
      const a = weights + o * inputs;
      const b = a + inputs;
      let a0 = biases === null ? 0 : parameters[biases + o];
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = biases === null ? 0 : parameters[biases + o + 1];
      let b1 = b0;
      let b2 = b0;
      let b3 = b0;
      for (let i = 0; i < inputs; i++) {
        const wa = parameters[a + i];
        const wb = parameters[b + i];
        a0 += wa * x[x0 + i];
        b0 += wb * x[x0 + i];
        a1 += wa * x[x1 + i];
        b1 += wb * x[x1 + i];
        a2 += wa * x[x2 + i];
        b2 += wb * x[x2 + i];
        a3 += wa * x[x3 + i];
        b3 += wb * x[x3 + i];
      }
      z[z0 + o] = a0;
      z[z0 + o + 1] = b0;
      z[z1 + o] = a1;
      z[z1 + o + 1] = b1;
      z[z2 + o] = a2;
      z[z2 + o + 1] = b2;
      z[z3 + o] = a3;
      z[z3 + o + 1] = b3;
    }
    if (pairs < outputs) {
      const a = weights + pairs * inputs;
      let a0 = biases === null ? 0 : parameters[biases + pairs];
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      for (let i = 0; i < inputs; i++) {
        const w = parameters[a + i];
        a0 += w * x[x0 + i];
        a1 += w * x[x1 + i];
        a2 += w * x[x2 + i];
        a3 += w * x[x3 + i];
      }
      z[z0 + pairs] = a0;
      z[z1 + pairs] = a1;
      z[z2 + pairs] = a2;
      z[z3 + pairs] = a3;
    }
  }
  for (; row < rows; row++) {
    for (let o = 0; o < outputs; o++) {
      let sum = biases === null ? 0 : parameters[biases + o];
      const first = weights + o * inputs;
      for (let i = 0; i < inputs; i++) sum += parameters[first + i] * x[row * inputs + i];
      z[row * outputs + o] = sum;
    }
  }
}

/** Adds δ xᵀ to the slopes of the weights, and δ to those of the biases. */
export function addSlopes(
  shape: Shape,
  gradient: Float64Array,
  delta: Float64Array,
  x: Float64Array,
  rows: number,
): void {
  const { inputs, outputs, weights, biases } = shape;
  const pairs = outputs & ~1;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    const x0 = row * inputs;
    const x1 = x0 + inputs;
    const x2 = x1 + inputs;
    const x3 = x2 + inputs;
    const d0 = row * outputs;
    const d1 = d0 + outputs;
    const d2 = d1 + outputs;
    const d3 = d2 + outputs;
    for (let o = 0; o < pairs; o += 2) {
      const a = weights + o * inputs;
      const b = a + inputs;
      const a0 = delta[d0 + o];
      const a1 = delta[d1 + o];
      const a2 = delta[d2 + o];
      const a3 = delta[d3 + o];
      const b0 = delta[d0 + o + 1];
      const b1 = delta[d1 + o + 1];
      const b2 = delta[d2 + o + 1];
      const b3 = delta[d3 + o + 1];
      for (let i = 0; i < inputs; i++) {
        const v0 = x[x0 + i];
        const v1 = x[x1 + i];
        const v2 = x[x2 + i];
        const v3 = x[x3 + i];
        gradient[a + i] += a0 * v0 + a1 * v1 + (a2 * v2 + a3 * v3);
        gradient[b + i] += b0 * v0 + b1 * v1 + (b2 * v2 + b3 * v3);
      }
      if (biases !== null) {
        gradient[biases + o] += a0 + a1 + (a2 + a3);
        gradient[biases + o + 1] += b0 + b1 + (b2 + b3);
      }
    }
    if (pairs < outputs) {
      const a = weights + pairs * inputs;
      const a0 = delta[d0 + pairs];
      const a1 = delta[d1 + pairs];
      const a2 = delta[d2 + pairs];
      const a3 = delta[d3 + pairs];
      for (let i = 0; i < inputs; i++) {
        gradient[a + i] += a0 * x[x0 + i] + a1 * x[x1 + i] + (a2 * x[x2 + i] + a3 * x[x3 + i]);
      }
      if (biases !== null) gradient[biases + pairs] += a0 + a1 + (a2 + a3);
    }
  }
  for (; row < rows; row++) {
    for (let o = 0; o < outputs; o++) {
      const d = delta[row * outputs + o];
      const first = weights + o * inputs;
      for (let i = 0; i < inputs; i++) gradient[first + i] += d * x[row * inputs + i];
      if (biases !== null) gradient[biases + o] += d;
    }
  }
}

/** below = Wᵀ δ. */
export function backwards(
  shape: Shape,
  parameters: Float64Array,
  delta: Float64Array,
  below: Float64Array,
  rows: number,
): void {
  const { inputs, outputs, weights } = shape;
  const pairs = inputs & ~1;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    const d0 = row * outputs;
    const d1 = d0 + outputs;
    const d2 = d1 + outputs;
    const d3 = d2 + outputs;
    const x0 = row * inputs;
    const x1 = x0 + inputs;
    const x2 = x1 + inputs;
    const x3 = x2 + inputs;
    for (let i = 0; i < pairs; i += 2) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let o = 0, w = weights + i; o < outputs; o++, w += inputs) {
        const wa = parameters[w];
        const wb = parameters[w + 1];
        a0 += wa * delta[d0 + o];
        b0 += wb * delta[d0 + o];
        a1 += wa * delta[d1 + o];
        b1 += wb * delta[d1 + o];
        a2 += wa * delta[d2 + o];
        b2 += wb * delta[d2 + o];
        a3 += wa * delta[d3 + o];
        b3 += wb * delta[d3 + o];
      }
      below[x0 + i] = a0;
      below[x0 + i + 1] = b0;
      below[x1 + i] = a1;
      below[x1 + i + 1] = b1;
      below[x2 + i] = a2;
      below[x2 + i + 1] = b2;
      below[x3 + i] = a3;
      below[x3 + i + 1] = b3;
    }
    if (pairs < inputs) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      for (let o = 0, w = weights + pairs; o < outputs; o++, w += inputs) {
        const weight = parameters[w];
        a0 += weight * delta[d0 + o];
        a1 += weight * delta[d1 + o];
        a2 += weight * delta[d2 + o];
        a3 += weight * delta[d3 + o];
      }
      below[x0 + pairs] = a0;
      below[x1 + pairs] = a1;
      below[x2 + pairs] = a2;
      below[x3 + pairs] = a3;
    }
  }
  for (; row < rows; row++) {
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let o = 0, w = weights + i; o < outputs; o++, w += inputs) sum += parameters[w] * delta[row * outputs + o];
      below[row * inputs + i] = sum;
    }
  }
}
