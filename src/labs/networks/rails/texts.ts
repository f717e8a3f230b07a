import type { Texts } from '../../../page/i18n';

export const railTexts = {
  example: { en: 'Example', zh: '示例' },
  ownExperiment: { en: 'Your own', zh: '自定义' },
  data: { en: 'Data', zh: '数据' },
  classification: { en: 'Classification', zh: '分类' },
  regression: { en: 'Regression', zh: '回归' },
  ownPoints: { en: 'Your own points ({count})', zh: '自己的数据点（{count}）' },
  network: { en: 'Network', zh: '网络' },
  shape: { en: 'Widths {widths}', zh: '各层宽度 {widths}' },
  units: { en: 'Units in layer {layer}', zh: '第 {layer} 层单元数' },
  addLayer: { en: 'Add a hidden layer', zh: '添加隐藏层' },
  removeLayer: { en: 'Remove the last hidden layer', zh: '移除最后一个隐藏层' },
  activation: { en: 'Activation', zh: '激活函数' },
  activationOf: { en: 'Activation {layer}', zh: '第 {layer} 层激活函数' },
  outputActivation: { en: 'Output activation', zh: '输出层激活函数' },
  perLayer: { en: 'Activation per layer', zh: '逐层设置激活函数' },
  ownActivation: { en: 'Activation as a formula of x', zh: '自定义激活函数（x）' },
  init: { en: 'Initial weights', zh: '初始权重' },
  weights: { en: 'Weights', zh: '权重' },
  givenWeights: { en: 'as given', zh: '给定值' },
  fullBatch: { en: 'Full batch', zh: '全批量' },
} as const satisfies Texts;
