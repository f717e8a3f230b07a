/** Keys begin with `tool.data.`. */
export const dataToolEn = {} as const;

export const dataToolZh = {} as const;
