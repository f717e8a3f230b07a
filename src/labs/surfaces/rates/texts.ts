import type { Texts } from '../../../page/i18n';

export const texts = {
  run: { en: 'Selected run', zh: '所选运行' },
  maps: { en: 'One map per learning rate', zh: '每个学习率一幅平面图' },
  rate: { en: 'Learning rate of map {number}', zh: '第 {number} 幅图的学习率' },
  chart: { en: 'Loss by step at each rate', zh: '各学习率下损失随步数的变化' },
} as const satisfies Texts;
