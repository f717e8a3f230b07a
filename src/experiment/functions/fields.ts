import { group } from '../field';
import { choice, constant, digits, number, seed } from '../kinds';
import { LIMITS } from '../limits';
import { runsOf } from '../runs';
import { between } from '../shapes';
import { stop } from '../stopping';
import { activations } from './activationFields';
import { chain } from './chainFields';
import { derivative } from './derivativeFields';
import { descent } from './descentFields';
import { functionField } from './functionField';
import { integral } from './integralFields';

/*
 * Every setting of an experiment with a function of one variable, declared once: default, bounds, label, how an address
 * says it, what becomes stale when it changes. Types, schema, address and panels follow. Each bench has its settings in a
 * file of its own.
 */

/** What one can do with a function, in the order of the tabs. */
export const FUNCTION_BENCHES = ['derivative', 'descent', 'integral', 'chain', 'activations'] as const;

export const FIELDS = {
  version: constant(1, { code: 'version', key: 'v', always: true }),
  function: functionField,
  runs: runsOf<number>(
    {
      schema: between(LIMITS.coordinate),
      write: String,
      read: (numbers) => (numbers.length === 1 ? numbers[0] : numbers),
    },
    false,
  ),
  /** Optimizer steps of every run. */
  steps: number({
    label: { en: 'Steps', zh: '总步数' },
    default: 20,
    min: 1,
    max: 100_000,
    slider: [1, 1000],
    scale: 'log',
    integer: true,
    affects: ['runs', 'view'],
  }),
  /** Every random number of the experiment comes from it; an unsigned 32-bit integer. */
  seed: seed({ affects: ['runs', 'view'] }),
  /** A run counts as converged while |f′| is at most this. */
  tolerance: number({
    label: { en: 'Converged below |f′|', zh: '收敛判据（|f′|）' },
    default: 1e-5,
    min: 0,
    max: 1e6,
    slider: [1e-12, 1],
    scale: 'log',
    affects: ['runs', 'view'],
  }),
  stop: stop(['runs', 'view']),
  view: group(
    {
      digits: digits({ key: 'digits' }),
    },
    { prefix: '', affects: ['view'] },
  ),
  /** Which bench is shown. */
  bench: choice({
    label: { en: 'Bench', zh: '工作台' },
    default: 'derivative',
    options: FUNCTION_BENCHES,
    affects: ['view'],
  }),
  derivative,
  descent,
  integral,
  chain,
  activations,
} as const;
