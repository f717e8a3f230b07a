import type { Step } from '../experiment/lessons/types';

export const gan: readonly Step[] = [];
