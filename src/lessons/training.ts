import type { Step } from '../experiment/lessons/types';

export const training: readonly Step[] = [];
