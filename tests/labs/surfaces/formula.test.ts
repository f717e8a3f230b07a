import { describe, expect, it } from 'vitest';
import { defaultStart } from '../../../src/experiment/surfaces/defaults';
import { parseExperiment } from '../../../src/experiment/surfaces/experiment';
import { resolveSurface } from '../../../src/experiment/surfaces/resolve';
import { placeAt } from '../../../src/experiment/surfaces/suggest';
import { derivativeFormulas } from '../../../src/formula/programs/derivative';
import { compileSurface } from '../../../src/formula/programs/surface';
import { TEMPLATES } from '../../../src/labs/surfaces/formula/templates';

describe('the examples to begin with', () => {
  it('are surfaces that an experiment may have, defined where runs start, with derivatives that can be read', () => {
    for (const { id, surface } of TEMPLATES) {
      const { problem } = resolveSurface(surface);
      const { formula, variables, parameters, data } = problem;
      const names = { parameters: Object.keys(parameters), columns: Object.keys(data ?? {}) };
      expect(derivativeFormulas(compileSurface({ formula, variables, ...names })), id).not.toBeNull();
      const place = placeAt(surface, defaultStart(surface))!;
      expect(place.gradient.every(Number.isFinite) && Math.hypot(...place.gradient) > 0, id).toBe(true);
      expect(JSON.stringify(parseExperiment({ version: 1, surface }))).toContain(JSON.stringify(formula));
    }
  });
});
