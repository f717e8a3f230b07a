import type { Texts } from '../i18n';

export const workbenchTexts = {
  transport: {
    heading: { en: 'Playback', zh: '播放' },
    play: { en: 'Play', zh: '播放' },
    pause: { en: 'Pause', zh: '暂停' },
    replay: { en: 'Replay', zh: '重播' },
    forward: { en: 'One step forward', zh: '前进一步' },
    back: { en: 'One step back', zh: '后退一步' },
    reset: { en: 'Back to the start', zh: '回到起点' },
    scrubber: { en: 'Step', zh: '步数' },
    speed: { en: 'Speed', zh: '速度' },
    position: { en: 'step {step} of {last}', zh: '第 {step} 步，共 {last} 步' },
  },
  again: { en: 'Try again', zh: '重试' },
  loading: { en: 'Loading…', zh: '正在加载……' },
} as const satisfies Texts;
