import type { Step } from '../experiment/lessons/types';

export const descent: readonly Step[] = [];
