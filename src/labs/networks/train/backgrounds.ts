import type { Background } from '../../../charts/background';
import type { FittedCurve } from '../../../charts/boundary';
import { classColor, divergingStops, type FigureTheme, neutralColor } from '../../../charts/classColors';
import { type Field, FLAG, type Grid, LARGEST } from '../../../engine/contract';
import { type OutputReading, readOutput, sharesOf } from './reading';
import type { Sampling } from './sampler';

/** What the net says over the rectangle, as the figure draws it. */
export function backgroundOf(
  sampling: Sampling,
  reading: OutputReading,
  discrete: boolean,
  theme: FigureTheme,
): Background {
  const { columns, rows } = sampling;
  const size = { columns, rows, discrete };
  if (reading.kind === 'classes') {
    const { outputs } = reading;
    const values = new Float32Array(sampling.background.length);
    for (let at = 0; at < values.length; at += outputs) values.set(sharesOf(reading, sampling.background, at), at);
    const colors = Array.from({ length: outputs }, (_, index) => classColor(index, theme));
    return { kind: 'classes', ...size, values, colors, neutral: neutralColor(theme) };
  }
  const { low, middle, high, threshold } = reading;
  const values = scalars(sampling, reading);
  return { kind: 'scalar', ...size, values, low, middle, high, threshold, stops: divergingStops(theme) };
}

/** What the net says along its only input. */
export function curveOf(sampling: Sampling, reading: OutputReading, color: string): FittedCurve {
  const [low, high] = sampling.extent[0]!;
  const y = scalars(sampling, reading);
  const x = Float32Array.from(y, (_, i) => low + (i / (y.length - 1)) * (high - low));
  return { kind: 'curve', x, y, color };
}

function scalars({ background }: Sampling, reading: OutputReading): Float32Array {
  const { outputs } = reading;
  return Float32Array.from({ length: background.length / outputs }, (_, i) =>
    readOutput(reading, background, i * outputs),
  );
}

/**
 * The same as a field that the 3D scene draws; slopes are central differences of the samples, one-sided at the rim. Of
 * classes it is the share of `index`.
 *
 * @param limits what is beyond is drawn at the limit: a score grows without bound where a net is sure
 */
export function fieldOf(
  sampling: Sampling,
  reading: OutputReading,
  index: number,
  limits: readonly [low: number, high: number],
): Field {
  const { columns, rows, extent } = sampling;
  const { outputs } = reading;
  const raw =
    reading.kind === 'classes'
      ? Float32Array.from(
          { length: columns * rows },
          (_, i) => sharesOf(reading, sampling.background, i * outputs)[index]!,
        )
      : scalars(sampling, reading);
  const values = raw.map((value) =>
    Math.abs(value) <= LARGEST ? Math.min(limits[1], Math.max(limits[0], value)) : value,
  );
  const grid: Grid = { x: extent[0]!, y: extent[1]!, columns, rows };
  const samples = new Float32Array(4 * values.length);
  const steps = [(grid.x[1] - grid.x[0]) / (columns - 1), (grid.y[1] - grid.y[0]) / (rows - 1)] as const;
  const slope = (at: number, place: number, count: number, stride: number, step: number) => {
    const before = place > 0 ? 1 : 0;
    const after = place + 1 < count ? 1 : 0;
    const rise = values[at + after * stride]! - values[at - before * stride]!;
    return Number.isFinite(rise) ? rise / ((before + after) * step) : 0;
  };
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      const value = values[at]!;
      const holds = Math.abs(value) <= LARGEST;
      samples[4 * at] = holds ? value : 0;
      samples[4 * at + 1] = slope(at, column, columns, 1, steps[0]);
      samples[4 * at + 2] = slope(at, row, rows, columns, steps[1]);
      samples[4 * at + 3] = holds ? 0 : FLAG.overflow;
    }
  }
  return { grid, samples, buffer: null, dispose: () => {} };
}
