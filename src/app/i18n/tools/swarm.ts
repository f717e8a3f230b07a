/** Keys begin with `tool.swarm.`. */
export const swarmEn = {} as const;

export const swarmZh = {} as const;
