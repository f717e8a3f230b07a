import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { sweptAxis } from '../../src/experiment/axis';
import { defineExperiment } from '../../src/experiment/define';
import { field, group, optional } from '../../src/experiment/field';
import { choice, constant, formulaText, number, toggle } from '../../src/experiment/kinds';
import { ExperimentError } from '../../src/experiment/read';
import { between } from '../../src/experiment/shapes';
import { numbersText } from '../../src/experiment/textForms';

/** A kind of experiment of its own: nothing of it stands in `src`. */
const FIELDS = {
  version: constant(1, { code: 'version', key: 'version', always: true }),
  curve: formulaText({ label: { en: 'Curve', zh: '曲线' }, default: 'x^2', key: 'curve', affects: ['curve'] }),
  gain: number({
    label: { en: 'Gain', zh: '增益' },
    default: 1,
    min: -10,
    max: 10,
    affects: ['curve', 'picture'],
  }),
  look: group(
    {
      grid: toggle({ label: { en: 'Grid', zh: '网格' }, default: true }),
      color: choice({
        label: { en: 'Colour', zh: '颜色' },
        default: 'red',
        options: { red: { en: 'red', zh: '红' }, blue: { en: 'blue', zh: '蓝' } },
      }),
      marks: field<readonly number[]>({ default: [], schema: v.array(between([0, 1]), 'column'), text: numbersText() }),
      width: number({ label: { en: 'Width', zh: '线宽' }, default: 2, min: 1, max: 9, integer: true }),
      thin: number({ label: { en: 'Thin', zh: '细线' }, default: 1, min: 1, max: 9, integer: true }),
    },
    {
      packed: 'look',
      affects: ['picture'],
      checks: [{ code: 'range', holds: ({ thin, width }) => thin <= width }],
    },
  ),
  axis: sweptAxis({
    names: { code: 'swept', has: (name) => name === 'gain' || name === 'gain:0' },
    bounds: () => [-10, 10],
    default: { of: 'gain', low: 0, high: 1, scale: 'linear' },
  }),
  limit: optional(number({ label: { en: 'Limit', zh: '上限' }, default: 5, min: 0, max: 10 })),
} as const;

const toy = defineExperiment(FIELDS, { signs: ['toy', 'curve'] });
type Toy = typeof toy.defaults;

const parts: fc.Arbitrary<Partial<Toy>> = fc.record(
  {
    curve: fc.constantFrom('x^2', 'a&b=#', 'sin(x), 学', 'x:1;2'),
    gain: fc.double({ min: -10, max: 10, noNaN: true }).map((value) => value + 0),
    look: fc.record({
      grid: fc.boolean(),
      color: fc.constantFrom('red' as const, 'blue' as const),
      marks: fc.constantFrom<readonly number[]>([], [0, 0.5]),
      width: fc.integer({ min: 4, max: 9 }),
      thin: fc.integer({ min: 1, max: 4 }),
    }),
    axis: fc.record({
      of: fc.constantFrom('gain', 'gain:0'),
      low: fc.double({ min: 0.01, max: 1, noNaN: true }),
      high: fc.double({ min: 2, max: 9, noNaN: true }),
      scale: fc.constantFrom('linear' as const, 'log' as const),
    }),
    limit: fc.double({ min: 0.5, max: 10, noNaN: true }),
  },
  { requiredKeys: [] },
);

describe('a kind of experiment that is declared by its fields', () => {
  it('has a type, and the defaults of its fields', () => {
    const { gain, look }: { readonly gain: number; readonly look: { readonly color: 'red' | 'blue' } } = toy.defaults;
    expect([gain, look.color]).toEqual([1, 'red']);
    expect(toy.defaults).toEqual({
      version: 1,
      curve: 'x^2',
      gain: 1,
      look: { grid: true, color: 'red', marks: [], width: 2, thin: 1 },
      axis: { of: 'gain', low: 0, high: 1, scale: 'linear' },
    });
    expect('limit' in toy.defaults).toBe(false);
    expect(toy.complete({ look: { width: 5 } }).look).toEqual({ ...toy.defaults.look, width: 5 });
  });

  it('has an address that says what differs, and opens as the same experiment', () => {
    const written = (draft: Partial<Toy>) => toy.encode(toy.complete(draft)).replace('#', '');
    expect(written({})).toBe('version=1');
    expect(
      toy.encode(toy.complete({ curve: 'x^3', look: { grid: false, color: 'blue' }, limit: 5 })).replace('#', ''),
    ).toBe('version=1&curve=x%5E3&look=grid:off,color:blue&limit=5');
    expect(written({ axis: { of: 'gain:0', high: 2, scale: 'log', low: 1 } })).toBe('version=1&axis=gain:0:1:2:log');
    fc.assert(
      fc.property(parts, (draft) => {
        const experiment = toy.complete(draft);
        expect(toy.parse(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
        expect(toy.decode(toy.encode(experiment))).toEqual({ experiment, rejected: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('is told by its signs', () => {
    expect([toy.owns('toy=1'), toy.owns('version=1&curve=x'), toy.owns('gain=2')]).toEqual([true, true, false]);
    expect(toy.decode('toy=1')).toEqual({ experiment: toy.defaults, rejected: [] });
  });

  it.each([
    ['gain=11', 'gain', /more than 10/],
    ['gain=1&gain=2', 'gain', /more than once/],
    ['look=width:1.5', 'look', /width is not a whole number/],
    ['look=thin:3', 'look', /out of order/],
    ['look=colour:red', 'look', /did you mean “color”/],
    ['axis=nothing:0:1', 'axis', /axis/],
    ['axis=gain:1:0', 'axis', /out of order/],
    ['axis=gain:0:1:log', 'axis', /above 0/],
    ['axis=gain:0:1:lg', 'axis', /scale “lg” is not known/],
    ['gian=2', 'gian', /did you mean “gain”/],
    ['version=2&gain=3', 'version', /version/],
    ['__proto__=1', '__proto__', /key/],
  ])('says what is wrong with %s, and takes the default', (hash, key, reason) => {
    const { experiment, rejected } = toy.decode(hash);
    expect(rejected.map((each) => each.key)).toEqual([key]);
    expect(rejected[0]!.reason.en).toMatch(reason);
    expect(rejected[0]!.reason.zh).toMatch(/\p{Script=Han}/u);
    expect(experiment.gain).toBe(hash.startsWith('gain=1&') ? 1 : toy.defaults.gain);
    expect(() => toy.parse({ gain: 11 })).toThrow(ExperimentError);
  });

  it('never throws on an address', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('look=', 'axis=', 'curve=', '&', ':', ',', 'gain', '%E0%A4%A'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { experiment } = toy.open(`#${pieces.join('')}`);
        expect(toy.parse(experiment)).toEqual(experiment);
      }),
    );
  });

  it('knows what a change makes stale, and what a part of it depends on', () => {
    const stale = (draft: Partial<Toy>) => [...toy.affected(toy.defaults, { ...toy.defaults, ...draft })].sort();
    expect(stale({})).toEqual([]);
    expect(stale({ gain: 2 })).toEqual(['curve', 'picture']);
    expect(stale({ look: { ...toy.defaults.look, grid: false } })).toEqual(['picture']);
    expect(stale({ limit: 3 })).toEqual([]);
    const key = (draft: Partial<Toy>) => toy.keyOf({ ...toy.defaults, ...draft }, 'curve');
    expect(key({ gain: 2 })).not.toBe(key({}));
    expect(key({ look: { ...toy.defaults.look, grid: false } })).toBe(key({}));
  });

  it('gives each setting its place, for panels', () => {
    const { gain, look, limit } = toy.settings;
    expect([gain.id, look.color.id, limit.id]).toEqual(['gain', 'look.color', 'limit']);
    const blue = look.color.write(toy.defaults, 'blue');
    expect([look.color.read(blue), look.color.read(toy.defaults)]).toEqual(['blue', 'red']);
    expect(blue.axis).toBe(toy.defaults.axis);
    expect(gain.min).toBe(-10);
    const limited = limit.write(toy.defaults, limit.default);
    expect(limited.limit).toBe(5);
    expect(limit.write(limited, undefined)).toEqual(toy.defaults);
  });

  it('may fill in what depends on other settings, and give way to what cannot be computed', () => {
    const kind = defineExperiment(
      { low: FIELDS.gain, high: FIELDS.gain, curve: FIELDS.curve },
      {
        complete: (plain, draft) => ({ ...plain, high: draft.high ?? plain.low + 1 }),
        mend: (experiment) =>
          experiment.curve === '('
            ? {
                experiment: { ...experiment, curve: 'x' },
                problems: [{ path: ['curve'], value: '(', reason: { en: 'is no curve', zh: '不是曲线' } }],
              }
            : { experiment, problems: [] },
      },
    );
    expect(kind.encode(kind.complete({ low: 2 })).replace('#', '')).toBe('low=2&high=3');
    expect(kind.decode('low=2').experiment).toMatchObject({ low: 2, high: 3 });
    expect(kind.decode('curve=(').experiment.curve).toBe('(');
    expect(kind.open('curve=(')).toEqual({
      experiment: { low: 1, high: 2, curve: 'x' },
      rejected: [{ key: 'curve', value: '(', reason: { en: 'is no curve', zh: '不是曲线' } }],
    });
  });
});
