import type { Step } from '../experiment/lessons/types';

export const backprop: readonly Step[] = [];
