import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST } from '../../src/catalog';
import { writeExperiment } from '../../src/experiment/file';
import { ExperimentError } from '../../src/experiment/read';
import {
  affected,
  OPENING_EXPERIMENT,
  parseExperiment,
  readExperiment,
  readExperimentFile,
} from '../../src/experiment/surfaces/experiment';
import { draft, sampled } from './arbitrary';

/** The three forms that the README documents. */
const DOCUMENTED = [
  {
    version: 1,
    surface: { id: 'rosenbrock' },
    runs: [{ optimizer: 'adam', hyper: { lr: 0.1 }, start: [-1.5, 1.5] }],
    steps: 200,
    seed: 42,
  },
  { surface: { formula: 'a*x^2 + y^2', domain: { x: [-3, 3], y: [-2, 2] }, parameters: { a: 1 } } },
  {
    surface: {
      loss: 'mean((w*x + b - y)^2)',
      variables: ['w', 'b'],
      domain: { w: [0, 4], b: [-1, 3] },
      data: { x: [1, 2, 3], y: [2, 4, 7] },
    },
  },
];

/** A flat surface of 4 × 4 samples, with something else in it. */
function samples(other: object): object {
  const flat = { x: [0, 1], y: [0, 1], columns: 4, rows: 4, values: Array(16).fill(0), name: 'flat' };
  return { samples: { ...flat, ...other } };
}

function messageOf(input: unknown): string {
  try {
    parseExperiment(input);
  } catch (error) {
    expect(error).toBeInstanceOf(ExperimentError);
    const { text, message } = error as ExperimentError;
    expect(text.en).toBe(message);
    expect(text.zh).not.toBe('');
    expect(message).not.toContain('\n');
    return message;
  }
  return '';
}

describe('parseExperiment', () => {
  it.each(DOCUMENTED)('reads and completes what the README documents: $surface', (input) => {
    const experiment = parseExperiment(input);
    expect(experiment).toMatchObject(input);
    expect(experiment.runs.length).toBeGreaterThan(0);
    for (const { optimizer, hyper } of experiment.runs) {
      const known = OPTIMIZER_LIST.find(({ id }) => id === optimizer)!;
      expect(Object.keys(hyper)).toEqual(Object.keys(known.hyper));
    }
  });

  it('nothing at all is the opening experiment, and a complete experiment stays as it is', () => {
    expect(parseExperiment({})).toEqual(OPENING_EXPERIMENT);
    fc.assert(
      fc.property(draft, (input) => {
        const experiment = parseExperiment(input);
        expect(parseExperiment(experiment)).toEqual(experiment);
        expect(readExperimentFile(writeExperiment(experiment))).toEqual(experiment);
      }),
      { numRuns: 80, seed: 5 },
    );
  });

  it('surfaces of samples survive a file, and look at all of their grid unless they say otherwise', () => {
    fc.assert(
      fc.property(sampled, (surface) => {
        const experiment = parseExperiment({ surface });
        const [a, b] = surface.variables ?? ['x', 'y'];
        expect(experiment.surface).toEqual({ ...surface, domain: { [a]: surface.samples.x, [b]: surface.samples.y } });
        expect(readExperimentFile(writeExperiment(experiment))).toEqual(experiment);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('a change of the tools computes nothing anew', () => {
    fc.assert(
      fc.property(draft, draft, (input, other) => {
        const before = parseExperiment(input);
        const after = { ...before, tools: parseExperiment(other).tools };
        expect([...affected(before, after)].filter((what) => what !== 'view')).toEqual([]);
      }),
      { numRuns: 25, seed: 8 },
    );
  });

  it.each([
    [null, 'the experiment is not an object with named values'],
    [[], 'the experiment is not an object with named values'],
    [{ view: [] }, 'view is not an object with named values'],
    [{ surface: { formula: 'x', parameters: [] } }, 'surface.parameters is not a set'],
    [{ runs: [{ optimizer: 'adam', hyper: [] }] }, 'runs[0].hyper is not an object with named values'],
    [{ steps: 0 }, 'steps is less than 1'],
    [{ steps: 100_001 }, 'steps is more than 100000'],
    [{ steps: '7' }, 'steps is not a finite number'],
    [{ stesp: 7 }, '“stesp” has no place here; did you mean “steps”?'],
    [{ version: 2 }, 'version is a version that this program does not know'],
    [
      { surface: { id: 'rosenbruck' } },
      'surface.id “rosenbruck” is not known; did you mean “rosenbrock”? Allowed: rosenbrock, sphere',
    ],
    [{ surface: {} }, 'surface needs an id of the catalogue, a formula, a loss with data, or samples'],
    [{ surface: 'rosenbrock' }, 'surface needs an id'],
    [{ surface: { id: 'sphere', parameters: { a: 1 } } }, 'surface.parameters.a “a” has no place here'],
    [{ surface: { formula: 'x', domain: { x: [1, 1] } } }, 'surface.domain.x is not an interval'],
    [{ surface: { formula: 'x', domain: { x: [Number.NEGATIVE_INFINITY, 1] } } }, 'is not a finite number'],
    [{ surface: { formula: 'x'.repeat(5000) } }, 'surface.formula is longer than 4096 characters'],
    [{ surface: { formula: 'x', parameters: { sin: 1 } } }, 'surface.parameters.sin is not a name'],
    [{ surface: { formula: 'x', parameters: { x: 1 } } }, 'surface uses one name for two things'],
    [{ surface: { loss: 'w', variables: ['w', 'b'] } }, 'surface.data is missing'],
    [{ surface: { id: 'mse', data: { x: [1] } } }, 'surface.data needs the columns x, y'],
    [{ surface: { id: 'mse', data: { x: [1, 2], y: [1] } } }, 'surface.data is not a data set'],
    [{ surface: { id: 'mse', data: { x: [1, Number.NaN], y: [1, 2] } } }, 'surface.data.x is not a list of finite'],
    [{ surface: { id: 'mse', data: 'two_points' } }, 'surface.data “two_points” is not known'],
    [{ runs: [] }, 'runs is not a list of 1 to 12 runs'],
    [{ runs: [{}] }, 'runs[0].optimizer is missing'],
    [{ runs: [{ optimizer: 'adm' }] }, 'runs[0].optimizer “adm” is not known; did you mean “adam”?'],
    [{ runs: [{ optimizer: 'adam', hyper: { rl: 1 } }] }, 'runs[0].hyper.rl “rl” has no place here'],
    [{ runs: [{ optimizer: 'adam', hyper: { lr: -1 } }] }, 'runs[0].hyper.lr is less than 0'],
    [{ runs: [{ optimizer: 'adam', start: [1] }] }, 'runs[0].start'],
    [{ surface: samples({ values: [1] }) }, 'surface.samples does not have as many values as columns times rows'],
    [{ surface: samples({ columns: 3 }) }, 'surface.samples.columns is less than 4'],
    [{ surface: samples({ columns: 1025 }) }, 'surface.samples.columns is more than 1024'],
    [{ surface: samples({ values: [...Array(15).fill(0), Number.NaN] }) }, 'surface.samples.values is not a list of'],
    [{ surface: samples({ x: [1, 0] }) }, 'surface.samples.x is not an interval'],
    [{ surface: { ...samples({}), domain: { x: [0, 2] } } }, 'surface has a region that reaches beyond its samples'],
    [{ surface: { ...samples({}), parameters: { a: 1 } } }, 'surface.parameters “parameters” has no place here'],
    [{ tools: { sweep: { x: { of: 'lr', low: 0 } } } }, 'tools.sweep.x must be above 0 on a logarithmic axis'],
    [{ tools: { sweep: { x: { low: 5 } } } }, 'tools.sweep.x has bounds that are out of order'],
    [{ tools: { sweep: { x: { of: 'a b' } } } }, 'tools.sweep.x.of is not an axis'],
    [{ tools: { sweep: { x: { of: 'start.y', low: 1, high: 2 } } } }, 'tools.sweep has the same name on both axes'],
    [{ tools: { sweep: { y: { of: 'start.x', low: -1e7, high: 1 } } } }, 'tools.sweep.y.low is less than -1000000'],
    [{ tools: { rates: { rates: [1] } } }, 'tools.rates.rates is not a list of 2 to 6 learning rates'],
    [{ tools: { swarm: { particles: 1_000_001 } } }, 'tools.swarm.particles is more than 1000000'],
    [{ tools: { basins: { size: 4096 } } }, 'tools.basins.size is more than 2048'],
    [{ tools: { terrain: { at: [1] } } }, 'tools.terrain.at'],
    [{ tools: { shown: 'party' } }, 'tools.shown “party” is not known'],
    [{ tools: { data: {} } }, 'tools.data “data” has no place here'],
    [{ runs: [{ optimizer: 'own' }] }, 'runs[0].rule is missing'],
    [{ runs: [{ optimizer: 'own', rule: 7 }] }, 'runs[0].rule is not text'],
    [
      { runs: [{ optimizer: 'own', rule: 'g = g' }] },
      'runs[0].rule at character 1: An update rule cannot assign to g.',
    ],
    [{ runs: [{ optimizer: 'own', rule: 'theta = theta - lr*g', hyper: { mu: 1 } }] }, 'runs[0].hyper.mu “mu” has no'],
    [JSON.parse('{"__proto__": {"steps": 3}}'), '“__proto__” has no place here'],
    [JSON.parse('{"surface": {"id": "constructor"}}'), '“constructor” is not known'],
  ])('refuses %j', (input, message) => {
    expect(messageOf(input)).toContain(message);
  });

  it('caps the rows of a data set', () => {
    const rows = (n: number) => ({ surface: { id: 'mse', data: { x: Array(n).fill(1), y: Array(n).fill(2) } } });
    expect(messageOf(rows(100_000))).toBe('');
    expect(messageOf(rows(100_001))).toContain('is not a data set');
  });

  it('says no JSON for what is none, on one line', () => {
    expect(() => readExperimentFile('{\n"steps": 7\n,,}')).toThrow(/^the experiment is not JSON: [^\n]*$/);
    expect(readExperimentFile('\uFEFF{"steps": 7}').steps).toBe(7);
  });
});

describe('readExperiment', () => {
  it('never throws, and what it returns is valid, whatever JSON comes in', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ surface: fc.jsonValue(), runs: fc.array(fc.jsonValue()) })),
        (input) => {
          const { experiment } = readExperiment(input);
          expect(parseExperiment(experiment)).toEqual(experiment);
        },
      ),
      { numRuns: 250, seed: 6 },
    );
  });

  it('reports a fault once, not again as the hole it leaves', () => {
    const { experiment, problems } = readExperiment({ surface: { id: 'nosuch' }, runs: [{ optimizer: 7 }], steps: 9 });
    expect(problems.map(({ path }) => path.join('.'))).toEqual(['surface.id', 'runs.0.optimizer']);
    expect(experiment).toEqual({ ...OPENING_EXPERIMENT, steps: 9 });
  });
});

describe('affected', () => {
  it('tells what must be computed again', () => {
    const other = (patch: object) => [...affected(OPENING_EXPERIMENT, { ...OPENING_EXPERIMENT, ...patch })].sort();
    expect(other({})).toEqual([]);
    expect(other({ seed: 1 })).toEqual(['runs', 'view']);
    expect(other({ view: { ...OPENING_EXPERIMENT.view, contours: false } })).toEqual(['view']);
    expect(other({ surface: { id: 'sphere' } })).toEqual(['field', 'runs', 'view']);
  });
});
