import type { Step } from '../experiment/lessons/types';

export const activations: readonly Step[] = [];
