import type { Texts } from '../../../page/i18n';

export const texts = {
  parts: { en: 'What is shown', zh: '显示内容' },
  short: {
    tangent: { en: 'Tangent & secant', zh: '切线与割线' },
    error: { en: 'Error over h', zh: '误差与 h' },
    predict: { en: 'Draw f′ yourself', zh: '手绘 f′' },
    table: { en: 'Table', zh: '导数表' },
    rules: { en: 'Rules', zh: '求导法则' },
  },
  /** Of the settings, in capitals: without the names of functions. */
  rail: {
    tangent: { en: 'Tangent & secant', zh: '切线与割线' },
    error: { en: 'Difference quotients', zh: '差商' },
    predict: { en: 'Your drawing', zh: '手绘' },
    table: { en: 'Table', zh: '导数表' },
    rules: { en: 'Rules', zh: '求导法则' },
  },
  figure: {
    f: { en: 'Graph of {f}', zh: '{f} 的图像' },
    first: { en: 'Graph of the derivative f′', zh: '导函数 f′ 的图像' },
    second: { en: 'Graph of the second derivative f″', zh: '二阶导数 f″ 的图像' },
    tableCaption: { en: 'Values of the function and its derivatives', zh: '函数及其导数的取值' },
  },
  point: { en: 'Point {number}', zh: '点 {number}' },
  pointValue: { en: '{x}, f = {y}, slope {slope}', zh: '{x}，f = {y}，斜率 {slope}' },
  noSlope: { en: 'none', zh: '不存在' },
  ends: {
    right: { en: 'Second point of the secant', zh: '割线的第二个点' },
    left: { en: 'Second point of the other secant', zh: '另一条割线的第二个点' },
    value: { en: 'h = {h}, difference quotient {q}', zh: 'h = {h}，差商 {q}' },
  },
  add: { en: 'Add a point', zh: '添加一个点' },
  remove: { en: 'Remove point {number}', zh: '删除点 {number}' },
  move: {
    en: 'Drag a point, or move it with the arrow keys. A click moves the nearest point there.',
    zh: '拖动点，或用方向键移动。点击图中某处，最近的点会移到那里。',
  },
  line: { en: 'tangent {line}', zh: '切线 {line}' },
  outside: {
    en: '{line}; outside the interval that is drawn, from {low} to {high}',
    zh: '{line}；在所画区间 [{low}, {high}] 之外',
  },
  kinks: {
    corner: {
      en: 'no derivative: {left} from the left, {right} from the right',
      zh: '不可导：左导数 {left}，右导数 {right}',
    },
    upright: { en: 'no derivative: the tangent stands upright', zh: '不可导：切线竖直' },
    undefined: { en: 'no value here', zh: '此处无定义' },
    none: { en: 'no derivative', zh: '不可导' },
    leftOnly: { en: 'from the left alone: {left}', zh: '只有左导数：{left}' },
    rightOnly: { en: 'from the right alone: {right}', zh: '只有右导数：{right}' },
  },
  quotient: {
    heading: { en: 'Difference quotient at {x}', zh: '{x} 处的差商' },
    forward: { en: 'Δy / h', zh: 'Δy / h' },
    other: { en: 'from the other side', zh: '从另一侧' },
    central: { en: 'mean of both (central)', zh: '两者的平均（中心差商）' },
    derivative: { en: 'f′', zh: 'f′' },
    gap: { en: 'Δy / h − f′', zh: 'Δy / h − f′' },
    zero: {
      en: 'At h = 0 the quotient is 0/0, which is no number. What it tends to as h shrinks is the derivative.',
      zh: 'h = 0 时差商是 0/0，没有意义；h 趋于 0 时差商的极限才是导数。',
    },
    outside: { en: 'f has no value at x + h.', zh: 'f 在 x + h 处无定义。' },
    h: { en: 'h', zh: 'h' },
    flip: { en: 'Other side', zh: '换到另一侧' },
  },
  triangle: {
    heading: { en: 'dy follows the tangent, Δy the curve', zh: 'dy 沿切线，Δy 沿曲线' },
    dy: { en: 'dy = f′·dx', zh: 'dy = f′·dx' },
    gap: { en: 'Δy − dy', zh: 'Δy − dy' },
  },
  playing: {
    bar: { en: 'h shrinks to 0', zh: 'h 趋于 0' },
    play: { en: 'Let h shrink', zh: '让 h 趋于 0' },
    anew: { en: 'Once more', zh: '再来一次' },
    back: { en: 'A larger h', zh: '增大 h' },
    forward: { en: 'A smaller h', zh: '减小 h' },
    reset: { en: 'Back to the h that was set', zh: '回到设定的 h' },
    scrubber: { en: 'How far h has shrunk', zh: 'h 缩小的程度' },
    speed: { en: 'Speed', zh: '速度' },
    position: { en: 'h divided by {factor}', zh: 'h 缩小为 1/{factor}' },
  },
} as const satisfies Texts;
