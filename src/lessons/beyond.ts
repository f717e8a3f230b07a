import type { Step } from '../experiment/lessons/types';

export const beyond: readonly Step[] = [];
