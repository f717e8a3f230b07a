import { MOST_STRIPS } from '../../analysis/calculus/sums';
import { evaluatorOf } from '../../experiment/functions/resolve';
import { experimentCommand, fileCommand } from '../command';
import { differentiateDocument } from '../differentiate';
import { integrateDocument } from '../integrate';
import { loadFunction } from '../load';
import { count, finiteNumber } from '../options';
import { UsageError } from '../usage-error';

/** The step of the tutorials. */
const USUAL_STEP = 1e-6;

/** f′ at a place, with difference quotients and their errors. */
export const differentiate = experimentCommand({
  name: 'differentiate',
  options: [
    ['--at', 'X', true],
    ['--h', 'H'],
  ],
  read(options) {
    const h = finiteNumber(options, '--h') ?? USUAL_STEP;
    if (h === 0) throw new UsageError('--h must not be 0: a difference quotient divides by it');
    return { at: finiteNumber(options, '--at') ?? Number.NaN, h };
  },
  compute({ experiment: file, at, h }) {
    const { resolved } = loadFunction(file);
    if (!Number.isFinite(evaluatorOf(resolved).value(at))) {
      throw new UsageError(`${file}: the function has no value at ${resolved.variable} = ${at}`);
    }
    return (engine) => differentiateDocument(engine, resolved, at, h);
  },
});

/** ∫ f, and sums beside it. */
export const integral = fileCommand({
  name: 'integrate',
  options: [
    ['--from', 'A'],
    ['--to', 'B'],
    ['--n', 'N'],
  ],
  read: (options) => ({
    from: finiteNumber(options, '--from'),
    to: finiteNumber(options, '--to'),
    n: count(options, '--n', MOST_STRIPS),
  }),
  compute({ experiment: file, from, to, n }) {
    const { experiment, resolved } = loadFunction(file);
    const { integral: own, seed } = experiment;
    return integrateDocument(resolved, [from ?? own.from, to ?? own.to], n ?? own.n, seed);
  },
});
