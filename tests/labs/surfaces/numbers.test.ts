import { afterAll, describe, expect, test } from 'vitest';
import { parseExperiment } from '../../../src/experiment/surfaces/experiment';
import { resolve } from '../../../src/experiment/surfaces/resolve';
import type { ExperimentDraft } from '../../../src/experiment/surfaces/types';
import { placeNumbers, placeText, valueName } from '../../../src/labs/surfaces/numbers';
import type { Shown } from '../../../src/labs/surfaces/state';
import { cpuEngine } from '../../engine/engines';
import line from '../../golden/seeds/000_3.2_linreg.json';
import rosenbrock from '../../golden/seeds/000_5.1_rosenbrock.json';
import parabola from '../../golden/seeds/001_2_gd_1d.json';

const engine = cpuEngine();
afterAll(() => engine.dispose());

async function shown(draft: ExperimentDraft): Promise<Shown> {
  const experiment = parseExperiment(draft);
  const resolved = resolve(experiment);
  const descents = await engine.descend(resolved.problem, resolved.runs, resolved.plan);
  const field = await engine.evaluate(resolved.problem, { x: [0, 1], y: [0, 1], columns: 2, rows: 2 });
  return { experiment, resolved, field, descents };
}

const end = ({ descents: [descent] }: Shown): number => descent!.stepsTaken;

describe('where a run stands, as people read it', () => {
  test('to as many digits as asked for, on Rosenbrock’s function', async () => {
    const state = await shown({
      surface: { formula: rosenbrock.f },
      runs: [{ optimizer: 'sgd', hyper: { lr: rosenbrock.lr }, start: rosenbrock.start as [number, number] }],
      steps: rosenbrock.steps,
      view: { digits: 11 },
    });
    expect(placeNumbers(state, 0, end(state))).toEqual(['−1.2236508417', '1.5051068882']);
    expect(placeText(state, 0, 0)).toBe('x = −1.5000000000, y = 1.5000000000');
    expect(valueName(state)).toBe('f');
  });

  test('by the names of a loss’s parameters', async () => {
    const state = await shown({
      surface: { id: 'mse' },
      runs: [{ optimizer: 'sgd', hyper: { lr: line.lr }, start: [0, 0] }],
      steps: line.epochs,
      view: { digits: 10 },
    });
    expect(placeText(state, 0, end(state))).toBe('w = 2.427869545, b = 1.003479562');
    expect(valueName(state)).toBe('L');
  });

  test('with 0 where only rounding is left, and the tutorial’s end where there is more', async () => {
    const state = await shown({
      surface: { formula: `${parabola.f} + 0*y` },
      runs: [{ optimizer: 'sgd', hyper: { lr: parabola.lr }, start: [parabola.x0, -4.7209e-34] }],
      steps: parabola.max_iterations,
      stop: { gradient: 1e-6 },
      view: { digits: 14 },
    });
    expect(end(state)).toBe(parabola.updates);
    expect(placeNumbers(state, 0, end(state))).toEqual(['−0.99999967648064', '0']);
  });
});
