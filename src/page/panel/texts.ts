import type { Texts } from '../i18n';

export const panelTexts = {
  newSeed: { en: 'New seed', zh: '换一个种子' },
  scale: { en: 'Text size', zh: '文字大小' },
  shortcuts: { en: 'Single-key shortcuts', zh: '单键快捷键' },
} as const satisfies Texts;
