import type { Texts } from '../i18n';

export const presentTexts = {
  heading: { en: 'While presenting', zh: '演示时的按键' },
  position: { en: 'Step {step} of {last}', zh: '第 {step} 步，共 {last} 步' },
  page: { en: 'page {page} of {pages}', zh: '第 {page} 页，共 {pages} 页' },
  black: { en: 'The screen is black. Any key brings the picture back.', zh: '屏幕已变黑，按任意键恢复画面。' },
  white: { en: 'The screen is white. Any key brings the picture back.', zh: '屏幕已变白，按任意键恢复画面。' },
  code: {
    name: { en: 'Code that opens this step on a phone', zh: '在手机上打开本步的二维码' },
    scan: { en: 'Open this step on your phone.', zh: '扫码在手机上打开本步。' },
    unreachable: {
      en: 'Phones cannot reach this page: it is on this computer only. Name a public address in “Share”, or start the server with “npm start -- --host”.',
      zh: '手机无法访问此页面：它只在这台电脑上。请在“分享”中填写公开网址，或用“npm start -- --host”启动服务器。',
    },
    large: {
      en: 'This step does not fit into an address. Give it away as a file, under “Share”.',
      zh: '本步内容太多，网址放不下。请在“分享”中以文件形式分发。',
    },
    long: {
      en: 'The address is too long for a code. Copy the link instead.',
      zh: '网址太长，无法生成二维码，请改为复制链接。',
    },
  },
  key: {
    next: { en: 'on: page, reveal, step', zh: '向前：翻页、揭示、下一步' },
    back: { en: 'back', zh: '向后' },
    advance: {
      en: 'on; play or pause where nothing is left to reveal',
      zh: '向前；没有可揭示的内容时播放或暂停',
    },
    play: { en: 'play or pause', zh: '播放或暂停' },
    first: { en: 'first step', zh: '第一步' },
    last: { en: 'last step', zh: '最后一步' },
    go: { en: 'to the step of that number', zh: '跳到该编号的步骤' },
    overview: { en: 'all steps', zh: '全部步骤一览' },
    black: { en: 'black screen', zh: '黑屏' },
    white: { en: 'white screen', zh: '白屏' },
    pointer: { en: 'pointer', zh: '光点' },
    spotlight: { en: 'spotlight', zh: '聚光灯' },
    pen: { en: 'draw on the picture', zh: '在画面上书写' },
    undo: { en: 'take back the last line, or the last change', zh: '撤销上一笔或上一次改动' },
    speaker: { en: 'speaker window', zh: '演讲者窗口' },
    notes: { en: 'notes on this page', zh: '在本页显示备注' },
    freeze: { en: 'freeze what the audience sees', zh: '冻结观众看到的画面' },
    timer: { en: 'timer', zh: '计时器' },
    code: { en: 'code for phones', zh: '手机扫码' },
    fullscreen: { en: 'full screen, or back', zh: '全屏或退出全屏' },
    fill: { en: 'full screen', zh: '全屏' },
    close: { en: 'close what is open; the talk goes on', zh: '关闭打开的面板，演示继续' },
    end: { en: 'end the talk', zh: '结束演示' },
  },
} as const satisfies Texts;
