import type { Step } from '../experiment/lessons/types';

export const rosenbrock: readonly Step[] = [];
