import type { Texts } from '../../../../page/i18n';

export const texts = {
  about: {
    en: 'Draw f′ below, as you expect it: with mouse or finger, or with the keys. Then compare.',
    zh: '在下方画出你心中的 f′：可用鼠标、手指或键盘。画完再对照。',
  },
  keys: {
    en: 'Keys: arrows move the pen, Enter sets it down or lifts it, Delete wipes.',
    zh: '键盘：方向键移动画笔，回车落笔或提笔，Delete 擦除。',
  },
  sketch: { en: 'Your f′', zh: '你画的 f′' },
  truth: { en: 'f′', zh: 'f′' },
  figure: { en: 'Your drawing of the derivative', zh: '你画的导函数' },
  pen: { en: 'Pen: draw f′ with the arrow keys', zh: '画笔：用方向键绘制 f′' },
  penAt: { en: 'x = {x}, y = {y}, pen {state}', zh: 'x = {x}，y = {y}，画笔：{state}' },
  down: { en: 'down', zh: '落下' },
  up: { en: 'up', zh: '抬起' },
  compare: { en: 'Compare', zh: '对照' },
  hide: { en: 'Hide the true f′', zh: '隐藏真正的 f′' },
  clear: { en: 'Start over', zh: '重新画' },
  undo: { en: 'Undo', zh: '撤销' },
  empty: { en: 'Nothing is drawn yet.', zh: '还没有画。' },
  points: { en: '{points} of 100', zh: '{points} 分（满分 100）' },
  drawn: { en: 'drawn', zh: '画了' },
  near: { en: 'near the true f′', zh: '接近真正的 f′' },
  sign: { en: 'right sign', zh: '符号正确' },
  heading: { en: 'Your score', zh: '得分' },
  hint: {
    en: 'Where f rises, f′ is above 0; where f is level, f′ is 0; the steeper, the farther from 0.',
    zh: 'f 上升处 f′ 为正；f 水平处 f′ 为 0；越陡，离 0 越远。',
  },
} as const satisfies Texts;
