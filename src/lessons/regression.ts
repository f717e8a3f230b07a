import type { Step } from '../experiment/lessons/types';

export const regression: readonly Step[] = [];
