import type { Step } from '../experiment/lessons/types';

export const derivative: readonly Step[] = [];
