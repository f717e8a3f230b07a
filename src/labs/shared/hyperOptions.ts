import type { Hyperparameter } from '../../catalog/types';
import { LIMITS } from '../../experiment/limits';
import { type NumberOptions, numberOptions } from '../../page/panel/numberControl';

/** How a hyperparameter of the catalogue is edited: its slider spans where it makes sense, and more may be typed. */
export function hyperOptions({ min, max, scale, integer }: Hyperparameter): NumberOptions {
  return numberOptions({
    min: LIMITS.hyper[0],
    max: LIMITS.hyper[1],
    slider: [min, max],
    scale,
    integer: integer === true,
  });
}
