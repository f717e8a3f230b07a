import type { Texts } from '../../../page/i18n';

export const texts = {
  heading: { en: 'Loss landscape', zh: '损失地形' },
  scene: { en: 'The loss on a plane through weight space', zh: '权重空间中一个平面上的损失' },
  projection: { en: 'Display', zh: '显示方式' },
  '3d': { en: '3D', zh: '三维' },
  map: { en: 'Map', zh: '平面图' },
  height: {
    label: { en: 'Heights', zh: '高度' },
    auto: { en: 'automatic', zh: '自动' },
    linear: { en: 'linear', zh: '线性' },
    log: { en: 'logarithmic', zh: '对数' },
  },
  home: { en: 'Reset the view', zh: '重置视角' },
  again: { en: 'Other directions', zh: '更换方向' },
  settings: { en: 'Plane', zh: '平面' },
  first: { en: 'Horizontal axis', zh: '横轴' },
  second: { en: 'Vertical axis', zh: '纵轴' },
  firstNumber: { en: 'Horizontal axis, number of the weight', zh: '横轴权重的编号' },
  secondNumber: { en: 'Vertical axis, number of the weight', zh: '纵轴权重的编号' },
  run: { en: 'training', zh: '训练' },
  loss: { en: 'loss', zh: '损失' },
  component: { en: 'component {index} ({share}%)', zh: '主成分 {index}（{share}%）' },
  direction: { en: 'direction {index}', zh: '方向 {index}' },
  statePlane: {
    en: 'In the middle: the current weights, loss {loss}. Lowest sample of the plane: {least}.',
    zh: '中心为当前权重，损失 {loss}；平面上最低的采样为 {least}。',
  },
  statePath: {
    en: 'At the end of the path: the current weights, loss {loss}. Lowest sample of the plane: {least}.',
    zh: '路径末端为当前权重，损失 {loss}；平面上最低的采样为 {least}。',
  },
  waiting: { en: 'Waiting for the network…', zh: '正在等待网络……' },
  noPath: {
    en: 'No path yet: the directions are random until the network has been trained.',
    zh: '尚无路径：训练之前采用随机方向。',
  },
  shares: {
    en: 'The plane explains {share}% of the variance of the training path; the path is drawn as its projection.',
    zh: '该平面解释了训练路径方差的 {share}%；图中是路径在平面上的投影。',
  },
  random: {
    en: 'Two random directions, scaled unit by unit to the norm of the network’s own weights (filter normalisation, Li et al. 2018); biases are fixed.',
    zh: '两个随机方向，逐单元缩放，使其输入权重的范数与网络的相同（滤波器归一化，Li 等，2018）；偏置不变。',
  },
  weights: { en: 'All other weights and biases are fixed.', zh: '其余权重和偏置均保持不变。' },
  distance: {
    en: 'The path leaves the plane: the loss of the initial weights is {loss}, but {below} at their projection.',
    zh: '路径并不全在平面内：初始权重的损失为 {loss}，其投影处曲面的损失为 {below}。',
  },
  probe: { en: '{x}: {a}, {y}: {b}, loss {loss}', zh: '{x}：{a}，{y}：{b}，损失 {loss}' },
  failure: { en: 'This could not be computed.', zh: '无法计算。' },
} as const satisfies Texts;
