import { describe, expect, test } from 'vitest';
import type { Descent, RunStatus } from '../../../src/engine/contract';
import { bestRun, lastStepOf, runStateAt } from '../../../src/labs/shared/runs/runState';
import { news, type SummaryInput, summarize, summarizePlaces } from '../../../src/labs/surfaces/summary';
import { createWords } from '../../../src/page/i18n';

function descent(losses: readonly number[], status: RunStatus): Descent {
  return {
    trajectory: new Float64Array(2 * losses.length),
    loss: Float64Array.from(losses),
    gradientNorm: new Float64Array(losses.length),
    status,
    stepsTaken: losses.length - 1,
  };
}

const steady = descent([9, 4, 2, 1, 0.5], { kind: 'running' });
const settled = descent([9, 3, 0, 0, 0], { kind: 'converged', step: 2 });
const gone = descent([9, 900], { kind: 'diverged', step: 2 });

function at(cursor: number): SummaryInput {
  const runs = [
    { name: 'SGD', state: runStateAt(steady, cursor), place: 'x = 1, y = 2' },
    { name: 'Newton', state: runStateAt(settled, cursor), place: 'x = 0, y = 0' },
    { name: 'Momentum', state: runStateAt(gone, cursor), place: 'x = 9, y = 9' },
  ];
  return { surface: 'Rosenbrock', step: Math.floor(cursor), last: 4, runs };
}

describe('the state of a run', () => {
  test('shows nothing that comes later', () => {
    expect(runStateAt(gone, 0)).toEqual({ kind: 'ready', step: null, at: 0, loss: 9 });
    expect(runStateAt(gone, 1.9)).toMatchObject({ kind: 'finished', at: 1, loss: 900 });
    expect(runStateAt(gone, 2)).toEqual({ kind: 'diverged', step: 2, at: 1, loss: 900 });
    expect(runStateAt(settled, 1)).toMatchObject({ kind: 'running', loss: 3 });
    expect(runStateAt(settled, 4)).toMatchObject({ kind: 'converged', step: 2 });
    expect(runStateAt(steady, 2.5)).toMatchObject({ kind: 'running', at: 2, loss: 2 });
    expect(runStateAt(steady, 4)).toMatchObject({ kind: 'finished', at: 4 });
  });

  test('ends the playback with the longest run, and lets the end of a short one be seen', () => {
    expect(lastStepOf([gone, steady])).toBe(4);
    expect(lastStepOf([gone])).toBe(2);
    expect(lastStepOf([])).toBe(1);
  });

  test('finds the lowest loss among finite ones', () => {
    expect(bestRun(at(3).runs.map(({ state }) => state))).toBe(1);
    expect(bestRun([{ kind: 'undefined', step: 0, at: 0, loss: Number.NaN }])).toBe(-1);
  });
});

describe('the summary', () => {
  test('says step, best run and the others', () => {
    expect(summarize(at(3), createWords('en'))).toBe('Rosenbrock, step 3 of 4. Lowest loss: Newton, 0.000. SGD 1.000.');
    expect(summarize(at(3), createWords('zh'))).toBe(
      'Rosenbrock，第 3 步，共 4 步。损失最低：Newton，0.000。SGD 1.000。',
    );
    expect(summarize({ ...at(0), runs: [] }, createWords('en'))).toBe('Nothing has been computed yet.');
  });

  test('says where they all stand', () => {
    expect(summarizePlaces(at(3), createWords('en'))).toBe(
      'SGD is at x = 1, y = 2. Newton is at x = 0, y = 0. Momentum is at x = 9, y = 9.',
    );
    expect(summarizePlaces({ ...at(0), runs: [] }, createWords('en'))).toBe('');
  });

  test('tells where and after how many updates a stopping rule ended a run', () => {
    const run = descent([9, 3, 1], { kind: 'stopped', step: 2 });
    const seen = (cursor: number): SummaryInput => ({
      surface: 'Bowl',
      step: cursor,
      last: 4,
      runs: [{ name: 'SGD', state: runStateAt(run, cursor), place: 'x = 0, y = 0' }],
    });
    expect(seen(1).runs[0]!.state.kind).toBe('running');
    expect(seen(3).runs[0]!.state).toEqual({ kind: 'stopped', step: 2, at: 2, loss: 1 });
    expect(news(seen(1), seen(2), createWords('en'))).toEqual(['SGD stopped after 2 updates at x = 0, y = 0.']);
    expect(news(seen(1), seen(2), createWords('zh'))).toEqual(['SGD 更新 2 次后停止，位于 x = 0, y = 0。']);
  });

  test('tells what happens when it happens', () => {
    const words = createWords('en');
    expect(news(at(0), at(1), words)).toEqual([]);
    expect(news(at(1), at(2), words)).toEqual(['Newton converged at step 2.', 'Momentum diverged at step 2.']);
    expect(news(at(2), at(3), words)).toEqual([]);
    expect(news(at(3), at(4), words)).toEqual(['All runs have ended.']);
  });
});
