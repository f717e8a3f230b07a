import { fitOf } from '../fit';
import { hardMargin, type TwoClasses } from '../margin';
import type { ReaderOf } from './context';
import { ReadingError } from './fault';
import type { Subject } from './subject';

/** The widest street between two classes of points. */
export const readMargin: ReaderOf<'margin'> = ({ of }, { subject }) => {
  const line = subject.once('margin', () => hardMargin(classesOf(subject)));
  if (line === null) throw new ReadingError('No line separates the two classes.', '没有直线能分开这两类点。');
  switch (of) {
    case 'w1':
      return line.w[0];
    case 'w2':
      return line.w[1];
    case 'b':
      return line.b;
    case 'halfWidth':
      return line.halfWidth;
  }
};

/** The points that the experiment tells apart; the classes are told by the signs of their labels. */
function classesOf(subject: Subject): TwoClasses {
  if (subject.of?.kind === 'network') {
    const { net, train } = subject.network.resolved;
    if (net.widths[0] !== 2 || train.targets.length !== train.rows) throw noPoints();
    return { places: train.inputs, labels: signs(train.targets) };
  }
  const { problem } = subject.surface.resolved;
  const fit = fitOf(problem);
  const columns = problem.data;
  if (columns === null || fit === null || fit.kind === 'curve' || fit.features.length !== 2) throw noPoints();
  const [x, y] = fit.features.map((name) => columns[name]!);
  return { places: x!.flatMap((each, row) => [each, y![row]!]), labels: signs(columns[fit.target]!) };
}

const signs = (labels: ArrayLike<number>): number[] => Array.from(labels, (label) => (label > 0 ? 1 : -1));

const noPoints = (): ReadingError =>
  new ReadingError('The experiment has no points of two classes in the plane.', '实验中没有平面上的两类点。');
