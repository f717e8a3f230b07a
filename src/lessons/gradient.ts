import type { Step } from '../experiment/lessons/types';

export const gradient: readonly Step[] = [];
