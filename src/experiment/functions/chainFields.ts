import { group } from '../field';
import { choice } from '../kinds';

/** The computation graph and automatic differentiation. */
export const chain = group(
  {
    mode: choice({
      label: { en: 'Mode', zh: '模式' },
      default: 'reverse',
      options: { forward: { en: 'forward', zh: '前向模式' }, reverse: { en: 'reverse', zh: '反向模式' } },
    }),
  },
  { prefix: 'chain.', affects: ['view'] },
);
