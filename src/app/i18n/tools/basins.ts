/** Keys begin with `tool.basins.`. */
export const basinsEn = {} as const;

export const basinsZh = {} as const;
