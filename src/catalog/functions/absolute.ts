import { bowl, EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

export const absolute: FunctionEntry = {
  id: 'absolute',
  name: { en: 'Absolute value |x|', zh: '绝对值 |x|' },
  group: 'shape',
  formula: 'abs(x)',
  variable: 'x',
  parameters: {},
  view: [-3, 3],
  start: 2,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: 'x*abs(x)/2',
  facts: () => bowl(0, 0),
  about: {
    en: 'A corner: slope −1 on the left, 1 on the right, and none at 0.',
    zh: '有一个尖角：左侧斜率 −1，右侧斜率 1，0 处没有导数。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
