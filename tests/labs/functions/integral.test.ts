import { describe, expect, it } from 'vitest';
import { parseFunctionExperiment } from '../../../src/experiment/functions/experiment';
import type { FunctionExperiment } from '../../../src/experiment/functions/types';
import { chooseFunction } from '../../../src/labs/functions/edits';
import { endText } from '../../../src/labs/functions/integral/ends';
import { errorsModel, orderText } from '../../../src/labs/functions/integral/errorsPlot';
import {
  allErrors,
  allSums,
  type Curve,
  curveOf,
  integralFacts,
  MOST_EVALUATIONS,
  sampled,
  seenInterval,
} from '../../../src/labs/functions/integral/model';
import { areaLayer, boundHandles, curveLayer, stripsLayer } from '../../../src/labs/functions/integral/plots';
import { rounded } from '../../../src/labs/functions/integral/sumsTable';
import { initialFunctionState } from '../../../src/labs/functions/state';
import { createWords } from '../../../src/page/i18n';

const WORDS = { en: createWords('en'), zh: createWords('zh') };

function opened(given: object, integral: Partial<FunctionExperiment['integral']> = {}) {
  const experiment = parseFunctionExperiment({ version: 1, function: given, integral });
  const { shown } = initialFunctionState(experiment);
  const curve: Curve = curveOf(shown);
  const settings = experiment.integral;
  const interval = seenInterval(shown.resolved.domain, settings);
  return { experiment, curve, settings, interval, facts: integralFacts(curve, settings, false) };
}

/** The facts, and how often the function was asked for them. */
function worked(formula: string, from: number, to: number, dragged: boolean) {
  const { curve, settings } = opened({ formula }, { from, to });
  let evaluations = 0;
  const f = (x: number) => {
    evaluations += 1;
    return curve.f(x);
  };
  const facts = integralFacts({ ...curve, f }, settings, dragged);
  return { facts, evaluations };
}

describe('the integral', () => {
  it('is known with its areas, and by the antiderivative where there is one', () => {
    const { facts } = opened({ id: 'cubic' }, { from: -2, to: 2 });
    expect(facts.exact!.value).toBeCloseTo(4, 12);
    expect(facts.byKnown).toBeCloseTo(4, 12);
    expect(facts.areas!.positive - facts.areas!.negative).toBeCloseTo(4, 12);
    const reversed = opened({ id: 'cubic' }, { from: 2, to: -2 }).facts;
    expect(reversed.exact!.value).toBeCloseTo(-4, 12);
    // What counts positive has become what counts negative.
    expect(reversed.areas!.positive).toBeCloseTo(facts.areas!.negative, 12);
    expect(opened({ id: 'gauss' }, { from: -1, to: 1 }).facts.byKnown).toBeNull();
    // Nothing lies below the axis: no rounding is told as an area.
    expect(opened({ id: 'parabola' }, { from: -1, to: 2 }).facts.areas!.negative).toBe(0);
  });

  it.each<[string, number, number]>([
    ['x^2', 0, 3],
    ['sin(x) + x^2/2', -3, 3],
    ['abs(x)', -1, 2],
    ['tanh(x)', -3, 3],
    ['log(x)', 0, 1],
    ['tan(x)', 0, 3],
    ['1/x', -1, 2],
  ])(
    'of %s from %s to %s takes no more work while a bound is dragged than a frame has room for',
    (formula, from, to) => {
      // A frame of a sixtieth of a second holds some 20,000 evaluations; sums and pictures need theirs, too.
      expect(worked(formula, from, to, true).evaluations).toBeLessThan(8000);
      expect(worked(formula, from, to, true).facts).toEqual(worked(formula, from, to, false).facts);
    },
  );

  it.each<[string, number, number]>([
    ['1/sqrt(abs(sin(500*x)))', 0, 10],
    ['sin(1e6*x)', 0, 1],
    ['floor(50*x)', -5, 5],
  ])('of %s, on which much could be spent, takes a few frames at most while dragged', (formula, from, to) => {
    const { evaluations, facts } = worked(formula, from, to, true);
    // Two integrals; each brings to an end what it has begun.
    expect(evaluations).toBeLessThan(2 * (MOST_EVALUATIONS.dragged + 8000));
    expect(facts.found.kind).toBe('uncertain');
    expect(worked(formula, from, to, false).evaluations).toBeLessThan(2 * (MOST_EVALUATIONS.atRest + 8000));
  });

  it('says why there is none, in both languages', () => {
    const why = (given: object, from: number, to: number, language: 'en' | 'zh') =>
      endText(opened(given, { from, to }).facts.found, 'x', WORDS[language]);
    expect(why({ formula: '1/x' }, 1, -2, 'en')).toContain('at x = 0 the area grows');
    expect(why({ id: 'tan' }, 0, 3, 'zh')).toContain('积分发散：在 x = 1.5708 处');
    expect(why({ id: 'ln' }, -1, 2, 'en')).toContain('between −1 and 0 the function has no values');
    expect(why({ formula: 'exp(x)' }, 0, 1000, 'zh')).toContain('函数值过大');
    expect(why({ formula: 'sin(1e6*x)' }, 0, 1, 'en')).toContain('may be off by');
    expect(why({ id: 'parabola' }, 0, 3, 'en')).toBe('');
    expect(opened({ formula: '1/x' }, { from: -1, to: 1 }).facts).toMatchObject({
      exact: null,
      areas: null,
      byKnown: null,
    });
  });
});

describe('the picture', () => {
  it('shows the bounds, wherever they are, and the axis', () => {
    expect(seenInterval([-2, 3], opened({ id: 'parabola' }, { from: 0, to: 1 }).settings)).toEqual([-2, 3]);
    const [low, high] = opened({ id: 'parabola' }, { from: -10, to: 3 }).interval;
    expect(low).toBeLessThan(-10);
    expect(high).toBeGreaterThan(3);
    const above = opened({ formula: 'x^2 + 5', domain: [-1, 1] }, { from: 0, to: 1 });
    expect(sampled(above.curve, above.interval).range[0]).toBeLessThan(0);
    const handles = boundHandles(above.curve, above.settings, above.interval, WORDS.en);
    expect(handles.map(({ id, x, valueText }) => [id, x, valueText])).toEqual([
      ['from', 0, 'x = 0, f = 5'],
      ['to', 1, 'x = 1, f = 6'],
    ]);
  });

  it('has a strip for every piece, by what each counts', () => {
    const { curve, settings } = opened({ id: 'parabola' }, { from: -2, to: 2, n: 8, rule: 'left' });
    const sum = allSums(curve, settings, 1)[0]!;
    const shapes = stripsLayer(curve, sum).marks.flatMap((mark) => (mark.kind === 'polygons' ? [mark] : []));
    // Left of the minimum the left end is the highest, right of it the lowest.
    expect(shapes.map(({ shapes: each, color }) => [each.length, color])).toEqual([
      [4, 'var(--hue-orange)'],
      [4, 'var(--hue-blue)'],
    ]);
    expect([...shapes[0]!.shapes[0]!]).toEqual([-2, 0, -2, 4, -1.5, 4, -1.5, 0]);
  });

  it('colours the area by what it counts, and turns the colours with the bounds', () => {
    const look = (from: number, to: number) => {
      const { curve, settings, interval } = opened({ id: 'cubic' }, { from, to });
      const [area] = areaLayer(curve, sampled(curve, interval), settings).marks;
      return area!.kind === 'area' ? area : null;
    };
    const there = look(-1.5, 1)!;
    const back = look(1, -1.5)!;
    expect([back.above, back.below]).toEqual([there.below, there.above]);
    const { x } = there.segments[0]!;
    expect([x[0], x[x.length - 1]]).toEqual([-1.5, 1]);
  });

  it('marks poles, holes and ends of steps', () => {
    const marks = (formula: string) => {
      const { curve, interval } = opened({ formula, domain: [-3, 3.5] }, { from: 1, to: 2 });
      return curveLayer(sampled(curve, interval)).marks.map((mark) =>
        mark.kind === 'dot' ? (mark.look ?? 'full') : mark.kind,
      );
    };
    expect(marks('1/x')).toEqual(['curve', 'guide']);
    expect(marks('sin(x)/x')).toEqual(['curve', 'open']);
    expect(marks('sign(x)')).toEqual(['curve', 'open', 'open', 'full']);
    expect(marks('sqrt(x)')).toEqual(['curve']);
  });
});

describe('errors over n', () => {
  const { curve, settings, facts } = opened({ id: 'parabola' }, { from: 0, to: 3, rule: 'trapezoid' });
  const errors = allErrors(curve, settings, facts.exact!, 1, true);

  it('are those of all sums; while a bound is dragged, of those that cost little and the chosen one', () => {
    expect(errors.map(({ rule }) => rule)).toHaveLength(8);
    const quick = allErrors(curve, { ...settings, rule: 'upper' }, facts.exact!, 1, false).map(({ rule }) => rule);
    expect(quick).toEqual(['left', 'right', 'midpoint', 'upper', 'trapezoid', 'simpson']);
  });

  it('are drawn without what is rounding', () => {
    const model = errorsModel({ errors, settings, error: 0.0703125, words: WORDS.en });
    // Simpson is exact: no point of it, and no axis down to where rounding is.
    expect(model.y.range[0]).toBeGreaterThan(1e-6);
    const simpson = model.layers.find(({ key }) => key === 'simpson')!.marks[0]!;
    const ys = simpson.kind === 'path' ? simpson.points.filter((_, i) => i % 2 === 1) : [];
    expect([...ys].every(Number.isNaN)).toBe(true);
    // The chosen one is drawn last, above all others.
    expect(model.layers.at(-1)!.key).toBe('trapezoid');
    expect(model.handles![0]).toMatchObject({ id: 'n', x: 8, y: 0.0703125, valueText: 'n = 8, error 0.070313' });
    expect(model.table!.rows).toHaveLength(8);
  });

  it('are told by their order', () => {
    expect(errors.find(({ rule }) => rule === 'trapezoid')!.fit!.order).toBeCloseTo(2, 9);
    expect([0.98, 2.003, 1.52].map(orderText)).toEqual(['1', '2', '1.5']);
    expect(rounded(1e-15, { error: 1e-15 }, 9)).toBe(0);
    expect(rounded(-0.5, { error: 1e-15 }, 9)).toBe(-0.5);
  });
});

describe('another function', () => {
  it('keeps bounds that lie on it, and finds others where they do not', () => {
    const { experiment } = opened({ id: 'parabola' }, { from: 0, to: 3, constant: 2 });
    const on = (id: string) => chooseFunction(experiment, { id }).integral;
    expect(on('loss_w')).toMatchObject({ from: 0, to: 3, constant: 0 });
    const { from, to } = on('arcsin');
    expect([from, to > 0.5 && to <= 1.5]).toEqual([0, true]);
    expect(on('parabola').n).toBe(experiment.integral.n);
  });
});
