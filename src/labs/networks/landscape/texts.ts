import type { Texts } from '../../../page/i18n';

export const texts = {
  heading: { en: 'Landscape', zh: '损失地形' },
  scene: { en: 'The loss on a plane through weight space', zh: '权重空间中一个平面上的损失' },
  projection: { en: 'How it is drawn', zh: '绘制方式' },
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
  directions: {
    label: { en: 'Directions', zh: '方向' },
    random: { en: 'random, filter-normalised', zh: '随机（滤波器归一化）' },
    path: { en: 'along the training path (PCA)', zh: '沿训练路径（主成分）' },
    weights: { en: 'two weights', zh: '两个权重' },
  },
  first: { en: 'Across', zh: '横向' },
  second: { en: 'Up', zh: '纵向' },
  firstNumber: { en: 'Across, number of the weight', zh: '横向权重的编号' },
  secondNumber: { en: 'Up, number of the weight', zh: '纵向权重的编号' },
  extent: { en: 'Half the side', zh: '半边长' },
  size: { en: 'Samples a side', zh: '每边采样数' },
  run: { en: 'training', zh: '训练' },
  loss: { en: 'loss', zh: '损失' },
  component: { en: 'component {index} ({share} %)', zh: '主成分 {index}（{share} %）' },
  direction: { en: 'direction {index}', zh: '方向 {index}' },
  statePlane: {
    en: 'In the middle: the present weights, loss {loss}. Lowest sample of the plane: {least}.',
    zh: '中心为当前权重，损失 {loss}；平面上最低的采样为 {least}。',
  },
  statePath: {
    en: 'At the end of the path: the present weights, loss {loss}. Lowest sample of the plane: {least}.',
    zh: '路径末端为当前权重，损失 {loss}；平面上最低的采样为 {least}。',
  },
  waiting: { en: 'Waiting for the net …', zh: '正在等待网络……' },
  noPath: {
    en: 'No path yet: the directions are random until the net has been trained.',
    zh: '尚无路径：训练之前采用随机方向。',
  },
  shares: {
    en: 'The plane holds {share} % of the variance of the training path; the rest is projected onto it.',
    zh: '该平面包含训练路径方差的 {share} %，其余部分投影到平面上。',
  },
  random: {
    en: 'Two random directions, each unit’s incoming weights as long as the net’s own; biases stay (Li et al. 2018).',
    zh: '两个随机方向，每个单元的输入权重与网络自身等长；偏置保持不变（Li 等，2018）。',
  },
  weights: { en: 'All other weights and biases stay as they are.', zh: '其余权重和偏置均保持不变。' },
  distance: {
    en: 'The path runs beside the plane as well: the loss of the initial weights is {loss}, the surface below their place {below}.',
    zh: '路径并不全在平面内：初始权重的损失为 {loss}，其投影处曲面的损失为 {below}。',
  },
  probe: { en: '{x}: {a}, {y}: {b}, loss {loss}', zh: '{x}：{a}，{y}：{b}，损失 {loss}' },
  failure: { en: 'This could not be computed.', zh: '无法计算。' },
} as const satisfies Texts;
