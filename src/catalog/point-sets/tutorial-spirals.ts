import { NumpyRandom } from '../data/numpy-random';
import type { PointSet } from '../types';
import { collect } from './draw';

/** The tutorial’s script has drawn this many normal numbers before, for its section 6. */
const DRAWN_BEFORE = 101;

export const tutorialSpirals: PointSet = {
  id: 'tutorial_spirals',
  name: { en: 'The tutorial’s spirals', zh: '教程的双螺旋' },
  inputs: 2,
  classes: 2,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0.15, min: 0, max: 0.5 },
  extent: [-2.75, 2.75],
  make(samples, noise, seed) {
    const random = new NumpyRandom(seed);
    random.normals(DRAWN_BEFORE);
    const arms = [1, -1].map((side, kind) => {
      const count = kind === 0 ? Math.ceil(samples / 2) : Math.floor(samples / 2);
      const theta = Array.from({ length: count }, () => Math.sqrt(random.uniform()) * 2 * Math.PI);
      const x = theta.map((t) => side * (t / Math.PI) * Math.cos(t) + noise * random.normal());
      const y = theta.map((t) => side * (t / Math.PI) * Math.sin(t) + noise * random.normal());
      return x.map((each, i) => [each, y[i], kind]);
    });
    const points = arms.flat();
    return collect(samples, (i) => points[i]);
  },
  about: {
    en: 'θ = √u·2π, r = θ/π, two arms of one turn each with normal noise. With seed 42 these are the very points of the tutorial “Calculus for training AI models”; the best straight line gets 81% right.',
    zh: 'θ = √u·2π，r = θ/π，两臂各一圈，加正态噪声。种子取 42 时与教程《微积分：AI 模型训练的优化引擎》逐点相同；最好的直线也只能分对 81%。',
  },
  source: {
    en: 'The tutorial “Calculus for training AI models”, section 8: generate_spiral_data(150, 0.15)',
    zh: '教程《微积分：AI 模型训练的优化引擎》，第 8 节：generate_spiral_data(150, 0.15)',
  },
};
