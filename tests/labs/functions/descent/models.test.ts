import { describe, expect, it } from 'vitest';
import type { Descent } from '../../../../src/engine/contract';
import { parseFunctionExperiment } from '../../../../src/experiment/functions/experiment';
import type { FunctionExperimentDraft } from '../../../../src/experiment/functions/types';
import { cobwebHandles, cobwebOf, stairs } from '../../../../src/labs/functions/descent/cobwebModel';
import { createRunLayers, pathsOf, startHandles, wholeRange } from '../../../../src/labs/functions/descent/curveModel';
import { lineEdits } from '../../../../src/labs/functions/descent/edits';
import { plainRate, rateOf } from '../../../../src/labs/functions/descent/numbers';
import { countPlaces } from '../../../../src/labs/functions/descent/orbitPicture';
import { digitsOf } from '../../../../src/labs/functions/descent/orbitPlot';
import { kindOf } from '../../../../src/labs/functions/descent/rateControl';
import type { Descended } from '../../../../src/labs/functions/descent/state';
import { shownFunction } from '../../../../src/labs/functions/state';
import { runStyle } from '../../../../src/labs/shared/runStyle';

const experimentOf = (draft: FunctionExperimentDraft) => parseFunctionExperiment({ version: 1, ...draft });
const PARABOLA = { formula: 'x^2 + 2*x + 1', domain: [-4, 2] } as const;

/** Gradient descent as plain arithmetic: what an engine would hand over. */
function descended(draft: FunctionExperimentDraft): Descended {
  const experiment = experimentOf(draft);
  const shown = shownFunction(experiment.function);
  const { evaluator } = shown;
  const descents = experiment.runs.map(({ start, hyper }): Descent => {
    const places = [start];
    for (let i = 0; i < experiment.steps; i++) places.push(places[i]! - hyper.lr! * evaluator.derivative(places[i]!));
    return {
      trajectory: Float64Array.from(places.flatMap((x) => [x, 0])),
      loss: Float64Array.from(places, evaluator.value),
      gradientNorm: Float64Array.from(places, (x) => Math.abs(evaluator.derivative(x))),
      status: { kind: 'running' },
      stepsTaken: experiment.steps,
    };
  });
  return { shown, runs: experiment.runs, steps: experiment.steps, descents };
}

const run = (lr: number, start: number) => ({ optimizer: 'sgd', hyper: { lr }, start });
const THREE = descended({ function: PARABOLA, runs: [run(0.3, 3), run(0.8, 3), run(0.1, -2)], steps: 10 });

describe('what is drawn of runs on a curve', () => {
  it('looks as far as the starts lie: the tutorial’s 3 is beyond its axis, which ends at 2', () => {
    expect(wholeRange([-4, 2], [1, -1])).toEqual([-4, 2]);
    const [low, high] = wholeRange([-4, 2], [3]);
    expect(low).toBe(-4);
    expect(high).toBeGreaterThan(3);
  });

  it('draws the way up to the playback’s step, and redraws nothing that has not changed', () => {
    const layers = createRunLayers();
    const paths = pathsOf(THREE);
    const ways = (cursor: number) => layers(paths, cursor, 'dark', 0).filter(({ key }) => key.startsWith('way'));
    const points = ways(3.4).map(({ marks }) => (marks[0]?.kind === 'path' ? marks[0].points.length / 2 : 0));
    expect(points).toEqual([4, 4, 4]);
    const [before, after] = [ways(3.4), ways(3.9)];
    before.forEach(({ marks }, i) => {
      expect(after[i]!.marks).toBe(marks);
    });
    // The chosen run lies on top.
    expect(layers(paths, 1, 'dark', 1).at(-1)!.key).toBe('head-1');
  });

  it('puts the head where the playback stands between two steps', () => {
    const head = createRunLayers()(pathsOf(THREE), 0.5, 'dark', 0).find(({ key }) => key === 'head-0')!;
    const dot = head.marks.find(({ kind }) => kind === 'dot');
    // Halfway from 3 to 0.6.
    if (dot?.kind !== 'dot') throw new Error('no dot');
    expect(dot.x).toBeCloseTo((3 + 0.6) / 2, 12);
    expect(dot.y).toBeCloseTo((16 + 2.56) / 2, 12);
  });

  it('draws no more points than can be told apart, and always the newest', () => {
    const long = descended({ function: PARABOLA, runs: [run(0.001, 2)], steps: 50_000 });
    const [way] = createRunLayers()(pathsOf(long), 50_000, 'dark', 0);
    const [mark] = way!.marks;
    if (mark?.kind !== 'path') throw new Error('no path');
    expect(mark.points.length / 2).toBeLessThan(2000);
    expect(mark.points.at(-2)).toBe(long.descents[0]!.trajectory.at(-2));
  });

  it('has one point to drag for all runs from one place', () => {
    const view = { x: [-4, 3.2], y: [0, 20] } as const;
    const handles = startHandles(THREE, view, 'dark', 0.05, (at) => at.join());
    expect(handles.map(({ id, x, y, name }) => [id, x, y, name])).toEqual([
      ['start-0', 3, 16, '0,1'],
      ['start-2', -2, 1, '2'],
    ]);
    expect(handles[1]!.color).toBe(runStyle(2, 'dark').color);
  });
});

describe('the runs of a curve', () => {
  const experiment = experimentOf({ function: PARABOLA, runs: [run(0.3, 3), run(0.8, 3), run(0.1, -2)] });

  it('move together where they start together', () => {
    expect(lineEdits.moveStart(experiment, 1).runs.map(({ start }) => start)).toEqual([1, 1, -2]);
    expect(lineEdits.moveStart(experiment, 3)).toBe(experiment);
    expect(lineEdits.hasOwnStart(experiment.runs, 2)).toBe(true);
    expect(lineEdits.joinStarts(experiment).runs.map(({ start }) => start)).toEqual([3, 3, 3]);
  });

  it('come and go, at rates that suit the curve, up to twelve', () => {
    let now = experiment;
    for (let i = 0; i < 20; i++) now = lineEdits.addRun(now);
    expect(now.runs).toHaveLength(12);
    expect(new Set(now.runs.slice(3).map(({ optimizer }) => optimizer)).size).toBe(9);
    for (let i = 0; i < 20; i++) now = lineEdits.removeRun(now, 0);
    expect(now.runs).toHaveLength(1);
  });

  it('are plain only where x − η f′(x) is all that they do', () => {
    expect(plainRate(experiment.runs[0]!)).toBe(0.3);
    expect(plainRate({ ...experiment.runs[0]!, noise: 0.1 })).toBeNull();
    expect(plainRate({ ...experiment.runs[0]!, hyper: { lr: 0.3, weight_decay: 0.1 } })).toBeNull();
    expect(plainRate({ ...experiment.runs[0]!, clip: { by: 'norm', max: 1 } })).toBeNull();
    expect(plainRate({ optimizer: 'momentum', hyper: { lr: 0.1, momentum: 0.9 }, start: 0 })).toBeNull();
    expect(rateOf({ optimizer: 'newton', hyper: {}, start: 0 })).toBeNull();
  });
});

describe('the cobweb', () => {
  const cobweb = cobwebOf(THREE.shown, THREE, 1)!;

  it('goes up to the curve first, then over to the diagonal', () => {
    const at = (cursor: number) => {
      const [path] = stairs(cobweb, cursor, runStyle(1, 'dark'))[0]!.marks;
      return path?.kind === 'path' ? [...path.points].slice(-2) : [];
    };
    // 3 → −3.4 at η = 0.8.
    expect(at(0)).toEqual([3, 3]);
    expect(at(0.25)[0]).toBe(3);
    expect(at(0.25)[1]).toBeCloseTo(-0.2, 12);
    expect(at(0.5)[1]).toBeCloseTo(-3.4, 12);
    expect(at(0.75)[0]).toBeCloseTo(-0.2, 12);
    expect(at(0.75)[1]).toBeCloseTo(-3.4, 12);
    expect(at(1)).toEqual([cobweb.places[1], cobweb.places[1]]);
    // Past its end it stays there.
    expect(at(99)).toEqual(at(10));
  });

  it('has its learning rate as the height of the first step, where the slope is not 0', () => {
    const names = { start: 'start', rate: 'rate' };
    const [start, rate] = cobwebHandles(cobweb, [-4, 4], 0.1, '#fff', names);
    expect(start).toMatchObject({ x: 3, y: 3, along: 'x' });
    expect(rate).toMatchObject({ x: 3, along: 'y' });
    expect(rate!.y).toBeCloseTo(-3.4, 12);
    expect(cobwebHandles({ ...cobweb, start: -1 }, [-4, 4], 0.1, '#fff', names)).toHaveLength(1);
  });

  it('is that of plain gradient descent where the run does more', () => {
    const more = { ...THREE, runs: THREE.runs.map((each) => ({ ...each, noise: 1 })) };
    const plain = cobwebOf(THREE.shown, more, 0)!;
    expect(plain.own).toBe(false);
    expect(plain.places[1]).toBeCloseTo(0.6, 12);
    const none = { ...THREE, runs: [{ optimizer: 'newton', hyper: {}, start: 0 }] };
    expect(cobwebOf(THREE.shown, none, 0)).toBeNull();
  });
});

describe('the orbit diagram', () => {
  it('counts places where they fall, and beside, from the top', () => {
    const places = Float32Array.of(0.95, Number.NaN, 0.05, 5, 0.95, 0.55);
    // Two columns, three rows of places; heights 0 to 1 on ten pixels.
    const counts = countPlaces(places, 2, [0, 1], 10);
    const column = (index: number) => Array.from({ length: 10 }, (_, row) => counts[2 * row + index]);
    expect(column(0)).toEqual([4, 2, 0, 0, 0, 0, 0, 0, 1, 2]);
    expect(column(1)).toEqual([0, 0, 0, 1, 2, 1, 0, 0, 0, 0]);
  });

  it('writes as many digits of a rate as a pixel tells', () => {
    expect(digitsOf([0.3, 2.1])).toBe(4);
    expect(digitsOf([1.6339, 1.634])).toBe(8);
    expect(digitsOf([1, 1 + 1e-15])).toBe(12);
  });
});

describe('what the factor 1 − η f″ means', () => {
  it.each([
    [0, 'once'],
    [0.4, 'straight'],
    [-0.6, 'hopping'],
    [-1, 'for'],
    [1 - 2 * 1, 'for'],
    [-1.4, 'leaves'],
  ] as const)('%s: %s', (factor, kind) => {
    expect(kindOf(factor)).toBe(kind);
  });
});
