import type { Step } from '../experiment/lessons/types';

export const flow: readonly Step[] = [];
