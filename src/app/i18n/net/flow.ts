export const flowEn = {
  'net.flow.heading': 'Gradient flow',
} as const;

export const flowZh: Readonly<Record<keyof typeof flowEn, string>> = {
  'net.flow.heading': '梯度流动',
};
