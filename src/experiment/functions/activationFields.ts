import { group } from '../field';
import { choice } from '../kinds';

/** Activations and their derivatives on one axis, softmax, what float32 does to them. */
export const activations = group(
  {
    part: choice({
      label: { en: 'Show', zh: '显示' },
      default: 'curves',
      options: {
        curves: { en: 'Curves', zh: '曲线' },
        softmax: { en: 'Softmax', zh: 'Softmax' },
        stability: { en: 'In float32', zh: 'float32 中的表现' },
      },
    }),
  },
  { prefix: 'activations.', affects: ['view'] },
);
