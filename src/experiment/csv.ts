import type { Descent } from '../engine/contract';
import type { Experiment } from './surfaces/types';
import { surfaceVariables } from './surfaces/variables';

/**
 * Trajectories as a table, RFC 4180: one line a step of each run, in order; runs are numbered from 1. A loss or gradient
 * that a start does not have is left empty.
 */
export function trajectoriesCsv(experiment: Experiment, descents: readonly Descent[]): string {
  const [x, y] = surfaceVariables(experiment.surface);
  const lines = [['run', 'optimizer', 'step', x, y, 'loss', 'gradient_norm'].map(text).join(',')];
  experiment.runs.forEach(({ optimizer }, index) => {
    const descent = descents[index];
    if (descent === undefined) return;
    const { trajectory, loss, gradientNorm } = descent;
    const name = text(optimizer);
    for (let step = 0; step < loss.length; step++) {
      const numbers = [trajectory[2 * step]!, trajectory[2 * step + 1]!, loss[step]!, gradientNorm[step]!];
      lines.push(`${index + 1},${name},${step},${numbers.map(number).join(',')}`);
    }
  });
  return `${lines.join('\r\n')}\r\n`;
}

/** The same of runs on a curve, with f′ and its sign in place of a norm. */
export function lineCsv(
  variable: string,
  runs: readonly { readonly optimizer: string }[],
  descents: readonly Descent[],
  derivative: (x: number) => number,
): string {
  const lines = [['run', 'optimizer', 'step', variable, 'f', 'derivative'].map(text).join(',')];
  runs.forEach(({ optimizer }, index) => {
    const descent = descents[index];
    if (descent === undefined) return;
    for (let step = 0; step < descent.loss.length; step++) {
      const x = descent.trajectory[2 * step]!;
      const numbers = [x, descent.loss[step]!, derivative(x)].map(number).join(',');
      lines.push(`${index + 1},${text(optimizer)},${step},${numbers}`);
    }
  });
  return `${lines.join('\r\n')}\r\n`;
}

/** The shortest text that reads back as the same number. */
function number(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}

/** A field of text: quoted where it must be, and never taken for a formula by a spreadsheet. */
export function text(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) || harmless !== value ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
