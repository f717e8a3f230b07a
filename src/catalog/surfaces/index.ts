import type { Surface } from '../types';
import { ackley } from './ackley';
import { beale } from './beale';
import { booth } from './booth';
import { bukinN6 } from './bukin-n6';
import { dropWave } from './drop-wave';
import { easom } from './easom';
import { eggholder } from './eggholder';
import { goldsteinPrice } from './goldstein-price';
import { griewank } from './griewank';
import { himmelblau } from './himmelblau';
import { illConditionedQuadratic } from './ill-conditioned-quadratic';
import { levyN13 } from './levy-n13';
import { matyas } from './matyas';
import { mccormick } from './mccormick';
import { michalewicz } from './michalewicz';
import { monkeySaddle } from './monkey-saddle';
import { peaks } from './peaks';
import { perceptronPlane } from './perceptron-plane';
import { rastrigin } from './rastrigin';
import { rosenbrock } from './rosenbrock';
import { ruggedSeed } from './rugged-seed';
import { saddle } from './saddle';
import { schafferN2 } from './schaffer-n2';
import { sixHumpCamel } from './six-hump-camel';
import { sphere } from './sphere';
import { styblinskiTang } from './styblinski-tang';
import { threeHumpCamel } from './three-hump-camel';
import { waves } from './waves';

/** In the order of the panel: first what the lessons use, then the benchmarks. */
export const SURFACE_LIST: readonly Surface[] = [
  rosenbrock,
  sphere,
  illConditionedQuadratic,
  ruggedSeed,
  saddle,
  monkeySaddle,
  himmelblau,
  beale,
  booth,
  matyas,
  threeHumpCamel,
  sixHumpCamel,
  rastrigin,
  ackley,
  styblinskiTang,
  mccormick,
  goldsteinPrice,
  easom,
  levyN13,
  schafferN2,
  eggholder,
  michalewicz,
  bukinN6,
  griewank,
  dropWave,
  peaks,
  waves,
  perceptronPlane,
];
