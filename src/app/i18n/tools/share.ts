/** Keys begin with `tool.share.`. */
export const shareEn = {} as const;

export const shareZh = {} as const;
