export const handEn = {
  'net.hand.heading': 'By hand',
} as const;

export const handZh: Readonly<Record<keyof typeof handEn, string>> = {
  'net.hand.heading': '手算',
};
