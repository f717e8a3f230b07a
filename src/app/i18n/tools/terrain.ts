/** Keys begin with `tool.terrain.`. */
export const terrainEn = {} as const;

export const terrainZh = {} as const;
