import type { Texts } from '../../page/i18n';

export const networksTexts = {
  views: { en: 'Views of the network', zh: '网络的各个视图' },
  view: {
    train: { en: 'Training', zh: '训练' },
    hand: { en: 'By hand', zh: '逐步手算' },
    population: { en: 'Many nets', zh: '多网络' },
    landscape: { en: 'Loss landscape', zh: '损失地形' },
    flow: { en: 'Gradient flow', zh: '梯度传播' },
    gan: { en: 'GAN', zh: '生成对抗' },
  },
  skip: { en: 'Skip to the view', zh: '跳到视图' },
  loading: { en: 'Loading…', zh: '正在加载……' },
  broken: { en: 'This view could not be loaded; the others still work.', zh: '此视图无法加载，其他视图照常可用。' },
  failure: { en: 'This could not be computed; the last valid result is kept.', zh: '无法计算，保留上一个有效结果。' },
  tab: {
    view: { en: 'View', zh: '视图' },
    settings: { en: 'Settings', zh: '设置' },
  },
  figures: { en: 'Training status', zh: '训练状态' },
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
    en: 'diverged in epoch {epoch}; the last finite weights are kept',
    zh: '第 {epoch} 轮发散，保留发散前的最后一组权重',
  },
  undefined: {
    en: 'undefined in epoch {epoch}; the last finite weights are kept',
    zh: '第 {epoch} 轮出现无定义值，保留发散前的最后一组权重',
  },
  summary: { en: 'Epoch {epoch}, {status}. Loss {loss}.', zh: '第 {epoch} 轮，{status}。损失 {loss}。' },
  summaryAccuracy: { en: 'Accuracy {accuracy}.', zh: '准确率 {accuracy}。' },
} as const satisfies Texts;
