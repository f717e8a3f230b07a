import { describe, expect, it } from 'vitest';
import { SCHEDULE_LIST } from '../../src/catalog';
import { compileSchedule } from '../../src/formula/programs/schedule';

const RUNS = [1, 2, 50, 1000] as const;

describe.each(SCHEDULE_LIST.map((schedule) => [schedule.id, schedule] as const))('%s', (id, schedule) => {
  // At the default and at both ends of every slider.
  const settings = (['value', 'min', 'max'] as const).map((end) =>
    Object.fromEntries(Object.entries(schedule.hyper).map(([name, each]) => [name, each[end]])),
  );

  it.each(settings)('with %o is finite and in [0, 1] at every step', (hyper) => {
    const factor = compileSchedule(schedule.formula, hyper);
    for (const T of RUNS) {
      for (let t = 1; t <= T; t++) {
        const value = factor(t, T);
        expect(Number.isFinite(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
  });

  it.each(settings)('with %o starts at the full rate, or climbs to it', (hyper) => {
    const factor = compileSchedule(schedule.formula, hyper);
    if (id !== 'warmup') {
      for (const T of RUNS) expect(factor(1, T)).toBe(1);
      return;
    }
    const steps = hyper.warmup_steps;
    expect(factor(1, 1000)).toBe(1 / steps);
    expect(factor(steps, 1000)).toBe(1);
  });

  it.each(settings)('with %o never turns back', (hyper) => {
    const factor = compileSchedule(schedule.formula, hyper);
    const direction = id === 'warmup' ? 1 : -1;
    for (let t = 2; t <= 1000; t++)
      expect(direction * (factor(t, 1000) - factor(t - 1, 1000))).toBeGreaterThanOrEqual(0);
  });
});
