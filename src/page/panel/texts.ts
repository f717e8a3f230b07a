import type { Texts } from '../i18n';

export const panelTexts = {
  seed: { en: 'Seed', zh: '随机种子' },
  newSeed: { en: 'New seed', zh: '换一个种子' },
  scale: { en: 'Text size', zh: '文字大小' },
  autoScale: { en: 'Fit to window', zh: '随窗口调整大小' },
  shortcuts: { en: 'Single-key shortcuts', zh: '单键快捷键' },
} as const satisfies Texts;
