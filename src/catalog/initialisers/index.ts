import type { Initialiser } from '../types';
import { heNormal } from './he-normal';
import { heUniform } from './he-uniform';
import { lecunNormal } from './lecun-normal';
import { normal } from './normal';
import { pytorch } from './pytorch';
import { uniform } from './uniform';
import { xavierNormal } from './xavier-normal';
import { xavierUniform } from './xavier-uniform';
import { zeros } from './zeros';

export const INITIALISER_LIST: readonly Initialiser[] = [
  uniform,
  normal,
  xavierUniform,
  xavierNormal,
  heNormal,
  heUniform,
  lecunNormal,
  pytorch,
  zeros,
];
