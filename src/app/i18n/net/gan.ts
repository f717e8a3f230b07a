export const ganEn = {
  'net.gan.heading': 'GAN: two networks against each other',
} as const;

export const ganZh: Readonly<Record<keyof typeof ganEn, string>> = {
  'net.gan.heading': '生成对抗网络',
};
