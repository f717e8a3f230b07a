import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAddress, surfaceExperiments } from '../../src/experiment/surfaces/experiment';
import { withRejected } from '../../src/page/addressSync';
import { defaultPrefs } from '../../src/page/prefs';
import { initialPageState } from '../../src/page/state';

describe('the address of the page', () => {
  test('keeps a formula that can be read', () => {
    const { experiment, rejected } = surfaceExperiments.open('#v=1&formula=a*x^2%2By^2&params=a:2');
    expect(experiment.surface).toMatchObject({ formula: 'a*x^2+y^2', parameters: { a: 2 } });
    expect(rejected).toEqual([]);
  });

  test('replaces a formula that cannot, keeps the optimizers, and says what is wrong', () => {
    const { experiment, rejected } = surfaceExperiments.open('#v=1&formula=x%2Bsinn(y)&run=lion&run=adam&steps=77');
    expect(experiment.surface).toEqual({ id: 'rosenbrock' });
    expect(experiment.runs.map(({ optimizer }) => optimizer)).toEqual(['lion', 'adam']);
    expect(experiment.steps).toBe(77);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ key: 'formula', value: 'x+sinn(y)' });
    expect(rejected[0]!.reason.en).toContain('sin');
  });

  test('never throws, whatever the fragment', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('formula=', 'loss=', '&', 'vars=w,b', 'data=x:1,y:2', 'mean(', '('),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        surfaceExperiments.open(`#${pieces.join('')}`);
      }),
    );
  });

  test('gives one list of what was rejected, or none', () => {
    const state = initialPageState(defaultPrefs([], false), 'surfaces');
    const { rejected } = decodeAddress('#steps=NaN&color=red');
    const listed = withRejected(withRejected(state, rejected), rejected);
    expect(listed.notices).toHaveLength(1);
    expect(withRejected(listed, []).notices).toEqual([]);
  });
});
