import type { Hyperparameter } from '../../catalog/types';
import { LIMITS } from '../../experiment/table';
import type { NumberOptions } from '../../page/panel/numberControl';

/** A number of the catalogue as a control with a slider. */
export function hyperOptions({ min, max, scale, integer }: Hyperparameter): NumberOptions {
  return {
    low: min,
    high: max,
    scale,
    integer: integer ?? false,
    least: LIMITS.hyper[0],
    most: LIMITS.hyper[1],
    slider: true,
  };
}
