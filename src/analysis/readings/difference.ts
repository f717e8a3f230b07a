import type { BestStepReading, DifferenceReading } from '../../experiment/lessons/readings';
import { createFunctionEvaluator } from '../../formula/programs/function';
import { FLOAT32, FLOAT64, quotients, SWEEP } from '../calculus/differences';
import { type Context, coordinate, type ReaderOf } from './context';
import { known } from './fault';
import { lineFunction } from './ofFormula';

type Asked = Pick<DifferenceReading | BestStepReading, 'formula' | 'at' | 'scheme' | 'precision'>;

/** The quotients of these steps, and the derivative in float64 that they come near to. */
function quotientsAt({ formula, at, scheme, precision = 'double' }: Asked, steps: readonly number[], context: Context) {
  const { program, parameters, f } = lineFunction(context.subject, formula);
  const x = coordinate(at, context);
  const single = precision === 'single';
  const value = single ? createFunctionEvaluator(program, parameters, 'float32').value : f.value;
  // Backwards is forwards with a negative step, to the last bit.
  const signed = scheme === 'backward' ? steps.map((h) => -h) : steps;
  const all = quotients(value, x, signed, single ? FLOAT32 : FLOAT64);
  return {
    quotients: all.map((each) => (scheme === 'central' ? each.central : each.forward)),
    derivative: f.derivative(x),
  };
}

/** A difference quotient, or how far it is from the derivative. */
export const readDifference: ReaderOf<'difference'> = (reading, context) => {
  const { quotients: all, derivative } = quotientsAt(reading, [coordinate(reading.h, context)], context);
  return known(reading.of === 'error' ? Math.abs(all[0]! - derivative) : all[0]!);
};

/** Of the steps 1, 0.1, … 1e-16 the one whose quotient is nearest to the derivative; of several, the largest. */
export const readBestStep: ReaderOf<'bestStep'> = (reading, context) => {
  const { quotients: all, derivative } = quotientsAt(reading, SWEEP, context);
  const errors = all.map((quotient) => Math.abs(quotient - derivative));
  const least = Math.min(...errors.filter(Number.isFinite));
  return known(reading.of === 'error' ? least : SWEEP[errors.indexOf(least)]!);
};
