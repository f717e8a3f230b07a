import type { Step } from '../experiment/lessons/types';

export const perceptron: readonly Step[] = [];
