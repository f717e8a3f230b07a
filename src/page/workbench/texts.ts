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
  training: {
    heading: { en: 'Training', zh: '训练' },
    train: { en: 'Train', zh: '训练' },
    anew: { en: 'Train again', zh: '重新训练' },
    forward: { en: 'One epoch forward', zh: '前进一轮' },
    back: { en: 'Previous recorded epoch', zh: '回到上一个记录点' },
    reset: { en: 'Back to the initial weights', zh: '回到初始权重' },
    scrubber: { en: 'Epoch', zh: '轮数' },
    position: { en: 'epoch {at} of {last}', zh: '第 {at} 轮，共 {last} 轮' },
    speed: { en: 'Epochs per second', zh: '每秒轮数' },
    speedOf: { en: '{speed}/s', zh: '{speed} 轮/秒' },
    fastest: { en: 'fastest', zh: '最快' },
  },
  tools: {
    label: { en: 'Tools', zh: '工具' },
  },
  broken: { en: 'This tool could not be loaded; the others still work.', zh: '此工具无法加载，其他工具照常可用。' },
} as const satisfies Texts;
