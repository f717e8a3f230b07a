import type { NetworkPreset } from './preset';
import type { NetDraft } from './types';

/** The worked example of the tutorial on the perceptron. */
const TWO_SAMPLES: NetDraft = {
  weights: [{ W: [0, 0], b: [0] }],
  data: { id: 'two_points', samples: 2, noise: 0 },
  optimizer: 'sgd',
  hyper: { lr: 0.1 },
  epochs: 5,
};

export const TWO_SAMPLE_PRESETS: readonly NetworkPreset[] = [
  {
    id: 'perceptron_by_hand',
    name: { en: 'Perceptron by hand', zh: '手算感知机' },
    about: {
      en: 'Two samples, weights and bias of 0: both count as misclassified, the gradient is (−1, −4, 0), and one step with η = 0.1 puts both right, at w = (0.1, 0.4). The tutorial on the perceptron writes (−1, 2, 0): that step raises the loss from 0 to 0.7.',
      zh: '两个样本，权重与偏置为 0：两者都算误分类，梯度为 (−1, −4, 0)；取 η = 0.1 走一步，w = (0.1, 0.4)，全部分对。感知机教程误写为 (−1, 2, 0)：照此走一步，损失反而从 0 升到 0.7。',
    },
    draft: { ...TWO_SAMPLES, network: { layers: [2, 1], loss: 'perceptron', reduction: 'sum' } },
  },
  {
    id: 'hinge_by_hand',
    name: { en: 'Hinge loss by hand', zh: '手算合页损失' },
    about: {
      en: 'The same two samples: the first gradient is that of the perceptron, (−1, −4, 0), but the hinge goes on until both are right by a margin of 1. The losses are 2, 0.7, 0.4, 0.1 and 0; it ends at w = (−0.2, 0.7), b = −0.3, which is not yet the widest margin.',
      zh: '同样的两个样本：第一步的梯度与感知机相同，为 (−1, −4, 0)，但合页损失要到两者的间隔都不小于 1 才停止。损失依次为 2、0.7、0.4、0.1、0，停在 w = (−0.2, 0.7)、b = −0.3，此时间隔还不是最大。',
    },
    draft: { ...TWO_SAMPLES, network: { layers: [2, 1], loss: 'hinge', reduction: 'sum' }, epochs: 10 },
  },
];
