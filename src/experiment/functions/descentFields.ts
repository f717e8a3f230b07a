import { group } from '../field';
import { choice, number, toggle } from '../kinds';

/** Runs on the curve, learning rates side by side, the cobweb, the orbit diagram. */
export const descent = group(
  {
    part: choice({
      label: { en: 'Show', zh: '显示' },
      default: 'curve',
      options: {
        curve: { en: 'On the curve', zh: '曲线上的下降' },
        rates: { en: 'Learning rates', zh: '学习率对比' },
        cobweb: { en: 'Cobweb', zh: '蛛网图' },
        orbit: { en: 'Orbit diagram', zh: '轨道图' },
      },
    }),
    /** Which run the cobweb, the rates and the orbit diagram look at. */
    run: number({ label: { en: 'Run', zh: '运行' }, default: 0, min: 0, max: 11, integer: true }),
    /** Which start ends in which minimum, as a band under the axis. */
    band: toggle({ label: { en: 'Where each start ends', zh: '各起点的归宿' }, default: false }),
  },
  { packed: 'descent', affects: ['view'] },
);
