/** Keys begin with `tool.formula.`. */
export const formulaToolEn = {} as const;

export const formulaToolZh = {} as const;
