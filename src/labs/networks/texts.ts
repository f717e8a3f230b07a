import type { Texts } from '../../page/i18n';

export const networksTexts = {
  views: { en: 'Views of the network', zh: '网络的各个视图' },
  view: {
    train: { en: 'Training', zh: '训练' },
    hand: { en: 'Step by step', zh: '逐步推演' },
    population: { en: 'Population', zh: '种群' },
    landscape: { en: 'Landscape', zh: '损失地形' },
    flow: { en: 'Gradient flow', zh: '梯度流动' },
    gan: { en: 'GAN', zh: '生成对抗网络' },
  },
  skip: { en: 'Skip to the view', zh: '跳到视图' },
  loading: { en: 'Loading …', zh: '正在载入……' },
  broken: { en: 'This view could not be loaded; the others go on.', zh: '此视图无法载入，其余部分不受影响。' },
  failure: { en: 'This could not be computed; the last good state stays.', zh: '无法计算，保留上一个有效状态。' },
  tab: {
    view: { en: 'View', zh: '视图' },
    settings: { en: 'Settings', zh: '设置' },
  },
  figures: { en: 'How the training stands', zh: '训练状态' },
  loss: { en: 'Loss', zh: '损失' },
  accuracy: { en: 'Accuracy', zh: '准确率' },
  testLoss: { en: 'Test loss', zh: '测试损失' },
  testAccuracy: { en: 'Test accuracy', zh: '测试准确率' },
  waiting: { en: 'not computed yet', zh: '尚未计算' },
  ready: { en: 'initial weights', zh: '初始权重' },
  training: { en: 'training', zh: '正在训练' },
  paused: { en: 'paused', zh: '已暂停' },
  looking: { en: 'looking back', zh: '正在回看' },
  finished: { en: 'all epochs done', zh: '全部轮数已完成' },
  diverged: {
    en: 'diverged in epoch {epoch}; the last finite weights stay',
    zh: '第 {epoch} 轮发散，保留最后的有限权重',
  },
  undefined: {
    en: 'undefined in epoch {epoch}; the last finite weights stay',
    zh: '第 {epoch} 轮出现无定义值，保留最后的有限权重',
  },
  summary: { en: 'Epoch {epoch}, {status}. Loss {loss}.', zh: '第 {epoch} 轮，{status}。损失 {loss}。' },
  summaryAccuracy: { en: 'Accuracy {accuracy}.', zh: '准确率 {accuracy}。' },
} as const satisfies Texts;
