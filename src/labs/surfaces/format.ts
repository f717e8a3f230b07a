import { decodeAddress, encodeAddress, fitsAddress, type Rejected } from '../../experiment/address';
import { DEFAULT_SURFACE } from '../../experiment/defaults';
import { parseExperiment } from '../../experiment/parse';
import { formulaOf, resolveSurface } from '../../experiment/resolve';
import type { Experiment, SurfaceChoice } from '../../experiment/types';
import { checkExpression, FormulaError, parseExpression } from '../../formula';
import type { ExperimentFormat } from '../../page/workbench/document';
import { chooseSurface } from './edits';

/** How experiments with surfaces are written and read. A file of samples takes the place of the surface alone. */
export const FORMAT: ExperimentFormat<Experiment> = {
  encode: encodeAddress,
  decode: experimentFromAddress,
  fits: fitsAddress,
  async read({ json, bytes, name }, present) {
    if (json === undefined) {
      const { readSurfaceFile } = await import('./files/surfaceFile');
      const { grid, notes } = readSurfaceFile(bytes, name);
      return { experiment: chooseSurface(present, { samples: grid, domain: { x: grid.x, y: grid.y } }), notes };
    }
    const experiment = parseExperiment(json);
    checkedFormula(experiment.surface);
    return { experiment, notes: [] };
  },
};

/**
 * The experiment an address carries; what cannot be used is listed and has its default. So has a formula that cannot be
 * read: a page that opens with nothing to show would help nobody to mend it.
 */
export function experimentFromAddress(hash: string): {
  readonly experiment: Experiment;
  readonly rejected: readonly Rejected[];
} {
  const decoded = decodeAddress(hash);
  const { surface } = decoded.experiment;
  try {
    checkedFormula(surface);
    return decoded;
  } catch (error) {
    if (!(error instanceof FormulaError) || 'id' in surface) throw error;
    const key = 'loss' in surface ? 'loss' : 'formula';
    return {
      experiment: chooseSurface(decoded.experiment, DEFAULT_SURFACE),
      rejected: [...decoded.rejected, { key, value: formulaOf(surface), reason: error.text }],
    };
  }
}

/** Throws FormulaError for a surface whose formula of the user's own means nothing. */
export function checkedFormula(surface: SurfaceChoice): void {
  if ('id' in surface || 'samples' in surface) return;
  const { problem } = resolveSurface(surface);
  checkExpression(parseExpression(problem.formula), {
    variables: problem.variables,
    parameters: Object.keys(problem.parameters),
    columns: Object.keys(problem.data ?? {}),
    reductions: problem.data !== null,
    vectors: false,
  });
}
