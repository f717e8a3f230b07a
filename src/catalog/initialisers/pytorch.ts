import type { Initialiser } from '../types';
import { factor, firstBias } from './hyper';

export const pytorch: Initialiser = {
  id: 'pytorch',
  name: { en: 'PyTorch’s Linear', zh: 'PyTorch 默认' },
  distribution: 'uniform',
  scale: 'gain/sqrt(n_in)',
  hyper: { gain: factor(), bias: firstBias() },
  about: {
    en: 'U(−1/√n_in, 1/√n_in), what nn.Linear starts with: variance 1/(3 n_in). PyTorch draws its biases likewise; here they begin at one value.',
    zh: 'U(−1/√n_in, 1/√n_in)，即 nn.Linear 的默认：方差 1/(3 n_in)。PyTorch 的偏置也这样抽取，这里偏置取同一初值。',
  },
  source: 'PyTorch, torch.nn.Linear',
};
