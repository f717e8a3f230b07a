import type { Texts } from '../../../page/i18n';

export const texts = {
  name: { en: 'Separating line and margins', zh: '分界线与间隔' },
  line: { en: 'Line w·x + b = 0', zh: '分界线 w·x + b = 0' },
  noLine: { en: '{line}: no line yet', zh: '{line}：尚无分界线' },
  margins: { en: 'Margins w·x + b = ±1', zh: '间隔边界 w·x + b = ±1' },
  halfWidth: { en: 'half-width 1/‖w‖ = {width}', zh: '半宽 1/‖w‖ = {width}' },
  width: { en: 'half-width\u00a0{width}', zh: '半宽\u00a0{width}' },
  wrong: { en: 'Misclassified (ringed)', zh: '误分类（带圈）' },
  count: { en: '{wrong} of {rows}', zh: '{rows} 个中有 {wrong} 个' },
  widest: { en: 'Widest margin (hard-margin SVM)', zh: '最大间隔（硬间隔支持向量机）' },
  none: { en: 'no line separates the classes', zh: '没有直线能把两类分开' },
} as const satisfies Texts;
