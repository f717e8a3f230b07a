import { EngineError, type Members, type Problem, type RunPlan, type SweepAxis } from './contract';
import { randomBits, randomUnit, STREAM } from './random';

/** Position of member `index` on the two axes of its sweep. */
export function sweepPosition({ x }: Members & { kind: 'sweep' }, index: number): readonly [x: number, y: number] {
  const columns = x.values.length;
  return [index % columns, Math.floor(index / columns)];
}

/** Where member `index` starts; the twin of `start_place` in shaders/start.wgsl. */
export function memberStart(
  { domain }: Problem,
  run: RunPlan,
  { members, seed }: { readonly members: Members; readonly seed: number },
  index: number,
): [number, number] {
  switch (members.kind) {
    case 'grid': {
      const { x, y, columns, rows } = members.grid;
      const row = Math.floor(index / columns);
      return [
        x[0] + (x[1] - x[0]) * ((index % columns) / Math.max(columns - 1, 1)),
        y[0] + (y[1] - y[0]) * (row / Math.max(rows - 1, 1)),
      ];
    }
    case 'random': {
      const [[x0, x1], [y0, y1]] = domain;
      const bits = randomBits(seed, index, 0, STREAM.start);
      return [x0 + (x1 - x0) * randomUnit(bits[0]), y0 + (y1 - y0) * randomUnit(bits[1])];
    }
    case 'sweep': {
      const start: [number, number] = [...run.start];
      const position = sweepPosition(members, index);
      [members.x, members.y].forEach((axis, i) => {
        if (axis !== null && 'start' in axis.of) start[axis.of.start] = axis.values[position[i]];
      });
      return start;
    }
  }
}

const SCHEDULE = 'schedule.';

/** The axes of a sweep. */
export interface SweepAxes {
  readonly x: SweepAxis | null;
  readonly y: SweepAxis | null;
}

export const NO_SWEEP: SweepAxes = { x: null, y: null };

/** The run with its hyperparameters as they are at a position of a sweep. */
export function sweptRun(run: RunPlan, axes: SweepAxes, x: number, y: number): RunPlan {
  const hyper = { ...run.hyper };
  const schedule = { ...run.schedule?.hyper };
  const sweep = (axis: SweepAxis | null, position: number) => {
    if (axis === null || !('hyper' in axis.of)) return;
    const name = axis.of.hyper;
    const value = axis.values[position];
    if (name.startsWith(SCHEDULE)) schedule[name.slice(SCHEDULE.length)] = value;
    else hyper[name] = value;
  };
  sweep(axes.x, x);
  sweep(axes.y, y);
  return { ...run, hyper, schedule: run.schedule && { ...run.schedule, hyper: schedule } };
}

/** The hyperparameter that differs along an axis; null: the start does. */
export function sweptName({ of }: SweepAxis): string | null {
  return 'hyper' in of ? of.hyper : null;
}

/** Throws EngineError `unsupported` for a sweep of what the run does not have. */
export function checkMembers(run: RunPlan, members: Members): void {
  if (members.kind !== 'sweep') return;
  const known = [...Object.keys(run.hyper), ...Object.keys(run.schedule?.hyper ?? {}).map((name) => SCHEDULE + name)];
  for (const axis of [members.x, members.y]) {
    const name = axis === null ? null : sweptName(axis);
    if (name === null || known.includes(name)) continue;
    throw new EngineError('unsupported', {
      en: `The run has no hyperparameter “${name}” to sweep.`,
      zh: `该运行没有可扫描的超参数“${name}”。`,
    });
  }
}
