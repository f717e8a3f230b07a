import type { Surface } from '../types';
import { crossEntropy } from './cross-entropy';
import { hinge } from './hinge';
import { mse } from './mse';
import { perceptron } from './perceptron';
import { squaredHinge } from './squared-hinge';

export const LOSS_LIST: readonly Surface[] = [mse, crossEntropy, perceptron, hinge, squaredHinge];
