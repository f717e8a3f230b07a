export const landscapeEn = {
  'net.landscape.heading': 'Landscape',
} as const;

export const landscapeZh: Readonly<Record<keyof typeof landscapeEn, string>> = {
  'net.landscape.heading': '损失地形',
};
