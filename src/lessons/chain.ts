import type { Step } from '../experiment/lessons/types';

export const chain: readonly Step[] = [];
