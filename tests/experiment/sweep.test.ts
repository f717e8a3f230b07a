import { describe, expect, it } from 'vitest';
import { memberCount } from '../../src/engine/contract';
import { shareAt, valueAt } from '../../src/experiment/axis';
import { parseExperiment } from '../../src/experiment/surfaces/experiment';
import {
  axisValues,
  basinPlan,
  shares,
  suggestAxis,
  swarmPlan,
  sweepable,
  sweepPlan,
  sweptValue,
  withSwept,
} from '../../src/experiment/surfaces/sweep';
import type { SweptAxis } from '../../src/experiment/surfaces/types';

const LR: SweptAxis = { of: 'lr', low: 1e-4, high: 1, scale: 'log' };
const experiment = parseExperiment({
  surface: { id: 'himmelblau' },
  runs: [
    { optimizer: 'momentum', schedule: { id: 'cosine' }, start: [1, 2] },
    { optimizer: 'lbfgs' },
    { optimizer: 'own', rule: 'theta = theta - c*g' },
  ],
  tools: { sweep: { x: LR, y: { of: 'momentum', low: 0, high: 1, scale: 'linear' } } },
});
const [momentum, lbfgs, own] = experiment.runs as [
  (typeof experiment.runs)[0],
  (typeof experiment.runs)[0],
  (typeof experiment.runs)[0],
];
const sweepOf = (sweep: object) =>
  sweepPlan({ ...experiment, tools: { ...experiment.tools, sweep: { ...experiment.tools.sweep, ...sweep } } }, 4);

describe('sweepPlan', () => {
  it('holds the values at the centres of cells, on the scale of their axis', () => {
    const { plan, run, index, x, y } = sweepPlan(experiment, 4);
    expect([index, x, y]).toEqual([0, LR, experiment.tools.sweep.y]);
    if (plan.members.kind !== 'sweep') throw new Error('no sweep');
    // Four decades in four cells: the centre of each lies half a decade in.
    expect(Array.from(plan.members.x.values, Math.log10)).toEqual(
      [-3.5, -2.5, -1.5, -0.5].map((v) => expect.closeTo(v, 12)),
    );
    expect(Array.from(plan.members.y!.values)).toEqual([0.125, 0.375, 0.625, 0.875]);
    expect([plan.members.x.of, plan.members.y!.of]).toEqual([{ hyper: 'lr' }, { hyper: 'momentum' }]);
    expect([memberCount(plan.members), plan.rests, run.hyper.lr]).toEqual([16, false, momentum.hyper.lr]);
    expect(sweepOf({ measure: 'steps' }).plan.rests).toBe(true);
  });

  it('names of a schedule and of the start reach the engine as its contract says', () => {
    const { plan } = sweepOf({
      x: { of: 'start.x', low: -1, high: 1, scale: 'linear' },
      y: { of: 'schedule.last', low: 0, high: 1, scale: 'linear' },
    });
    if (plan.members.kind !== 'sweep') throw new Error('no sweep');
    expect([plan.members.x.of, plan.members.y!.of]).toEqual([{ start: 0 }, { hyper: 'schedule.last' }]);
  });

  it('a name that the run does not have gives way, and never to the other axis', () => {
    const axes = (sweep: object) => {
      const { x, y, plan } = sweepOf(sweep);
      expect(plan.members.kind === 'sweep' && memberCount(plan.members)).toBe(16);
      return [x.of, y.of];
    };
    expect(axes({ run: 1 })).toEqual(['lr', 'start.y']);
    expect(axes({ run: 2 })).toEqual(['c', 'start.y']);
    expect(axes({ run: 7 })).toEqual(['lr', 'momentum']);
    expect(axes({ x: { ...LR, of: 'nosuch' }, y: LR })).toEqual(['momentum', 'lr']);
    expect(axes({ x: { ...LR, of: 'nosuch' }, y: { ...LR, of: 'neither' } })).toEqual(['lr', 'start.y']);
    expect(axes({ x: LR, y: LR })).toEqual(['lr', 'start.y']);
    expect(axes({ run: 1, x: { ...LR, of: 'start.y' }, y: { ...LR, of: 'neither' } })).toEqual(['start.y', 'lr']);
  });

  it('whole hyperparameters stay whole', () => {
    const axis: SweptAxis = { of: 'history', low: 1, high: 5, scale: 'linear' };
    expect(Array.from(axisValues(lbfgs, axis, 4))).toEqual([2, 3, 4, 5]);
  });

  it('a value and its place on the axis are one another’s inverse', () => {
    for (const axis of [LR, { ...LR, scale: 'linear' as const }]) {
      for (const share of [0, 0.3, 1]) expect(shareAt(axis, valueAt(axis, share))).toBeCloseTo(share, 12);
    }
  });

  it('every name that can be swept has an axis to begin with, a value, and can be set', () => {
    expect(sweepable(momentum)).toEqual(['lr', 'momentum', 'dampening', 'schedule.last', 'start.x', 'start.y']);
    expect(sweepable(own)).toEqual(['c', 'start.x', 'start.y']);
    for (const of of sweepable(momentum)) {
      const axis = suggestAxis(experiment, momentum, of);
      expect(axis.low).toBeLessThan(axis.high);
      expect(axis.scale === 'linear' || axis.low > 0).toBe(true);
      const changed = withSwept(momentum, of, 0.25);
      expect(sweptValue(changed, of)).toBe(0.25);
      const others = sweepable(momentum).filter((name) => name !== of);
      expect(others.map((name) => sweptValue(changed, name))).toEqual(others.map((name) => sweptValue(momentum, name)));
    }
  });
});

describe('basinPlan and swarmPlan', () => {
  it('a basin map begins at every node of its grid, the bounds included, at a tolerance of its own', () => {
    const { plan } = basinPlan(experiment, 3);
    expect(plan).toMatchObject({ tolerance: experiment.tools.basins.tolerance, rests: true, steps: experiment.steps });
    const grid = { x: [-5, 5], y: [-5, 5], columns: 3, rows: 3 };
    expect(plan.members).toEqual({ kind: 'grid', grid });
    const { plan: part } = basinPlan(experiment, 3, [
      [0, 1],
      [2, 3],
    ]);
    expect(part.members).toEqual({ kind: 'grid', grid: { ...grid, x: [0, 1], y: [2, 3] } });
  });

  it('a swarm shares its particles out evenly', () => {
    expect(shares(1_000_000, 3)).toEqual([333_334, 333_333, 333_333]);
    expect(memberCount(swarmPlan(experiment, 1, 10_000).plan.members)).toBe(10_000);
    expect(memberCount(swarmPlan(experiment, 1, 333_333).plan.members)).toBe(577 ** 2);
    const random = {
      ...experiment,
      tools: { ...experiment.tools, swarm: { ...experiment.tools.swarm, starts: 'random' as const } },
    };
    expect(swarmPlan(random, 2, 777).plan.members).toEqual({ kind: 'random', count: 777 });
    expect(swarmPlan(random, 2, 777)).toMatchObject({ index: 2, plan: { rests: false, seed: 42 } });
  });
});
