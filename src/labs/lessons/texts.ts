import type { Texts } from '../../page/i18n';

export const lessonsTexts = {
  name: { en: 'Lessons', zh: '课程' },
  skip: { en: 'Skip to the lesson', zh: '跳到课程内容' },
  contents: { en: 'Contents', zh: '目录' },
  tableOfContents: { en: 'Table of contents', zh: '课程目录' },
  next: { en: 'Next', zh: '下一步' },
  back: { en: 'Back', zh: '上一步' },
  finish: { en: 'To the contents', zh: '回到目录' },
  restore: { en: 'Back to the step', zh: '回到本步' },
  take: { en: 'Open in the laboratory', zh: '在实验室中打开' },
  progress: { en: 'Steps of this lesson', zh: '本课各步' },
  position: { en: 'Step {step} of {last}', zh: '第 {step} 步，共 {last} 步' },
  stepTitle: { en: '{step}. {title}', zh: '{step}. {title}' },
  seen: { en: 'seen', zh: '已看过' },
  figure: { en: 'Live picture', zh: '现场图' },
  text: { en: 'What the step says', zh: '本步讲解' },
  controls: { en: 'What can be changed', zh: '可以改动的设置' },
  loading: { en: 'Loading the lesson…', zh: '正在载入课程……' },
  notLoaded: {
    en: 'The lesson could not be loaded. Check the connection, then choose it again.',
    zh: '课程未能载入。请检查网络连接，然后重新选择。',
  },
  announced: { en: '{title}. {text}', zh: '{title}。{text}' },
} as const satisfies Texts;
