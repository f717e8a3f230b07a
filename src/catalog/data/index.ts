import type { DataSet } from '../types';
import { lineEven } from './line-even';
import { lineNormal } from './line-normal';
import { lineTight } from './line-tight';
import { passFail } from './pass-fail';
import { twoClouds } from './two-clouds';
import { twoPoints } from './two-points';

export const DATA_LIST: readonly DataSet[] = [lineNormal, lineEven, lineTight, passFail, twoPoints, twoClouds];
