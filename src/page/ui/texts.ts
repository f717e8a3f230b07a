import type { Texts } from '../i18n';

export const uiTexts = {
  number: {
    none: { en: 'This is not a number.', zh: '这不是一个数。' },
    outside: { en: 'It must lie between {least} and {most}.', zh: '应在 {least} 与 {most} 之间。' },
  },
  help: {
    heading: { en: 'Keyboard and mouse', zh: '键盘与鼠标' },
    keys: { en: 'Keys', zh: '按键' },
    mouse: { en: 'On the surface', zh: '在曲面上' },
    drag: {
      en: 'Drag: turn · right drag or two fingers: move · wheel or pinch: zoom',
      zh: '拖动：旋转 · 右键拖动或双指：平移 · 滚轮或捏合：缩放',
    },
    click: {
      en: 'Click or tap: set the start · drag the start mark: move it',
      zh: '单击或轻触：设置起点 · 拖动起点标记：移动起点',
    },
    hover: { en: 'Hover: read value and gradient', zh: '悬停：读出函数值与梯度' },
    plot: { en: 'On a function plot', zh: '在函数图像上' },
    points: {
      en: 'Points and bounds: drag, or Tab to one and use the arrow keys · Shift: ten steps · Alt: a tenth · Home, End: the ends',
      zh: '点与上下限：拖动，或用 Tab 键选中后按方向键 · Shift：十步 · Alt：十分之一步 · Home、End：两端',
    },
    reading: { en: 'Hover or arrow keys: read values', zh: '悬停或方向键：读数' },
    tools: { en: 'This device', zh: '当前运行环境' },
    engine: {
      en: 'Computed by {engine}, drawn with {backend} (compatibility tier {tier})',
      zh: '计算：{engine}；绘制：{backend}（兼容级别 {tier}）',
    },
    precision: {
      gpu: { en: 'GPU, 32-bit arithmetic: {adapter}', zh: 'GPU，32 位浮点：{adapter}' },
      cpu: { en: 'CPU workers, 64-bit arithmetic: {adapter}', zh: 'CPU 工作线程，64 位浮点：{adapter}' },
    },
    none: { en: 'nothing', zh: '无' },
  },
  notice: {
    insecure: {
      what: {
        en: 'WebGPU needs HTTPS or localhost, and this page came over plain HTTP.',
        zh: 'WebGPU 需要 HTTPS 或 localhost，而此页面是通过普通 HTTP 打开的。',
      },
      do: {
        en: 'Everything still works: computed on the CPU, drawn with WebGL. Open the page over HTTPS or from localhost for the graphics card.',
        zh: '所有功能仍可由 CPU 计算、WebGL 绘制。若要使用显卡，请通过 HTTPS 或 localhost 打开。',
      },
    },
    noWebGpu: {
      what: { en: 'This browser has no WebGPU.', zh: '此浏览器不支持 WebGPU。' },
      do: {
        en: 'Everything still works: computed on the CPU, drawn with WebGL. A current Chrome, Edge or Safari uses the graphics card.',
        zh: '所有功能仍可由 CPU 计算、WebGL 绘制。新版 Chrome、Edge 或 Safari 可以使用显卡。',
      },
    },
    noAdapter: {
      what: { en: 'WebGPU found no graphics device it can use.', zh: 'WebGPU 没有找到可用的图形设备。' },
      do: {
        en: 'Everything still works: computed on the CPU, drawn with WebGL. Updating the graphics driver may help.',
        zh: '所有功能仍可由 CPU 计算、WebGL 绘制。更新显卡驱动也许有帮助。',
      },
    },
    webGpuDrawing: {
      what: { en: 'Drawing with WebGPU failed.', zh: '无法用 WebGPU 绘图。' },
      do: { en: 'The scene is drawn with WebGL instead.', zh: '场景改用 WebGL 绘制。' },
    },
    webGlDrawing: {
      what: { en: 'This browser cannot draw in 3D here.', zh: '此浏览器在这里无法绘制三维图形。' },
      do: {
        en: 'The flat map shows the same experiment. Hardware acceleration in the browser’s settings may help.',
        zh: '平面图显示的是同一个实验。在浏览器设置中打开硬件加速也许有帮助。',
      },
    },
    noCanvas: {
      what: { en: 'This browser cannot draw on a canvas.', zh: '此浏览器无法在画布上绘图。' },
      do: { en: 'Only text and a picture can be shown.', zh: '只能显示文字和一张图片。' },
    },
    recovered: {
      what: { en: 'The graphics device was lost and has been restored.', zh: '图形设备曾经丢失，现已恢复。' },
      do: {
        en: 'The experiment is still at the same step. Press play to continue.',
        zh: '实验停在原来的步数，按播放键即可继续。',
      },
    },
    lostTwice: {
      what: { en: 'The graphics device was lost twice in two minutes.', zh: '图形设备在两分钟内丢失了两次。' },
      do: {
        en: 'The flat map still works, and 3D is tried again from time to time. If it does not come back, press the browser’s own reload button.',
        zh: '平面图继续工作，并会不时重试三维显示。若一直无法恢复，请按浏览器自带的刷新按钮。',
      },
    },
  },
  notices: {
    code: { en: 'Reason: {code}', zh: '原因：{code}' },
    address: {
      en: 'Parts of the address were not understood and left at their defaults:',
      zh: '地址中有无法识别的部分，已采用默认值：',
    },
  },
} as const satisfies Texts;
