import type { NetLoss } from '../types';
import { bce } from './bce';
import { bceProbability } from './bce-probability';
import { ce } from './ce';
import { halfSe } from './half-se';
import { hinge } from './hinge';
import { huber } from './huber';
import { mse } from './mse';
import { mseSigmoid } from './mse-sigmoid';
import { perceptron } from './perceptron';
import { signedHalfMse } from './signed-half-mse';
import { squaredHinge } from './squared-hinge';

export const NET_LOSS_LIST: readonly NetLoss[] = [
  mse,
  halfSe,
  huber,
  bce,
  bceProbability,
  mseSigmoid,
  ce,
  hinge,
  squaredHinge,
  perceptron,
  signedHalfMse,
];
