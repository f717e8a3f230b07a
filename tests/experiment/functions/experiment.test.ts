import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNCTION_LIST } from '../../../src/catalog/functions';
import { LONGEST_ADDRESS } from '../../../src/experiment/address';
import type { Place } from '../../../src/experiment/define';
import type { Field } from '../../../src/experiment/field';
import { FUNCTION_SETTINGS, functionExperiments } from '../../../src/experiment/functions/experiment';
import { evaluatorOf, lineRunPlan, problemOf, resolveFunction } from '../../../src/experiment/functions/resolve';
import type { FunctionExperiment } from '../../../src/experiment/functions/types';
import type { ChoiceField, NumberField } from '../../../src/experiment/kinds';
import { readExperimentFile } from '../../../src/experiment/surfaces/experiment';
import { LABORATORIES } from '../../../src/labs';
import { kindOf } from '../../../src/page/laboratories';

const { parse, encode, decode, open, defaults } = functionExperiments;

/** Every setting that its row alone describes, with any value that the row allows. */
type Row = Field<unknown> & Place<unknown, FunctionExperiment>;
const isRow = (node: object): node is Row => 'schema' in node && 'write' in node;

function rows(node: object): Row[] {
  if (isRow(node)) return [node];
  return Object.values(node).flatMap((inner) => rows(inner as object));
}

function anyValueOf(row: Row): fc.Arbitrary<unknown> | null {
  switch (row.kind) {
    case 'number': {
      const { min, max, integer } = row as unknown as NumberField;
      return integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }).map((value) => value + 0);
    }
    case 'choice':
      return fc.constantFrom(...(row as unknown as ChoiceField<string>).options.map(({ value }) => value));
    case 'toggle':
      return fc.boolean();
    case 'formula':
      return fc.constantFrom('sin(x)*x', 'x^2 + 1', 'x > 0 ? x : 0', 'x&#=+%,;: 1');
    default:
      return null;
  }
}

const SIMPLE = rows(FUNCTION_SETTINGS).filter((row) => row.kind !== 'own' && row.optional !== true);

const FUNCTIONS_OF_ALL_KINDS = fc.oneof(
  fc.constantFrom(...FUNCTION_LIST).map(({ id }) => ({ id })),
  fc.constantFrom(...FUNCTION_LIST).map(({ id, parameters }) => ({
    id,
    domain: [-1.5, 2.25] as const,
    parameters: Object.fromEntries(Object.keys(parameters).map((name) => [name, 2])),
  })),
  fc.constantFrom(
    { formula: 'x^2 + 2*x + 1', domain: [-4, 2] },
    { formula: 'sin(3*x) + x^2/10' },
    { formula: 'a*w^2 + b', variable: 'w', parameters: { a: 2, b: -1 } },
    { formula: 'x&#=+%,;: 1', domain: [0, 1] },
  ),
);

const RUNS = fc.array(
  fc.record(
    {
      optimizer: fc.constantFrom('sgd', 'adam', 'newton', 'lbfgs'),
      start: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
      noise: fc.double({ min: 1e-3, max: 10, noNaN: true }),
      clip: fc.constantFrom({ by: 'norm', max: 2 }, { by: 'value', max: 0.5 }),
      schedule: fc.constantFrom({ id: 'cosine' }, { id: 'exponential' }),
    },
    { requiredKeys: ['optimizer'] },
  ),
  { minLength: 1, maxLength: 3 },
);

const drafts = fc
  .tuple(
    FUNCTIONS_OF_ALL_KINDS,
    fc.option(RUNS, { nil: undefined }),
    fc.subarray(SIMPLE.map((_, index) => index)),
    fc.infiniteStream(fc.integer()),
  )
  .chain(([chosen, runs, indices]) =>
    fc
      .tuple(...indices.map((index) => anyValueOf(SIMPLE[index]!)!))
      .map((values) => ({ chosen, runs, settings: indices.map((index, i) => [index, values[i]] as const) })),
  );

/** A valid experiment, or null where the values contradict each other (bounds in the wrong order). */
function experimentOf({ chosen, runs, settings }: typeof drafts extends fc.Arbitrary<infer T> ? T : never) {
  const begun = parse({ function: chosen, ...(runs === undefined ? {} : { runs }) });
  const whole = settings.reduce((now, [index, value]) => SIMPLE[index]!.write(now, value), begun);
  try {
    return parse(JSON.parse(JSON.stringify(whole)));
  } catch {
    return null;
  }
}

describe('an experiment with a function', () => {
  it('opens from its address and from its file as it was', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const experiment = experimentOf(draft);
        fc.pre(experiment !== null);
        expect(parse(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
        const address = encode(experiment!);
        fc.pre(address.length <= LONGEST_ADDRESS);
        expect(decode(address)).toEqual({ experiment, rejected: [] });
        expect(new URL(`https://example.org/${address}`).hash).toBe(address);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it.each(['-exp(-x^2)', 'sigmoid(10*x)', '3', 'floor(x)', '1e-300*x^2', '1e300*x', '1/x', 'sqrt(x)'])(
    'of %s suggests rates that its own address and file take back',
    (formula) => {
      for (const domain of [
        [-50, 50],
        [-1e6, 1e6],
        [-1e-3, 1e-3],
      ]) {
        const experiment = parse({ function: { formula, domain } });
        expect(decode(encode(experiment))).toEqual({ experiment, rejected: [] });
        expect(parse(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
      }
    },
  );

  it('has an address that its laboratory claims, whatever its function', () => {
    for (const { id } of FUNCTION_LIST) {
      expect(kindOf(LABORATORIES, encode(parse({ function: { id } }))).name).toBe('functions');
    }
    expect(kindOf(LABORATORIES, encode(parse({ function: { formula: 'x' } }))).name).toBe('functions');
    expect(kindOf(LABORATORIES, encode(defaults)).name).toBe('functions');
    expect(kindOf(LABORATORIES, '#v=1&fn=1').name).toBe('functions');
  });

  it('says what the issue writes out', () => {
    const draft = {
      version: 1,
      function: { formula: 'x^2 + 2*x + 1', domain: [-4, 2] },
      runs: [{ optimizer: 'sgd', hyper: { lr: 0.3 }, start: 3 }],
      steps: 10,
    };
    const experiment = parse(draft);
    expect(experiment).toMatchObject(draft);
    expect(encode(experiment)).toBe('#v=1&f=x%5E2%20%2B%202*x%20%2B%201&domain=-4:2&run=sgd,lr:0.3,start:3&steps=10');
  });

  it.each(FUNCTION_LIST.map((entry) => [entry.id, entry] as const))('computes %s in its view, and runs on it', (id) => {
    const experiment = parse({ function: { id } });
    const resolved = resolveFunction(experiment.function);
    const start = experiment.runs[0]!.start;
    expect(evaluatorOf(resolved).jet(start).every(Number.isFinite)).toBe(true);
    expect(problemOf(resolved).variables[1]).not.toBe(resolved.variable);
    expect(lineRunPlan(experiment.runs[0]!).start).toEqual([start, 0]);
    // A rate in the units of the curve: the first step stays within a tenth of what is looked at.
    const [low, high] = resolved.domain;
    const step = experiment.runs[0]!.hyper.lr! * Math.abs(evaluatorOf(resolved).derivative(start));
    expect(step).toBeLessThanOrEqual(0.1 * (high - low) * 1.1);
  });
});

describe('what cannot be used', () => {
  it.each([
    ['f=x*y', 'f'],
    ['f=sinn(x)', 'f'],
    ['f=x&domain=3:3', 'domain'],
    ['f=x&domain=5:1', 'domain'],
    ['f=w^2&variable=sin', 'variable'],
    ['function=nonsense', 'function'],
    ['function=parabola&run=sgd,start:1:2', 'run'],
    ['function=parabola&steps=0', 'steps'],
    ['function=parabola&digits=2', 'digits'],
    ['function=parabola&bench=attic', 'bench'],
    ['function=parabola&descent.etas=3:1', 'descent.etas'],
    ['function=parabola&descent.rates=0.1', 'descent.rates'],
    ['function=parabola&descent.kept=1', 'descent.kept'],
    ['function=parabola&stop=gradient:0', 'stop'],
  ])('of %s is named in both languages, and something else opens', (address, key) => {
    const { experiment, rejected } = open(`#v=1&${address}`);
    expect(rejected.map((each) => each.key)).toContain(key);
    for (const { reason } of rejected) {
      expect(reason.en).not.toBe('');
      expect(reason.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(() => evaluatorOf(resolveFunction(experiment.function))).not.toThrow();
  });

  it('is refused in a file', () => {
    expect(() => parse({ function: { id: 'parabola', formula: 'x' } })).toThrow();
    expect(() => parse({ function: { formula: 'a*x', parameters: { x: 1 } } })).toThrow(/one name for two things/);
    expect(() => readExperimentFile('{"function": {"id": "parabola"}}')).toThrow();
  });
});
