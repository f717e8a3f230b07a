import type { Step } from '../experiment/lessons/types';

export const why: readonly Step[] = [];
