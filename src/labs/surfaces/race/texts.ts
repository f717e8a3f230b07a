import type { Texts } from '../../../page/i18n';

export const texts = {
  shows: { en: 'Shown below the surface', zh: '曲面下方显示' },
  chart: { en: 'Chart', zh: '曲线' },
  table: { en: 'Table', zh: '表格' },
  steps: { en: 'Steps', zh: '逐步列表' },
  fair: { en: 'Fair race', zh: '公平比较' },
} as const satisfies Texts;
