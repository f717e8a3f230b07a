import { checkedFormula } from '../../experiment/surfaces/check';
import { chooseSurface } from '../../experiment/surfaces/choose';
import { fitsAddress, surfaceExperiments } from '../../experiment/surfaces/experiment';
import type { Experiment } from '../../experiment/surfaces/types';
import { part } from '../../page/part';
import type { ExperimentFormat } from '../../page/workbench/document';

/** How experiments with surfaces are written and read. A file of samples takes the place of the surface alone. */
export const FORMAT: ExperimentFormat<Experiment> = {
  encode: surfaceExperiments.encode,
  decode: surfaceExperiments.open,
  take: surfaceExperiments.openInput,
  fits: fitsAddress,
  async read({ json, bytes, name }, present) {
    if (json === undefined) {
      const { readSurfaceFile } = await part(() => import('./files/surfaceFile'));
      const { grid, notes } = readSurfaceFile(bytes, name);
      return { experiment: chooseSurface(present, { samples: grid, domain: { x: grid.x, y: grid.y } }), notes };
    }
    const experiment = surfaceExperiments.parse(json);
    checkedFormula(experiment.surface);
    return { experiment, notes: [] };
  },
};
