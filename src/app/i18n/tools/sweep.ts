/** Keys begin with `tool.sweep.`. */
export const sweepEn = {} as const;

export const sweepZh = {} as const;
