import type { Texts } from '../../../page/i18n';

export const texts = {
  heading: { en: 'Numbers and code', zh: '数据与代码' },
  about: {
    en: 'The trajectories as a table, or a Python script that computes the same runs with nothing but NumPy or PyTorch.',
    zh: '轨迹表格，或只用 NumPy 或 PyTorch 就能算出同样结果的 Python 脚本。',
  },
  csv: { en: 'Trajectories (CSV)', zh: '轨迹（CSV）' },
  numpy: { en: 'Python with NumPy', zh: 'Python（NumPy）' },
  torch: { en: 'Python with PyTorch', zh: 'Python（PyTorch）' },
  failed: { en: 'This experiment cannot be written as a script: {reason}', zh: '这个实验无法写成脚本：{reason}' },
} as const satisfies Texts;
