import { compileSurface, type SurfaceProgram } from '../formula/programs/surface';
import type { Problem } from './contract';

/** The surface of a problem, differentiated, for either engine. Throws FormulaError and nothing else. */
export function compileProblem({ formula, variables, dimensions, parameters, data, samples }: Problem): SurfaceProgram {
  return compileSurface({
    formula,
    variables,
    ...(dimensions === undefined ? {} : { dimensions }),
    parameters: Object.keys(parameters),
    columns: Object.keys(data ?? {}),
    ...(samples === undefined ? {} : { samples }),
  });
}

/** Standard deviation of the noise on each coordinate of the gradient: what is no coordinate has none. */
export function noiseOf({ dimensions }: Problem, noise: number): readonly [number, number] {
  return [noise, dimensions === 1 ? 0 : noise];
}

/** Rows of its data set; 0 where there is none. */
export function rowCount({ data }: Problem): number {
  return Object.values(data ?? {})[0]?.length ?? 0;
}
