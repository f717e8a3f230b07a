import { isResidual } from '../../contract/network';
import type { CompiledNet } from './compiled';
import { addSlopes, affine, backwards } from './matrix';

/**
 * The forward and the backward pass of one net over a block of rows, layer after layer, for any architecture. All
 * matrices are rows × units of their layer, row-major, and belong to the rows of the last `forward`.
 */
export class Pass {
  readonly program: CompiledNet;
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
  private readonly residual: readonly boolean[];

  constructor(program: CompiledNet, capacity: number) {
    this.program = program;
    this.capacity = capacity;
    const { layers } = program.layout;
    this.residual = layers.map((_, l) => isResidual(program.net, l));
    const perLayer = () => layers.map(({ outputs }) => new Float64Array(capacity * outputs));
    this.inputs = new Float64Array(capacity * layers[0].inputs);
    this.z = perLayer();
    this.h = perLayer();
    this.slope = perLayer();
    this.upstream = perLayer();
    this.delta = perLayer();
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
    const { layout, kernels } = this.program;
    const { layers } = layout;
    let defined = true;
    let input = this.inputs;
    for (let l = 0; l < layers.length; l++) {
      const h = this.h[l];
      const count = rows * layers[l].outputs;
      affine(layers[l], weights, input, this.z[l], rows);
      defined = kernels.activations[l](this.z[l], h, this.slope[l], count) && defined;
      if (this.residual[l]) for (let i = 0; i < count; i++) h[i] += input[i];
      input = h;
    }
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
      const layer = layers[l];
      const [delta, slope, upstream] = [this.delta[l], this.slope[l], this.upstream[l]];
      const count = rows * layer.outputs;
      for (let i = 0; i < count; i++) delta[i] = upstream[i] * slope[i];
      const input = l === 0 ? this.inputs : this.h[l - 1];
      const below = l === 0 ? inputGradient : this.upstream[l - 1];
      if (gradient !== null) addSlopes(layer, gradient, delta, input, rows);
      if (below === null) continue;
      backwards(layer, weights, delta, below, rows);
      if (this.residual[l]) for (let i = 0; i < count; i++) below[i] += upstream[i];
    }
  }
}
