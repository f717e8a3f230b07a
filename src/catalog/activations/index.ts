import type { Activation } from '../types';
import { elu } from './elu';
import { gelu } from './gelu';
import { leakyRelu } from './leaky-relu';
import { linear } from './linear';
import { prelu } from './prelu';
import { relu } from './relu';
import { sigmoid } from './sigmoid';
import { silu } from './silu';
import { sine } from './sine';
import { softplus } from './softplus';
import { tanh } from './tanh';

export const ACTIVATION_LIST: readonly Activation[] = [
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  prelu,
  elu,
  gelu,
  softplus,
  silu,
  sine,
  linear,
];
