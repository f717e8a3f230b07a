import type { Texts } from './i18n';

export const pageTexts = {
  app: {
    name: { en: 'Nabla', zh: 'Nabla' },
    tagline: { en: 'a gradient-descent laboratory', zh: '梯度下降实验室' },
  },
  settings: { en: 'Settings', zh: '设置' },
  action: {
    runs: { en: 'Show or hide the runs', zh: '显示或隐藏运行列表' },
    settings: { en: 'Show or hide the settings', zh: '显示或隐藏设置' },
    undo: { en: 'Undo', zh: '撤销' },
    redo: { en: 'Redo', zh: '重做' },
    link: { en: 'Copy link', zh: '复制链接' },
    linkCopied: { en: 'The link is in the clipboard.', zh: '链接已复制到剪贴板。' },
    linkManual: {
      en: 'This page cannot use the clipboard. Copy the address from here:',
      zh: '此页面无法使用剪贴板，请从这里复制地址：',
    },
    theme: { en: 'Theme: {theme}', zh: '主题：{theme}' },
    language: { en: '中文', zh: 'English' },
    languageName: { en: 'Switch to Chinese', zh: '切换到英文' },
    fullscreen: { en: 'Full screen', zh: '全屏' },
    present: { en: 'Present', zh: '演示' },
    collect: { en: 'Collect for a deck', zh: '收入讲稿' },
    fullscreenRefused: {
      en: 'This page may not fill the screen here; try F11.',
      zh: '此处不允许页面全屏，可以试试 F11 键。',
    },
    help: { en: 'Keyboard and mouse', zh: '键盘与鼠标' },
    toMap: { en: 'Show the map', zh: '显示平面图' },
    to3d: { en: 'Show in 3D', zh: '显示三维曲面' },
    camera: { en: 'Reset the view', zh: '复位视角' },
    close: { en: 'Close', zh: '关闭' },
    dismiss: { en: 'Dismiss', zh: '知道了' },
    share: { en: 'Share, save, open', zh: '分享、保存、打开' },
  },
  /** Of sharing, what is said before its dialog is loaded. */
  sharing: {
    drop: { en: 'Drop the file to open it', zh: '松开即可打开文件' },
    embedded: { en: 'Open in Nabla', zh: '在 Nabla 中打开' },
  },
  laboratory: { en: 'Laboratory', zh: '实验室' },
  parts: { en: 'Parts of the page', zh: '页面的各部分' },
  theme: {
    dark: { en: 'dark', zh: '深色' },
    light: { en: 'light', zh: '浅色' },
    projector: { en: 'projector', zh: '投影仪' },
  },
  key: {
    togglePlay: { en: 'play or pause', zh: '播放或暂停' },
    stepForward: { en: 'one step forward', zh: '前进一步' },
    stepBack: { en: 'one step back', zh: '后退一步' },
    reset: { en: 'back to the start', zh: '回到起点' },
    faster: { en: 'faster', zh: '加快' },
    slower: { en: 'slower', zh: '减慢' },
    laboratory: { en: 'next laboratory', zh: '下一个实验室' },
    nextBench: { en: 'next tool or view', zh: '下一个工具或视图' },
    previousBench: { en: 'previous tool or view', zh: '上一个工具或视图' },
    lessonNext: { en: 'next in a lesson', zh: '课程：下一步' },
    lessonBack: { en: 'back in a lesson', zh: '课程：上一步' },
    present: { en: 'present', zh: '开始演示' },
    collect: { en: 'collect for a deck', zh: '收入讲稿' },
    decks: { en: 'my decks', zh: '我的讲稿' },
    toggleMap: { en: 'map or 3D', zh: '平面图或三维' },
    resetCamera: { en: 'reset the view', zh: '复位视角' },
    fullscreen: { en: 'full screen', zh: '全屏' },
    theme: { en: 'next theme', zh: '下一个主题' },
    language: { en: 'English or Chinese', zh: '中文或英文' },
    help: { en: 'this help', zh: '显示本帮助' },
    undo: { en: 'undo', zh: '撤销' },
    redo: { en: 'redo', zh: '重做' },
    preset: {
      en: 'surface {number} of the list; view {number} of functions and networks',
      zh: '列表中的第 {number} 个曲面；函数或神经网络的第 {number} 个视图',
    },
    share: { en: 'share, save, open', zh: '分享、保存、打开' },
  },
  formula: {
    hint: { en: 'e.g. {example}', zh: '例如 {example}' },
    at: { en: 'column {column}: {message}', zh: '第 {column} 列：{message}' },
    atLine: { en: 'line {line}, column {column}: {message}', zh: '第 {line} 行第 {column} 列：{message}' },
    rewrite: { en: 'Write it so', zh: '改成这样' },
    declare: { en: 'Add {name} as a parameter', zh: '将 {name} 设为参数' },
  },
  work: {
    computing: { en: 'Computing…', zh: '正在计算……' },
    cancel: { en: 'Cancel', zh: '取消' },
    failure: { en: 'This could not be computed; the last valid result is kept.', zh: '无法计算，保留上一个有效结果。' },
  },
  notLoaded: {
    en: 'The page could not be loaded completely. Check the connection, then reload it.',
    zh: '页面未能完整加载。请检查网络连接，然后重新加载。',
  },
  reload: { en: 'Reload', zh: '重新加载' },
  /** However many parts are missing; beside it stands the button that loads the page anew. */
  missing: {
    en: 'A part of the page could not be loaded; the rest still works. Loading the page anew brings it, and keeps what is open.',
    zh: '页面的一部分未能加载，其余部分照常可用。重新加载页面即可补全，当前打开的内容会保留。',
  },
  version: {
    arrived: {
      en: 'There is a new version of this page. What is open is kept.',
      zh: '此页面有新版本，更新时会保留当前打开的内容。',
    },
    load: { en: 'Load the new version', zh: '加载新版本' },
  },
  kept: {
    tooLarge: {
      en: 'What is open is too large for this browser to keep while the page is loaded anew. Save it as a file first, then press the browser’s own reload button.',
      zh: '当前打开的内容太大，浏览器无法在重新加载页面时保留。请先存为文件，再按浏览器自带的刷新按钮。',
    },
    lost: {
      en: 'What was open before the page was loaded anew could not be brought back.',
      zh: '未能恢复重新加载之前打开的内容。',
    },
  },
  broken: { en: 'This part could not be loaded; the others still work.', zh: '此部分无法加载，其他部分照常可用。' },
} as const satisfies Texts;
