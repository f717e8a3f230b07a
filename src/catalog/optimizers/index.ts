import type { Optimizer } from '../types';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamw } from './adamw';
import { amsgrad } from './amsgrad';
import { lbfgs } from './lbfgs';
import { lbfgsWolfe } from './lbfgs-wolfe';
import { lion } from './lion';
import { lm } from './lm';
import { momentum } from './momentum';
import { momentumSeed } from './momentum-seed';
import { nadam } from './nadam';
import { nesterov } from './nesterov';
import { newton } from './newton';
import { newtonDamped } from './newton-damped';
import { radam } from './radam';
import { rmsprop } from './rmsprop';
import { rmspropCentered } from './rmsprop-centered';
import { rprop } from './rprop';
import { sgd } from './sgd';

/** In the order of the panel: from the simplest to those that know most. */
export const OPTIMIZER_LIST: readonly Optimizer[] = [
  sgd,
  momentum,
  momentumSeed,
  nesterov,
  adagrad,
  adadelta,
  rmsprop,
  rmspropCentered,
  adam,
  amsgrad,
  adamw,
  adamax,
  nadam,
  radam,
  rprop,
  lion,
  newton,
  newtonDamped,
  lm,
  lbfgs,
  lbfgsWolfe,
];
