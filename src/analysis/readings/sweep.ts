import { STATUS_CODES } from '../../engine/contract';
import { axisValues, sweepPlan } from '../../experiment/surfaces/sweep';
import type { ReaderOf } from './context';
import { ReadingError } from './fault';
import type { Subject } from './subject';

/** The best cell of the sweep that the experiment names: of the lowest final loss, or of the fewest steps to rest. */
export const readSweep: ReaderOf<'sweep'> = async ({ size, of }, { subject }) => (await bestCell(subject, size))[of];

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly best: number;
}

function bestCell(subject: Subject, size: number): Promise<Cell> {
  return subject.once(`sweep ${size}`, async () => {
    const { experiment } = subject.surface;
    const { problem, run, plan, index, x, y } = sweepPlan(experiment, size);
    const ends = await subject.engine.ensemble(problem, run, plan, subject.signal);
    const byLoss = experiment.tools.sweep.measure === 'loss';
    const counts = (cell: number): boolean => {
      const status = STATUS_CODES[ends.codes[cell]!];
      return byLoss ? status !== 'diverged' && status !== 'undefined' : status === 'converged';
    };
    const measured = byLoss ? ends.loss : ends.steps;
    let best = -1;
    measured.forEach((value, cell) => {
      if (counts(cell) && (best < 0 || value < measured[best]!)) best = cell;
    });
    if (best < 0) throw new ReadingError('No cell of the sweep arrives.', '扫描中没有一格到达终点。');
    const source = experiment.runs[index]!;
    return {
      x: axisValues(source, x, size)[best % size]!,
      y: axisValues(source, y, size)[Math.floor(best / size)]!,
      best: measured[best]!,
    };
  });
}
