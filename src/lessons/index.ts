import type { Step } from '../experiment/lessons/types';
import type { LocalText } from '../formula/text';

/** A built-in lesson before it is loaded: all that a table of contents says of it. */
export interface LessonEntry {
  readonly id: string;
  readonly title: LocalText;
  /** What it answers. */
  readonly question: LocalText;
  /** How long it takes, in minutes. */
  readonly minutes: number;
  /** Ids of the lessons that it builds on. */
  readonly needs: readonly string[];
  load(): Promise<readonly Step[]>;
}

/** Every lesson, in the order of the chapters. */
export const LESSONS: readonly LessonEntry[] = [
  {
    id: 'why',
    title: { en: 'Why calculus', zh: '为什么需要微积分' },
    question: { en: 'How can arithmetic learn?', zh: '一串算式怎么会“学习”？' },
    minutes: 12,
    needs: [],
    load: async () => (await import('./why')).why,
  },
  {
    id: 'derivative',
    title: { en: 'The derivative', zh: '导数' },
    question: { en: 'How steep is a curve at one point?', zh: '曲线在一点上有多陡？' },
    minutes: 25,
    needs: ['why'],
    load: async () => (await import('./derivative')).derivative,
  },
  {
    id: 'descent',
    title: { en: 'Descent in one dimension', zh: '一维梯度下降' },
    question: { en: 'How long should the steps downhill be?', zh: '下山的步子该迈多大？' },
    minutes: 25,
    needs: ['derivative'],
    load: async () => (await import('./descent')).descent,
  },
  {
    id: 'gradient',
    title: { en: 'Partial derivatives and the gradient', zh: '偏导数与梯度' },
    question: { en: 'Which of all directions is steepest?', zh: '许多方向里，哪个最陡？' },
    minutes: 18,
    needs: ['descent'],
    load: async () => (await import('./gradient')).gradient,
  },
  {
    id: 'regression',
    title: { en: 'Linear regression', zh: '线性回归' },
    question: { en: 'How does a line find its points?', zh: '直线怎样自己贴上数据？' },
    minutes: 18,
    needs: ['gradient'],
    load: async () => (await import('./regression')).regression,
  },
  {
    id: 'chain',
    title: { en: 'Chain rule and automatic differentiation', zh: '链式法则与自动微分' },
    question: { en: 'How do big derivatives fall apart?', zh: '复杂的导数怎样拆成小块？' },
    minutes: 18,
    needs: ['derivative'],
    load: async () => (await import('./chain')).chain,
  },
  {
    id: 'backprop',
    title: { en: 'Backpropagation by hand', zh: '手算反向传播' },
    question: { en: 'How does the error find each weight?', zh: '误差怎样找到每个权重？' },
    minutes: 20,
    needs: ['chain'],
    load: async () => (await import('./backprop')).backprop,
  },
  {
    id: 'perceptron',
    title: { en: 'Perceptron and hinge loss', zh: '感知机与合页损失' },
    question: { en: 'Is it enough to learn from mistakes only?', zh: '只从错误里学，够不够？' },
    minutes: 20,
    needs: ['gradient'],
    load: async () => (await import('./perceptron')).perceptron,
  },
  {
    id: 'activations',
    title: { en: 'Activation functions', zh: '激活函数' },
    question: { en: 'Why bend at all?', zh: '为什么要弯一下？' },
    minutes: 20,
    needs: ['derivative'],
    load: async () => (await import('./activations')).activations,
  },
  {
    id: 'flow',
    title: { en: 'Vanishing, exploding, clipping', zh: '消失、爆炸与裁剪' },
    question: { en: 'How deep does the signal reach?', zh: '信号能传多深？' },
    minutes: 20,
    needs: ['backprop', 'activations'],
    load: async () => (await import('./flow')).flow,
  },
  {
    id: 'rosenbrock',
    title: { en: 'Rosenbrock’s valley', zh: '香蕉谷' },
    question: { en: 'The goal in sight, and out of reach?', zh: '看得见终点，为什么走不到？' },
    minutes: 22,
    needs: ['gradient'],
    load: async () => (await import('./rosenbrock')).rosenbrock,
  },
  {
    id: 'optimizers',
    title: { en: 'Optimizers compared', zh: '优化器比较' },
    question: { en: 'Which optimizer is best?', zh: '哪个优化器最好？' },
    minutes: 25,
    needs: ['rosenbrock'],
    load: async () => (await import('./optimizers')).optimizers,
  },
  {
    id: 'training',
    title: { en: 'A network learns', zh: '网络在学习' },
    question: { en: 'What has the network learned?', zh: '网络学到了什么？' },
    minutes: 22,
    needs: ['backprop', 'optimizers'],
    load: async () => (await import('./training')).training,
  },
  {
    id: 'gan',
    title: { en: 'Generative adversarial networks', zh: '生成对抗网络' },
    question: { en: 'Two networks at odds: who wins?', zh: '两个网络较劲，谁会赢？' },
    minutes: 15,
    needs: ['training'],
    load: async () => (await import('./gan')).gan,
  },
  {
    id: 'beyond',
    title: { en: 'Your turn', zh: '轮到你了' },
    question: { en: 'What would you ask?', zh: '换作你，会问什么？' },
    minutes: 15,
    needs: ['optimizers'],
    load: async () => (await import('./beyond')).beyond,
  },
];
