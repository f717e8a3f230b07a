import { type Background, paintBackground } from '../../../charts/background';
import type { FigureTheme } from '../../../charts/classColors';
import { classColor, divergingStops, neutralColor } from '../../../charts/classColors';
import type { Picture } from '../../../charts/smallMultiples';
import type { Engine } from '../../../engine/contract';
import type { TrainState } from '../../../engine/contract/network';
import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import { gridInputs } from '../train/inputs';
import { type OutputReading, readOutput, sharesOf } from '../train/reading';
import type { Population } from './members';

/** Samples a side of each picture: the more nets, the fewer. */
export function sideFor(nets: number): number {
  if (nets <= 16) return 64;
  if (nets <= 64) return 40;
  if (nets <= 200) return 28;
  return 22;
}

/** Pixels a side that a picture should have at least; between samples the outputs are interpolated, not the colours. */
const PIXELS = 60;
/** Samples of a curve over a single input. */
const LINE = 64;

/** Raw outputs of every net over what is worth drawing of the inputs, one array per batch. */
export async function outputsGrid(
  worker: Engine,
  { batches }: Population,
  states: readonly TrainState[],
  signal: AbortSignal,
): Promise<{ readonly outputs: Float32Array[]; readonly side: number }> {
  const nets = batches.reduce((sum, batch) => sum + batch.nets.length, 0);
  const side = sideFor(nets);
  const outputs: Float32Array[] = [];
  for (const [index, { resolved }] of batches.entries()) {
    const inputs =
      resolved.net.widths[0] === 1 ? lineInputs(resolved) : gridInputs(resolved, resolved.extent, side).inputs;
    outputs.push(await worker.networks.outputs(resolved.net, states[index].weights, inputs, signal));
  }
  return { outputs, side };
}

function lineInputs({ extent }: ResolvedNetwork): Float64Array {
  const [low, high] = extent[0];
  return Float64Array.from({ length: LINE }, (_, i) => low + ((high - low) * i) / (LINE - 1));
}

/** What the pictures of one kind of net have in common. */
export interface PictureStyle {
  readonly reading: OutputReading;
  readonly theme: FigureTheme;
  /** Samples a side; null: a curve over one input. */
  readonly side: number | null;
}

/** @param raw samples × outputs of one net */
export function pictureOf(raw: Float32Array, style: PictureStyle): Picture {
  return style.side === null ? curvePicture(raw, style) : groundPicture(raw, style, style.side);
}

function groundPicture(raw: Float32Array, { reading, theme }: PictureStyle, side: number): Picture {
  const factor = Math.max(1, Math.ceil(PIXELS / side));
  const { outputs } = reading;
  const shares = reading.kind === 'classes';
  const channels = shares ? outputs : 1;
  const said = new Float32Array(side * side * channels);
  for (let i = 0; i < side * side; i++) {
    if (shares) said.set(sharesOf(reading, raw, i * outputs), i * outputs);
    else said[i] = readOutput(reading, raw, i * outputs);
  }
  const { values, size } = enlarge(said, side, channels, factor);
  const common = { columns: size, rows: size, discrete: false, values };
  const { low, middle, high, threshold } = reading;
  const background: Background = shares
    ? {
        kind: 'classes',
        ...common,
        colors: Array.from({ length: outputs }, (_, index) => classColor(index, theme)),
        neutral: neutralColor(theme),
      }
    : { kind: 'scalar', ...common, low, middle, high, threshold, stops: divergingStops(theme) };
  return { width: size, height: size, pixels: paintBackground(background) };
}

/** Bilinear interpolation of square samples, `channels` numbers each, to `factor` times as many intervals a side. */
export function enlarge(
  values: Float32Array,
  side: number,
  channels: number,
  factor: number,
): { readonly values: Float32Array; readonly size: number } {
  const size = (side - 1) * factor + 1;
  const out = new Float32Array(size * size * channels);
  for (let row = 0; row < size; row++) {
    const j = Math.min(Math.floor(row / factor), side - 2);
    const v = row / factor - j;
    for (let column = 0; column < size; column++) {
      const i = Math.min(Math.floor(column / factor), side - 2);
      const u = column / factor - i;
      const from = (j * side + i) * channels;
      const above = from + side * channels;
      const to = (row * size + column) * channels;
      for (let c = 0; c < channels; c++) {
        const lower = values[from + c] + u * (values[from + channels + c] - values[from + c]);
        const upper = values[above + c] + u * (values[above + channels + c] - values[above + c]);
        out[to + c] = lower + v * (upper - lower);
      }
    }
  }
  return { values: out, size };
}

/** The curve of a net with one input, thick enough for a picture of a few pixels. */
function curvePicture(raw: Float32Array, { reading, theme }: PictureStyle): Picture {
  const pixels = new Uint8ClampedArray(4 * LINE * LINE);
  const [red, green, blue] = bytesOf(classColor(1, theme));
  const { low, high, outputs } = reading;
  const rowOf = (i: number): number =>
    (1 - (readOutput(reading, raw, Math.min(LINE - 1, i) * outputs) - low) / (high - low)) * (LINE - 1);
  for (let column = 0; column < LINE; column++) {
    const [a, b] = [rowOf(column), rowOf(column + 1)];
    const [top, bottom] = [Math.min(a, b) - 1.5, Math.max(a, b) + 1.5];
    for (let row = Math.max(0, Math.floor(top)); row <= Math.min(LINE - 1, Math.ceil(bottom)); row++) {
      const cover = Math.min(1, Math.max(0, Math.min(row - top, bottom - row) + 0.5));
      pixels.set([red, green, blue, 255 * cover], 4 * (row * LINE + column));
    }
  }
  return { width: LINE, height: LINE, pixels };
}

function bytesOf(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}
