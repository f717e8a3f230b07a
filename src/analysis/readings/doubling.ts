import { findDoublings } from '../descent/doublings';
import { findValleys } from '../descent/valley';
import type { ReaderOf } from './context';
import { ReadingError } from './fault';

/** Of the valley that the run which the bench looks at starts above. */
export const readDoubling: ReaderOf<'doubling'> = ({ nth }, { subject }) => {
  const { experiment, resolved, f } = subject.function;
  const jet = { value: f.value, derivative: f.derivative, second: (x: number) => f.jet(x)[2] };
  const run = experiment.runs[experiment.descent.run] ?? experiment.runs[0]!;
  const valleys = findValleys(jet, resolved.domain);
  const valley = valleys.below(run.start) ?? valleys.minima[0];
  if (valley === undefined || valley.corner || !(valley.second > 0)) {
    throw new ReadingError('There is no smooth minimum here.', '此处没有光滑的极小值点。');
  }
  const found = findDoublings(jet, valley, nth + 1)[nth];
  if (found === undefined) {
    throw new ReadingError('The period does not double so often.', '周期没有加倍这么多次。');
  }
  return found.rate;
};
