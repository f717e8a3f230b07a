import { compileSurface, type SurfaceProgram } from '../formula/programs/surface';
import type { Problem } from './contract';

/** The surface of a problem, differentiated, for either engine. Throws FormulaError and nothing else. */
export function compileProblem({ formula, variables, parameters, data, samples }: Problem): SurfaceProgram {
  return compileSurface({
    formula,
    variables,
    parameters: Object.keys(parameters),
    columns: Object.keys(data ?? {}),
    ...(samples === undefined ? {} : { samples }),
  });
}

/** Rows of its data set; 0 where there is none. */
export function rowCount({ data }: Problem): number {
  return Object.values(data ?? {})[0]?.length ?? 0;
}
