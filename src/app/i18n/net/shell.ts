export const shellEn = {
  'net.shell.heading': 'Networks',
} as const;

export const shellZh: Readonly<Record<keyof typeof shellEn, string>> = {
  'net.shell.heading': '神经网络',
};
