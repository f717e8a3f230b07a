export const dataEn = {
  'net.data.heading': 'Data',
} as const;

export const dataZh: Readonly<Record<keyof typeof dataEn, string>> = {
  'net.data.heading': '数据',
};
