export const populationEn = {
  'net.population.heading': 'Population',
} as const;

export const populationZh: Readonly<Record<keyof typeof populationEn, string>> = {
  'net.population.heading': '种群',
};
