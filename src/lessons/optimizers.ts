import type { Step } from '../experiment/lessons/types';

export const optimizers: readonly Step[] = [];
