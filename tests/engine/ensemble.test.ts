import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST } from '../../src/catalog';
import {
  type Ensemble,
  type EnsemblePlan,
  memberCount,
  type Problem,
  type RunPlan,
  STATUS_CODES,
  type SweepAxis,
} from '../../src/engine/contract';
import { memberStart, sweepPosition, sweptRun } from '../../src/engine/members';
import { CODE } from '../../src/engine/status';
import { engines, plane, runPlan } from './engines';

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

/** Everything that decides the path of member `index`: as a single run it is the same, but for its random numbers. */
function memberRun(problem: Problem, run: RunPlan, plan: EnsemblePlan, index: number): RunPlan {
  const start = memberStart(problem, run, plan, index);
  const { members } = plan;
  if (members.kind !== 'sweep') return { ...run, start };
  return { ...sweptRun(run, members, ...sweepPosition(members, index)), start };
}

/** One basin with curvatures between 1 and 8: runs that start 1e-7 apart stay about as near to each other. */
const SMOOTH = plane('x^2 + 3*y^2 + sin(x)*cos(y)', 3);
const BOWL = plane('x^2 + y^2');
const LINE: Problem = {
  ...plane('mean((x*u + y - v)^2)', 3),
  data: { u: [0, 1, 2, 3, 4], v: [1, 3, 5, 7, 9] },
};
const PLAN = { steps: 40, seed: 7, tolerance: 1e-6, rests: false } as const;
const RANDOM = { kind: 'random', count: 5 } as const;

/** A rate with which the optimizer goes somewhere in 40 steps and stays near. */
function settled(id: string, start: readonly [number, number] = [1, 1], more: Partial<RunPlan> = {}): RunPlan {
  const { rate, hyper, stride } = OPTIMIZER_LIST.find((entry) => entry.id === id)!;
  const by = stride.by === 'curvature' ? 0.05 : 0.02;
  return runPlan(id, rate === null || !('lr' in hyper) || id.startsWith('lbfgs') ? {} : { lr: by }, start, more);
}

const hyper = (name: string, ...values: number[]): SweepAxis => ({
  of: { hyper: name },
  values: Float64Array.from(values),
});
const start = (coordinate: 0 | 1, ...values: number[]): SweepAxis => ({
  of: { start: coordinate },
  values: Float64Array.from(values),
});
const sweep = (x: SweepAxis, y: SweepAxis | null = null) => ({ kind: 'sweep', x, y }) as const;

const statuses = ({ codes }: Ensemble) => [...codes].map((code) => STATUS_CODES[code]);

describe.each(both.map((engine) => [engine.kind, engine] as const))('an ensemble on the %s engine', (kind, engine) => {
  /**
   * Holds every member against a single run. On the processor both are the same numbers; on a GPU a start made there
   * may differ from a given one in its last bit (6e-8 of 3), and so may a coefficient, which 40 steps of the smooth
   * surface amplify tenfold or so; L-BFGS divides by differences of gradients.
   */
  const compare = async (problem: Problem, run: RunPlan, plan: EnsemblePlan) => {
    const runs = Array.from({ length: memberCount(plan.members) }, (_, i) => memberRun(problem, run, plan, i));
    const whole = await engine.ensemble(problem, run, plan);
    const singles = await engine.descend(problem, runs, plan);
    const { optimizer } = run;
    const bound = optimizer.kind === 'method' && optimizer.method !== 'lm' ? 1e-2 : 1e-5;
    singles.forEach((single, i) => {
      const end = single.trajectory.slice(-2);
      const position = whole.positions.subarray(2 * i, 2 * i + 2);
      if (kind === 'cpu') {
        expect([...position], `member ${i}`).toEqual([...Float32Array.from(end)]);
        expect(whole.loss[i], `member ${i}`).toBe(Math.fround(single.loss[single.stepsTaken]));
        expect(STATUS_CODES[whole.codes[i]], `member ${i}`).toBe(single.status.kind);
      } else {
        const error = Math.hypot(position[0] - end[0], position[1] - end[1]);
        expect(error, `member ${i}`).toBeLessThan(bound * Math.max(1, Math.hypot(...end)));
      }
    });
    return whole;
  };

  // A GPU in software compiles for a quarter of a second: it shows one optimizer of each kind, with coefficients of its
  // own at every step, with several states, with a sign, with the Hessian, and the methods.
  const every = OPTIMIZER_LIST.map(({ id }) => id);
  const some = kind === 'cpu' ? every : ['momentum', 'adamw', 'radam', 'rprop', 'newton', 'lm', 'lbfgs'];

  it.each(kind === 'cpu' ? every : ['adam'])('of %s is as many single runs', async (id) => {
    const plan = { ...PLAN, members: RANDOM };
    const { positions } = await compare(SMOOTH, settled(id), plan);
    const [x, y] = memberStart(SMOOTH, settled(id), plan, 0);
    expect(Math.hypot(positions[0] - x, positions[1] - y)).toBeGreaterThan(1e-3);
  });

  it.each(some)('that sweeps two hyperparameters of %s is as many runs', async (id) => {
    const run = settled(id);
    const [first, second = first] = Object.keys(run.hyper);
    const around = (name: string, count: number) =>
      hyper(name, ...Array.from({ length: count }, (_, i) => run.hyper[name] * (1 - 0.2 * i) + 0.001 * i));
    const members = sweep(around(first, 3), second === first ? null : around(second, 2));
    await compare(SMOOTH, run, { ...PLAN, members });
  });

  it('sweeps what shapes a schedule, alone and across a rate', async () => {
    const schedule = { formula: 'floor_ + (1 - floor_)*gamma^(t - 1)', hyper: { gamma: 0.95, floor_: 0.1 } };
    const gamma = hyper('schedule.gamma', 0.8, 0.9, 0.99);
    for (const id of kind === 'cpu' ? ['momentum', 'adam', 'lbfgs'] : ['adam']) {
      const run = settled(id, [1, 1], { schedule });
      await compare(SMOOTH, run, { ...PLAN, members: sweep(gamma) });
      await compare(SMOOTH, run, { ...PLAN, members: sweep(hyper('lr', 0.01, 0.03), gamma) });
      await compare(SMOOTH, run, { ...PLAN, members: sweep(gamma, hyper('schedule.floor_', 0, 0.5)) });
    }
  });

  it('takes the few numbers of a short scheduled run from where they are', async () => {
    // One number a step and none beside: fewer than the smallest buffer of a GPU holds.
    const run = settled('sgd', [1, 1], { schedule: { formula: '1/t', hyper: {} } });
    const { positions } = await compare(SMOOTH, run, { ...PLAN, steps: 2, members: RANDOM });
    const [x, y] = memberStart(SMOOTH, run, { ...PLAN, members: RANDOM }, 0);
    expect(Math.hypot(positions[0] - x, positions[1] - y)).toBeGreaterThan(1e-3);
  });

  it('sweeps starts, and a start across a rate', async () => {
    const run = settled('adam');
    await compare(SMOOTH, run, { ...PLAN, members: sweep(start(0, -2, 0.5, 2), start(1, -1, 1)) });
    await compare(SMOOTH, run, { ...PLAN, members: sweep(hyper('lr', 0.01, 0.1), start(1, -1, 0, 1)) });
    await compare(SMOOTH, run, { ...PLAN, members: sweep(start(1, -1, 0, 1), hyper('beta1', 0.5, 0.9)) });
  });

  it('keeps what follows from step to step apart for both axes', async () => {
    // `p` decays by both, `q` by one: the one has to be carried by every member, the other by every column.
    const rule = 'p = p*a*b\nq = q*a\ntheta = theta - lr*p*g - lr*q*g/(1 - a^t*0.5)';
    const run: RunPlan = {
      ...runPlan('sgd', {}, [1, 1]),
      optimizer: { kind: 'rule', rule, state: { p: 'a + b', q: 'b' }, rate: 'lr' },
      hyper: { lr: 0.1, a: 0.9, b: 0.8 },
    };
    await compare(SMOOTH, run, { ...PLAN, members: sweep(hyper('a', 0.9, 0.7, 0.5), hyper('b', 0.8, 0.6)) });
    await compare(SMOOTH, run, { ...PLAN, members: sweep(hyper('lr', 0.1, 0.05), hyper('a', 0.8, 0.6)) });
  });

  it('refuses to sweep what the run does not have', async () => {
    const plan = { ...PLAN, members: sweep(hyper('nothing', 1)) };
    const failure = engine.ensemble(BOWL, settled('sgd'), plan);
    await expect(failure).rejects.toMatchObject({ name: 'EngineError', code: 'unsupported' });
  });

  it('clips by norm and by value', async () => {
    for (const by of ['norm', 'value'] as const) {
      await compare(SMOOTH, settled('momentum', [1, 1], { clip: { by, max: 1.5 } }), { ...PLAN, members: RANDOM });
    }
  });

  it('gives the first member the random numbers of a single run, and the others their own', async () => {
    const members = sweep(start(0, 1, 1, 1));
    for (const [problem, run] of [
      [SMOOTH, settled('sgd', [1, 1], { noise: 0.3 })],
      [LINE, runPlan('sgd', { lr: 0.01 }, [1, 1], { batch: 2 })],
    ] as const) {
      const { positions } = await engine.ensemble(problem, run, { ...PLAN, members });
      const [single] = await engine.descend(problem, [run], PLAN);
      // The sine and the logarithm of a GPU are good to some 1e-6; everything else is float32.
      const bound = kind === 'cpu' ? 2 ** -24 : 1e-5;
      single.trajectory.slice(-2).forEach((end, i) => {
        expect(Math.abs(positions[i] - end)).toBeLessThan(bound * Math.max(1, Math.abs(end)));
      });
      expect(new Set([positions[0], positions[2], positions[4]]).size).toBe(3);
    }
  });

  it('goes over data', async () => {
    await compare(LINE, runPlan('sgd', { lr: 0.02 }, [0, 0]), { ...PLAN, members: RANDOM });
    await compare(LINE, runPlan('adam', {}, [0, 0]), { ...PLAN, members: sweep(hyper('lr', 0.1, 0.2)) });
  });

  it('lays a grid over its bounds, row by row', async () => {
    const at = async (columns: number, rows: number) => {
      const grid = { x: [-1, 3], y: [2, 4], columns, rows } as const;
      const plan = { ...PLAN, steps: 0, members: { kind: 'grid', grid } } as const;
      const { positions, loss, steps } = await engine.ensemble(BOWL, settled('sgd'), plan);
      expect([...steps]).toEqual(Array.from({ length: columns * rows }, () => 0));
      loss.forEach((value, i) => {
        expect(value).toBeCloseTo(positions[2 * i] ** 2 + positions[2 * i + 1] ** 2, 4);
      });
      return [...positions];
    };
    expect(await at(3, 2)).toEqual([-1, 2, 1, 2, 3, 2, -1, 4, 1, 4, 3, 4]);
    expect(await at(1, 1)).toEqual([-1, 2]);
    expect(await at(1, 3)).toEqual([-1, 2, -1, 3, -1, 4]);
  });

  it('lets members rest where they are calm, and says since when', async () => {
    const run = runPlan('sgd', { lr: 0.1 }, [0, 0]);
    // x_k = 0.8^k x₀: the gradient is calm once 2|x| ≤ 1e-4, and the step 0.2|x_{k−1}| ≤ 1e-3 long before.
    const members = sweep(start(0, 1, 4, 0));
    const plan = { ...PLAN, steps: 200, tolerance: 1e-4, members };
    const resting = await engine.ensemble(BOWL, run, { ...plan, rests: true });
    // One that starts at the minimum has to take a step to know that it goes nowhere.
    expect([...resting.steps]).toEqual([45, 51, 1]);
    expect(statuses(resting)).toEqual(['converged', 'converged', 'converged']);
    expect(resting.positions[0]).toBeCloseTo(0.8 ** 45, 8);
    const restless = await engine.ensemble(BOWL, run, plan);
    expect([...restless.steps]).toEqual([200, 200, 200]);
    expect(restless.positions[0]).toBeLessThan(1e-8);
  });

  it('does not let a heavy ball rest that only passes a flat place', async () => {
    // It comes down to the plain with a speed of about 0.5 a step, and rolls on: flat there, and yet moving. By 0.95 a
    // step that falls to the length of a calm step, 1e-3, within 150 steps.
    const run = runPlan('momentum', { lr: 0.05, momentum: 0.95 }, [2, 0]);
    const plan = { ...PLAN, tolerance: 1e-4, members: sweep(start(0, 2)), rests: true };
    const rolling = await engine.ensemble(plane('max(x, 0)^2'), run, { ...plan, steps: 60 });
    expect([...rolling.steps]).toEqual([60]);
    expect(rolling.positions[0]).toBeLessThan(-1);
    const { steps } = await engine.ensemble(plane('max(x, 0)^2'), run, { ...plan, steps: 200 });
    expect(steps[0]).toBeLessThan(200);
  });

  it('says who diverged or came where nothing is defined, and where from', async () => {
    // The bowl at rate 100: x_k = (−199)^k x₀ is beyond 1e6 at step 3; 0 stays.
    const wild = await engine.ensemble(BOWL, runPlan('sgd', { lr: 100 }, [0, 0]), {
      ...PLAN,
      members: sweep(start(0, 1, 0, 20)),
    });
    expect(statuses(wild)).toEqual(['diverged', 'converged', 'diverged']);
    expect([...wild.steps]).toEqual([3, 40, 3]);
    expect([...wild.positions]).toEqual([39601, 0, 0, 0, 792020, 0]);
    // At x < −1 there is nothing: one starts there, one gets there, one goes the other way for ever.
    const holes = await engine.ensemble(plane('-sqrt(x + 1)'), runPlan('sgd', { lr: -1 }, [0, 0]), {
      ...PLAN,
      members: sweep(start(0, -2, 0)),
    });
    expect(statuses(holes)).toEqual(['undefined', 'undefined']);
    expect(holes.steps[0]).toBe(0);
    expect(holes.steps[1]).toBeGreaterThan(0);
    expect(holes.steps[1]).toBeLessThan(40);
    expect([...holes.positions].every(Number.isFinite)).toBe(true);
    const away = await engine.ensemble(plane('x'), runPlan('sgd', { lr: 1 }, [0, 0]), {
      ...PLAN,
      members: sweep(start(0, 0, -4)),
    });
    expect(statuses(away)).toEqual(['left-domain', 'left-domain']);
  });

  it('goes on in pieces as in one', async () => {
    const grid = { x: [-3, 3], y: [-2, 2], columns: 5, rows: 3 } as const;
    for (const [problem, run, members] of [
      [SMOOTH, settled('nadam'), sweep(hyper('lr', 0.01, 0.1), hyper('beta2', 0.9, 0.99))],
      [LINE, settled('adam'), { kind: 'grid', grid }],
    ] as const) {
      const plan = { ...PLAN, members, rests: true };
      const whole = await engine.ensemble(problem, run, plan);
      const swarm = await engine.launch(problem, run, plan);
      expect(swarm.taken).toBe(0);
      expect(swarm.count).toBe(memberCount(members));
      const before = await swarm.read();
      expect([...before.positions.subarray(0, 2)]).toEqual([...memberStart(problem, run, plan, 0)].map(Math.fround));
      await swarm.advance(1);
      await Promise.all([swarm.advance(16), swarm.advance(0)]);
      expect(swarm.taken).toBe(17);
      await swarm.advance(1000);
      expect(swarm.taken).toBe(plan.steps);
      const pieces = await swarm.read();
      expect(pieces.steps).toEqual(whole.steps);
      expect(pieces.codes).toEqual(whole.codes);
      pieces.positions.forEach((value, i) => {
        // The GPU computes the surface anew at the start of a dispatch, to the last bit perhaps in another order.
        expect(Math.abs(value - whole.positions[i])).toBeLessThanOrEqual(kind === 'cpu' ? 0 : 1e-6);
      });
      if (swarm.samples !== null) {
        expect([...swarm.samples.filter((_, i) => i % 4 === 2)]).toEqual([...pieces.loss]);
      }
      swarm.dispose();
      await expect(swarm.advance(1)).rejects.toMatchObject({ code: 'aborted' });
    }
  });

  it('leaves nobody behind when an advance is cancelled', async () => {
    // Members in rank and file, of which each must have taken as many steps as all others.
    const grid = { x: [1, 2], y: [1, 2], columns: 50, rows: 50 } as const;
    const plan = { ...PLAN, steps: 100_000, members: { kind: 'grid', grid } } as const;
    const swarm = await engine.launch(plane('x + y', 1e5), runPlan('sgd', { lr: 2 ** -10 }, [0, 0]), plan);
    await swarm.advance(3);
    const controller = new AbortController();
    const pending = swarm.advance(90_000, controller.signal);
    setTimeout(() => controller.abort(), 30);
    await expect(pending).rejects.toMatchObject({ name: 'EngineError', code: 'aborted' });
    const { taken } = swarm;
    expect(taken).toBeLessThan(plan.steps);
    const check = async (expected: number) => {
      const { positions, steps } = await swarm.read();
      expect(new Set(steps)).toEqual(new Set([expected]));
      positions.forEach((value, i) => {
        const from = memberStart(BOWL, settled('sgd'), plan, i >> 1)[i % 2];
        // Sums of multiples of 2⁻¹⁰ below 2¹³ are exact to half a unit of float32, added up some thousand times.
        expect(Math.abs(from - expected / 1024 - value)).toBeLessThan(1e-3 * Math.max(1, expected / 1024));
      });
    };
    await check(taken);
    await swarm.advance(2);
    expect(swarm.taken).toBe(taken + 2);
    await check(taken + 2);
    swarm.dispose();
  });

  it('takes its census as one would count by hand', async () => {
    const grid = { x: [-4, 4], y: [-4, 4], columns: 21, rows: 21 } as const;
    const plan = { ...PLAN, members: { kind: 'grid', grid } } as const;
    const problem = plane('sqrt(x + 3)*(x - 1)^2 + (y^2 - 4)^2/8 + 0.1');
    const swarm = await engine.launch(problem, runPlan('sgd', { lr: 0.3 }, [0, 0]), plan);
    await swarm.advance(20);
    const { positions, loss, codes } = await swarm.read();
    const attractors = Float64Array.of(1, 2, 1, -2, 1, 0);
    for (const log of [false, true]) {
      const [bins, low, high, radius] = [12, 0.1, 8, 0.5];
      const count = await swarm.census({ bins, low, high, log, attractors, radius });
      const histogram = new Array(bins).fill(0);
      const destinations = new Array(4).fill(0);
      const scale = log ? Math.log : (value: number) => value;
      // Losses on the edge of a bin may fall on either side.
      let edge = 0;
      codes.forEach((code, i) => {
        const [x, y] = positions.subarray(2 * i, 2 * i + 2);
        const gone = code === CODE.diverged || code === CODE.undefined;
        const distances = [0, 1, 2].map((a) => Math.hypot(x - attractors[2 * a], y - attractors[2 * a + 1]));
        const nearest = distances.indexOf(Math.min(...distances));
        destinations[gone || distances[nearest] > radius ? 3 : nearest]++;
        if (code === CODE.undefined) return;
        const place = (bins * (scale(loss[i]) - scale(low))) / (scale(high) - scale(low));
        if (Math.abs(place - Math.round(place)) < 1e-4) edge++;
        histogram[Math.min(bins - 1, Math.max(0, Math.floor(place)))]++;
      });
      const apart = histogram.reduce((sum, value, bin) => sum + Math.abs(value - count.histogram[bin]), 0);
      expect(apart).toBeLessThanOrEqual(2 * edge);
      expect([...count.destinations]).toEqual(destinations);
      expect([...count.statuses]).toEqual(STATUS_CODES.map((_, code) => codes.filter((c) => c === code).length));
      const held = loss.filter((_, i) => codes[i] !== CODE.undefined);
      expect(count.lowest).toBe(Math.min(...held));
      // Some are where nothing is defined, and some at each of two minima and on the ridge between them.
      expect(count.statuses[CODE.undefined]).toBeGreaterThan(0);
      expect(destinations.every((value) => value > 0)).toBe(true);
    }
    swarm.dispose();
  });
});

describe.skipIf(both.length < 2)('the twins', () => {
  it('begin at the same random places', async () => {
    const plan = { ...PLAN, steps: 0, members: { kind: 'random', count: 500 } } as const;
    const [cpu, gpu] = await Promise.all(both.map((engine) => engine.ensemble(BOWL, settled('sgd'), plan)));
    cpu.positions.forEach((value, i) => {
      // The same bits, scaled to ±5 in float32.
      expect(Math.abs(value - gpu.positions[i])).toBeLessThan(1e-6);
    });
  });
});
