import type { PointSet } from '../types';
import { bumps } from './bumps';
import { circles } from './circles';
import { gaussians } from './gaussians';
import { grid } from './grid';
import { moons } from './moons';
import { noisyXor } from './noisy-xor';
import { plane } from './plane';
import { ring } from './ring';
import { rings } from './rings';
import { segment } from './segment';
import { sine } from './sine';
import { spirals } from './spirals';
import { step } from './step';
import { threeArms } from './three-arms';
import { threeClasses } from './three-classes';
import { tutorialSpirals } from './tutorial-spirals';
import { twoPoints } from './two-points';
import { xor } from './xor';

export const POINT_SET_LIST: readonly PointSet[] = [
  xor,
  noisyXor,
  twoPoints,
  circles,
  gaussians,
  spirals,
  tutorialSpirals,
  moons,
  rings,
  threeClasses,
  threeArms,
  plane,
  bumps,
  sine,
  step,
  ring,
  grid,
  segment,
];
