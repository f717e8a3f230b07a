/** Keys begin with `tool.race.`. */
export const raceEn = {} as const;

export const raceZh = {} as const;
