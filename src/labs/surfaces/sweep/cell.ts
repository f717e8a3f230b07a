import { stableBy } from '../../../analysis/theory';
import type { Cell } from '../../../charts/heatMap';
import { type Descent, STATUS_CODES } from '../../../engine/contract';
import { resolveRun, resolveSurface } from '../../../experiment/resolve';
import { axisValues, withSwept } from '../../../experiment/sweep';
import type { Run } from '../../../experiment/types';
import { formatNumber, formatSignificant } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { createJob, type Job } from '../../../page/workbench/job';
import { axisName } from './axes';
import { texts } from './texts';
import type { SweepMap, SweepWish } from './wish';

/** The run of one cell: everything as in the sweep's run, but for the two values. */
export function runOfCell(wish: SweepWish, side: number, { column, row }: Cell): Run {
  const across = axisValues(wish.run, wish.x, side)[column]!;
  const upwards = axisValues(wish.run, wish.y, side)[row]!;
  return withSwept(withSwept(wish.run, wish.x.of, across), wish.y.of, upwards);
}

/** Names and values of both axes in a cell. */
export function cellValues(wish: SweepWish, side: number, { column, row }: Cell, words: Words): string {
  const part = (axis: 'x' | 'y', index: number): string => {
    const name = axisName(wish[axis].of, wish.experiment, wish.run, words);
    return `${name} ${formatSignificant(axisValues(wish.run, wish[axis], side)[index]!, 4)}`;
  };
  return `${part('x', column)} · ${part('y', row)}`;
}

/** What became of the run in a cell, and what theory says of it. */
export function cellOutcome(map: SweepMap, wish: SweepWish, { column, row }: Cell, words: Words): string {
  const { ensemble, side, theory } = map;
  const at = row * side + column;
  const kind = STATUS_CODES[ensemble.codes[at]!] ?? 'running';
  const steps = ensemble.steps[at]!;
  const loss = formatNumber(ensemble.loss[at]!);
  const parts: string[] = [];
  if (kind === 'diverged' || kind === 'undefined') parts.push(words.t(texts.read[kind], { steps }));
  else if (kind === 'converged') {
    parts.push(
      wish.measure === 'steps'
        ? words.t(texts.read.convergedAt, { steps, loss })
        : words.t(texts.read.converged, { loss }),
    );
  } else parts.push(words.t(texts.read[kind], { steps, loss }));
  if (theory.kind === 'known') {
    const { hyper } = runOfCell(wish, side, { column, row });
    const stable = stableBy(theory.limit, hyper, theory.quadratic.eigenvalues[1]) > 0;
    parts.push(words.t(stable ? texts.read.stable : texts.read.unstable));
  }
  return parts.join(' · ');
}

/** The path of the run in a cell. */
export interface PathWish {
  readonly wish: SweepWish;
  readonly run: Run;
}

/** The latest cell wins; the engine is asked one at a time. */
export function createCellPath(tell: () => void): Job<PathWish, Descent> {
  return createJob<PathWish, Descent>(async ({ wish, run }, engine, publish, signal) => {
    const { problem } = resolveSurface(wish.experiment.surface);
    const { steps, seed, tolerance } = wish.experiment;
    const plan = resolveRun(run, problem.data !== null);
    const [descent] = await engine.descend(problem, [plan], { steps, seed, tolerance }, signal);
    if (descent !== undefined) publish(descent);
  }, tell);
}
