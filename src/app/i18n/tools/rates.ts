/** Keys begin with `tool.rates.`. */
export const ratesEn = {} as const;

export const ratesZh = {} as const;
