import { isResidual } from '../../contract/network';
import type { NetProgram } from '../../network/program';
import { type ActivationKernel, activationKernel } from './functions';

/**
 * The forward and the backward pass of one net over a block of rows, layer after layer, for any architecture. All
 * matrices are rows × units of their layer, row-major, and belong to the rows of the last `forward`.
 */
export class Pass {
  readonly program: NetProgram;
  /** Rows that fit. */
  readonly capacity: number;
  /** rows × inputs; to be filled before `forward`. */
  readonly inputs: Float64Array;
  /** Per weight layer: before the activation, the layer's output, and the activation's derivative. */
  readonly z: readonly Float64Array[];
  readonly h: readonly Float64Array[];
  readonly slope: readonly Float64Array[];
  /** Per weight layer, ∂loss/∂output and ∂loss/∂z. The last `upstream` is to be filled before `backward`. */
  readonly upstream: readonly Float64Array[];
  readonly delta: readonly Float64Array[];
  private readonly activations: readonly ActivationKernel[];

  constructor(program: NetProgram, capacity: number) {
    this.program = program;
    this.capacity = capacity;
    const { layers } = program.layout;
    const perLayer = () => layers.map(({ outputs }) => new Float64Array(capacity * outputs));
    this.inputs = new Float64Array(capacity * layers[0].inputs);
    this.z = perLayer();
    this.h = perLayer();
    this.slope = perLayer();
    this.upstream = perLayer();
    this.delta = perLayer();
    const kernels = program.activations.map(activationKernel);
    this.activations = program.activationOf.map((index) => kernels[index]);
  }

  /** Of the last layer: before and after its activation, and where `backward` begins. */
  get lastZ(): Float64Array {
    return this.z[this.z.length - 1];
  }

  get outputs(): Float64Array {
    return this.h[this.h.length - 1];
  }

  get outputUpstream(): Float64Array {
    return this.upstream[this.upstream.length - 1];
  }

  /** False: an activation is undefined somewhere. */
  forward(weights: Float64Array, rows: number): boolean {
    const { program } = this;
    let defined = true;
    let input = this.inputs;
    program.layout.layers.forEach((layer, l) => {
      const { inputs: width, outputs, weights: first, biases } = layer;
      const z = this.z[l];
      const h = this.h[l];
      for (let row = 0, at = 0; row < rows; row++) {
        const begin = row * width;
        for (let o = 0; o < outputs; o++, at++) {
          let sum = biases === null ? 0 : weights[biases + o];
          for (let i = 0, w = first + o * width; i < width; i++, w++) sum += weights[w] * input[begin + i];
          z[at] = sum;
        }
      }
      defined = this.activations[l](z, h, this.slope[l], rows * outputs) && defined;
      if (isResidual(program.net, l)) {
        for (let i = 0; i < rows * outputs; i++) h[i] += input[i];
      }
      input = h;
    });
    return defined;
  }

  /**
   * Adds ∂loss/∂parameter to `gradient`, row after row, and writes ∂loss/∂input to `inputGradient`. Null: not asked for.
   */
  backward(
    weights: Float64Array,
    rows: number,
    gradient: Float64Array | null,
    inputGradient: Float64Array | null = null,
  ): void {
    const { layers } = this.program.layout;
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs: width, outputs, weights: first, biases } = layers[l];
      const [delta, slope, upstream] = [this.delta[l], this.slope[l], this.upstream[l]];
      for (let i = 0; i < rows * outputs; i++) delta[i] = upstream[i] * slope[i];
      const input = l === 0 ? this.inputs : this.h[l - 1];
      const below = l === 0 ? inputGradient : this.upstream[l - 1];
      const residual = isResidual(this.program.net, l);
      for (let row = 0; row < rows; row++) {
        const begin = row * width;
        const at = row * outputs;
        if (below !== null) {
          if (residual) for (let i = 0; i < width; i++) below[begin + i] = upstream[at + i];
          else below.fill(0, begin, begin + width);
        }
        for (let o = 0; o < outputs; o++) {
          const d = delta[at + o];
          const w = first + o * width;
          if (gradient !== null) {
            if (biases !== null) gradient[biases + o] += d;
            for (let i = 0; i < width; i++) gradient[w + i] += d * input[begin + i];
          }
          if (below !== null) for (let i = 0; i < width; i++) below[begin + i] += d * weights[w + i];
        }
      }
    }
  }
}
