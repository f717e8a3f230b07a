import cells from './parts/cells.py?raw';
import descend from './parts/descend.py?raw';
import lbfgs from './parts/lbfgs.py?raw';
import levenbergMarquardt from './parts/levenberg_marquardt.py?raw';
import main from './parts/main.py?raw';
import numpyDerivatives from './parts/numpy_derivatives.py?raw';
import place from './parts/place.py?raw';
import randomNumbers from './parts/random_numbers.py?raw';
import spline from './parts/spline.py?raw';
import torchDerivatives from './parts/torch_derivatives.py?raw';
import torchNames from './parts/torch_names.py?raw';

/**
 * The parts of a script that are the same for every experiment. Each is a file of Python, so that a linter and Python
 * itself can read it: a head with the imports that make it whole, and the part that goes into the script.
 */

/** Ends the head of a part. */
const HEAD_END = '# The script takes what follows.';

/** What a file gives to the script. Throws where its head has no end. */
function part(file: string): string {
  const at = file.indexOf(HEAD_END);
  if (at < 0) throw new Error('a part of the Python script without the end of its head');
  return file.slice(at + HEAD_END.length).trim();
}

export const RANDOM = part(randomNumbers);
export const SPLINE = part(spline);
export const LM = part(levenbergMarquardt);
export const LBFGS = part(lbfgs);
export const NUMPY_DERIVATIVES = part(numpyDerivatives);
export const CELLS = part(cells);
export const TORCH_NAMES = part(torchNames);
export const TORCH_DERIVATIVES = part(torchDerivatives);
export const PLACE = part(place);
export const DESCEND = part(descend);
export const MAIN = part(main);
