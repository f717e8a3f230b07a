import { generate } from '../../../analysis/game';
import { type GanPlan, type GanState, GENERATOR_LOSS, type NetworkEngine } from '../../../engine/contract/network';
import type { ResolvedGan } from '../../../experiment/networks/gan';
import { sigmoid } from '../../../formula/language/probability';

/** What a picture of a game shows; everything of the state of one moment. */
export interface Portrait {
  /** Of fixed noise, so that one sees the same points move: count × outputs of the generator. */
  readonly generated: Float64Array;
  /** Down the generator's loss, per generated point: −∂L/∂(its coordinates), of that point's own loss. */
  readonly pull: Float64Array;
  /** A square of noise as the generator bends it, {@link LATTICE} × LATTICE points in the plane; null: of images. */
  readonly lattice: Float64Array | null;
  /** Probabilities of the discriminator on a grid of {@link FIELD} × FIELD places; null: of images. */
  readonly field: Float32Array | null;
}

/** Lines of the bent square, which reaches two standard deviations of the noise. */
export const LATTICE = 17;
const LATTICE_REACH = 2;
/** Samples a side. */
export const FIELD = 48;

export async function portray(
  engine: NetworkEngine,
  game: ResolvedGan,
  state: GanState,
  noise: Float64Array,
  signal: AbortSignal,
): Promise<Portrait> {
  const { plan, kind, extent } = game;
  const points = kind === 'points';
  const inputs = points ? Float64Array.from([...noise, ...latticeNoise(plan)]) : noise;
  const [made, field] = await Promise.all([
    generate(engine, plan, state, inputs, signal),
    points ? judge(engine, plan, state, places(extent), signal) : null,
  ]);
  const width = plan.discriminator.net.widths[0]!;
  const rows = noise.length / plan.generator.net.widths[0]!;
  const generated = made.slice(0, rows * width);
  const told = await engine.inspect(
    { ...plan.discriminator.net, loss: { ...plan.discriminator.net.loss, formula: GENERATOR_LOSS[plan.objective] } },
    state.discriminator.weights,
    { rows, inputs: generated, targets: new Float64Array(rows) },
    signal,
  );
  return {
    generated,
    // The loss is a mean over the rows; each point's own is so many times as steep.
    pull: told.inputGradient.map((slope) => -rows * slope),
    lattice: points ? made.slice(rows * width) : null,
    field,
  };
}

async function judge(
  engine: NetworkEngine,
  { discriminator }: GanPlan,
  { discriminator: { weights } }: GanState,
  inputs: Float64Array,
  signal: AbortSignal,
): Promise<Float32Array> {
  const logits = await engine.outputs(discriminator.net, weights, inputs, signal);
  return logits.map(sigmoid);
}

/** The places of the field: row-major, y growing by row. */
function places([low, high]: readonly [number, number]): Float64Array {
  const at = (k: number) => low + ((high - low) * k) / (FIELD - 1);
  return Float64Array.from({ length: 2 * FIELD * FIELD }, (_, i) => {
    const sample = Math.floor(i / 2);
    return i % 2 === 0 ? at(sample % FIELD) : at(Math.floor(sample / FIELD));
  });
}

/** A square in the first two numbers of the noise; the others are zero. */
function latticeNoise({ generator }: GanPlan): number[] {
  const width = generator.net.widths[0]!;
  const at = (k: number) => LATTICE_REACH * ((2 * k) / (LATTICE - 1) - 1);
  return Array.from({ length: LATTICE * LATTICE * width }, (_, i) => {
    const sample = Math.floor(i / width);
    if (i % width === 0) return at(sample % LATTICE);
    return i % width === 1 ? at(Math.floor(sample / LATTICE)) : 0;
  });
}
