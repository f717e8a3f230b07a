export const trainEn = {
  'net.train.heading': 'Train',
} as const;

export const trainZh: Readonly<Record<keyof typeof trainEn, string>> = {
  'net.train.heading': '训练',
};
