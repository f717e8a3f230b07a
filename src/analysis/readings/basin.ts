import { basinPlan } from '../../experiment/surfaces/sweep';
import { type BasinMap, mapBasins } from '../basins';
import type { Context, ReaderOf } from './context';
import { ReadingError } from './fault';
import { one } from './run';

export const readBasin: ReaderOf<'basin'> = async ({ run = 0, size, of, nth = 0 }, context) => {
  const { attractors, labels } = await mapOf(run, size, context);
  switch (of) {
    case 'attractors':
      return attractors.length;
    case 'saddles':
      return attractors
        .filter(({ kind }) => kind === 'saddle' || kind === 'maximum')
        .reduce((sum, { share }) => sum + share, 0);
    case 'border':
      return borderPixels(labels, size) / labels.length;
    case 'share': {
      const attractor = attractors[nth];
      if (attractor !== undefined) return attractor.share;
      throw new ReadingError(
        `The runs came to rest at only ${attractors.length} places.`,
        `这些运行只停在 ${attractors.length} 个地方。`,
      );
    }
  }
};

function mapOf(run: number, size: number, { subject }: Context): Promise<BasinMap> {
  return subject.once(`basins ${run} ${size}`, async () => {
    const { experiment, resolved } = subject.surface;
    one(experiment.runs, run);
    const tools = { ...experiment.tools, basins: { ...experiment.tools.basins, run } };
    const { problem, run: plan, plan: members } = basinPlan({ ...experiment, tools }, size);
    return mapBasins(subject.engine, problem, plan, members, resolved.minima, subject.signal);
  });
}

/** Pixels one of whose four neighbours is of another basin. */
function borderPixels(labels: Int16Array, size: number): number {
  let count = 0;
  for (let at = 0; at < labels.length; at++) {
    const [column, row] = [at % size, Math.floor(at / size)];
    const differs = (inside: boolean, neighbour: number): boolean => inside && labels[neighbour] !== labels[at];
    const border =
      differs(column > 0, at - 1) ||
      differs(column + 1 < size, at + 1) ||
      differs(row > 0, at - size) ||
      differs(row + 1 < size, at + size);
    if (border) count++;
  }
  return count;
}
