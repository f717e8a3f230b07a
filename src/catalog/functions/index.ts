import { byId } from '../byId';
import { absolute } from './absolute';
import { activationsBeside } from './activations';
import { arccosine } from './arccosine';
import { arcsine } from './arcsine';
import { arctangent } from './arctangent';
import { cosine } from './cosine';
import { cube } from './cube';
import { cubic } from './cubic';
import { doubleWell } from './double-well';
import { exponential } from './exponential';
import { exponentialBase } from './exponential-base';
import { gauss } from './gauss';
import { logarithm } from './logarithm';
import { logarithmBase } from './logarithm-base';
import { lossW } from './loss-w';
import { multimodal } from './multimodal';
import { parabola } from './parabola';
import { parabolaShifted } from './parabola-shifted';
import { power } from './power';
import { sinPlusParabola } from './sin-plus-parabola';
import { sine } from './sine';
import { square2x1 } from './square-2x1';
import { square3x2 } from './square-3x2';
import { tangent } from './tangent';
import type { FunctionEntry } from './types';

const OWN: readonly FunctionEntry[] = [
  parabolaShifted,
  parabola,
  lossW,
  square2x1,
  square3x2,
  doubleWell,
  cube,
  cubic,
  sinPlusParabola,
  multimodal,
  gauss,
  absolute,
  power,
  exponential,
  exponentialBase,
  logarithm,
  logarithmBase,
  sine,
  cosine,
  tangent,
  arcsine,
  arccosine,
  arctangent,
];

/** In the order of the panel, group after group: the lessons' curves, the table of derivatives, the activations. */
export const FUNCTION_LIST: readonly FunctionEntry[] = [...OWN, ...activationsBeside(OWN)];

/** Functions of one variable: an experiment names one by its id. Apart from the rest, for a page with a surface needs none. */
export const FUNCTIONS = byId(FUNCTION_LIST);

export { FUNCTION_GROUPS } from './groups';
export type { FunctionEntry, FunctionFacts, FunctionGroup } from './types';
