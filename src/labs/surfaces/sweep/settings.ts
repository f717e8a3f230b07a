import { valueAt } from '../../../experiment/axis';
import { COORDINATE } from '../../../experiment/kinds';
import { LIMITS } from '../../../experiment/limits';
import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { suggestAxis, sweepable, sweepPlan, sweptValue } from '../../../experiment/surfaces/sweep';
import type { Experiment, Run, SweepTool, SweptAxis } from '../../../experiment/surfaces/types';
import { stepsShown } from '../../../page/panel/builder';
import { numberOptions } from '../../../page/panel/numberControl';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { ToolContext } from '../context';
import { runNames } from '../rails/names';
import { axisName } from './axes';
import { texts } from './texts';

const withSweep = (now: Experiment, change: Partial<SweepTool>): Experiment => ({
  ...now,
  tools: { ...now.tools, sweep: { ...now.tools.sweep, ...change } },
});

const SWEEP = SURFACE_SETTINGS.tools.sweep;

function runOf({ runs, tools }: Experiment): Run {
  return (runs[tools.sweep.run] ?? runs[0])!;
}

/** The axis as it is shown; what stands in for a name that the run does not have is part of it. */
const axisOf = (now: Experiment, side: 'x' | 'y'): SweptAxis => sweepPlan(now, 1)[side];

/** Which run, what of it along which axis, how finely, and what the colours mean. */
export function createSweepSettings(context: ToolContext): HTMLElement {
  return createSettings(context, {
    structure(experiment) {
      const run = runOf(experiment);
      const [x, y] = [axisOf(experiment, 'x'), axisOf(experiment, 'y')];
      return JSON.stringify([
        runNames({ experiment }, context.page.words, { short: true }),
        sweepable(run),
        [x.of, y.of],
        run.optimizer,
        run.rule,
        experiment.surface,
        stepsShown(SWEEP.size, experiment),
      ]);
    },
    fill(root, build, experiment, words) {
      const folder = addFolder(root, 'sweep', words.t(texts.settings));
      const names = runNames({ experiment }, words, { short: true });
      const run = runOf(experiment);
      build.choice(
        folder,
        {
          key: SWEEP.run.id,
          label: words.t(SWEEP.run.label),
          read: ({ tools, runs }) => String(runs[tools.sweep.run] === undefined ? 0 : tools.sweep.run),
          write: (now, run) => withSweep(now, { run: Number(run) }),
        },
        names.map((label, index) => ({ value: String(index), label })),
      );
      for (const side of ['x', 'y'] as const) {
        const other = side === 'x' ? 'y' : 'x';
        const axis = words.t(side === 'x' ? texts.across : texts.upwards);
        const change = (now: Experiment, part: Partial<SweptAxis>): Experiment =>
          withSweep(now, { [side]: { ...axisOf(now, side), ...part }, [other]: axisOf(now, other) });
        build.choice(
          folder,
          {
            key: `sweep.${side}.of`,
            label: axis,
            read: (now) => axisOf(now, side).of,
            write: (now, of) => {
              const before = axisOf(now, side);
              const taken = axisOf(now, other);
              // What the other axis has already changes places with it.
              return withSweep(now, {
                [side]: of === taken.of ? taken : suggestAxis(now, runOf(now), of),
                [other]: of === taken.of ? before : taken,
              });
            },
          },
          sweepable(run).map((of) => ({ value: of, label: axisName(of, experiment, run, words) })),
        );
        const isStart = axisOf(experiment, side).of.startsWith('start.');
        const [least, most] = isStart ? LIMITS.coordinate : LIMITS.hyper;
        for (const end of ['low', 'high'] as const) {
          build.number(
            folder,
            {
              key: `sweep.${side}.${end}`,
              label: words.t(end === 'low' ? texts.from : texts.to, { axis }),
              read: (now) => axisOf(now, side)[end],
              write: (now, value) => withEnd(now, side, end, value, change),
            },
            numberOptions({ ...COORDINATE, min: least, max: most }),
          );
        }
        build.choice(
          folder,
          {
            key: `sweep.${side}.scale`,
            label: words.t(texts.scale, { axis }),
            read: (now) => axisOf(now, side).scale,
            write: (now, scale) => withScale(now, side, scale, change),
          },
          [
            { value: 'linear', label: words.t(texts.linear) },
            { value: 'log', label: words.t(texts.log) },
          ],
        );
      }
      build.button(folder, 'sweep.suggest', words.t(texts.suggest), () =>
        context.actions.edit((now) =>
          withSweep(now, { x: around(now, axisOf(now, 'x')), y: around(now, axisOf(now, 'y')) }),
        ),
      );
      build.steps(folder, SWEEP.size, experiment, words, (size) => `${size} × ${size}`);
      build.field(folder, SWEEP.measure, words);
    },
  });
}

type Change = (now: Experiment, part: Partial<SweptAxis>) => Experiment;

/** An end that would pass the other one, or zero on a logarithmic axis, is not taken. */
function withEnd(now: Experiment, side: 'x' | 'y', end: 'low' | 'high', value: number, change: Change): Experiment {
  const next = { ...axisOf(now, side), [end]: value };
  const fits = next.low < next.high && (next.scale === 'linear' || next.low > 0);
  return fits ? change(now, next) : now;
}

/** Decades that a logarithmic axis spans below its end where it began at zero or below. */
const DECADES = 1e-4;

function withScale(now: Experiment, side: 'x' | 'y', scale: string, change: Change): Experiment {
  if (scale !== 'log') return change(now, { scale: 'linear' });
  const { low, high } = axisOf(now, side);
  if (high <= 0) return now;
  return change(now, { scale: 'log', low: low > 0 ? low : high * DECADES });
}

/** The suggested axis, moved so that the value of the moment is well inside: a decade and a half to both sides on a logarithmic one. */
function around(now: Experiment, { of }: SweptAxis): SweptAxis {
  const run = runOf(now);
  const axis = suggestAxis(now, run, of);
  const value = sweptValue(run, of);
  if (axis.scale === 'log' && value > 0) {
    const reach = 10 ** 1.5;
    return { ...axis, low: twoDigits(value / reach), high: twoDigits(value * reach) };
  }
  if (value > axis.low && value < axis.high) return axis;
  const half = (valueAt(axis, 1) - valueAt(axis, 0)) / 2;
  return { ...axis, low: value - half, high: value + half };
}

const twoDigits = (value: number): number => Number(value.toPrecision(2));
