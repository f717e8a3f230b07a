import { describe, expect, it } from 'vitest';
import type { BarsFigure, HeatFigure, LineFigure, LinesFigure } from '../../../src/experiment/lessons/types';
import { barsModel } from '../../../src/labs/lessons/figures/bars';
import { isReadable, matrixModel } from '../../../src/labs/lessons/figures/heat';
import { lineModel } from '../../../src/labs/lessons/figures/line';
import { linesModel } from '../../../src/labs/lessons/figures/lines';
import { seriesLooks } from '../../../src/labs/lessons/figures/look';
import { rangeAround, spanOf, tableRows } from '../../../src/labs/lessons/figures/numbers';
import { lineOf, sourcesOf } from '../../../src/labs/lessons/figures/sources';
import { createWords } from '../../../src/page/i18n';

const words = createWords('en', null);
const text = (en: string) => ({ en, zh: `${en} 中` });

const LINES: LinesFigure = {
  kind: 'lines',
  title: text('Losses'),
  x: { label: text('epoch'), values: { kind: 'trainSeries', of: 'epoch' } },
  y: { label: text('loss'), scale: 'log' },
  series: [
    { label: text('measured'), values: { kind: 'trainSeries', of: 'loss' } },
    { label: text('tutorial'), values: [4, 2] },
  ],
};
const BARS: BarsFigure = {
  kind: 'bars',
  title: text('Norms'),
  categories: [text('first'), text('last')],
  series: [{ label: text('measured'), values: [1, 2] }],
};
const LINE: LineFigure = {
  kind: 'line',
  title: text('Two lines'),
  points: [
    { at: [2, 3], positive: true },
    { at: [1, -1], positive: false },
  ],
  lines: [
    { label: text('right'), at: ['w1', 'w2', 0.5] },
    { label: text('wrong'), at: [0.1, -0.2, 0], wrong: true },
  ],
};
const HEAT: HeatFigure = { kind: 'heat', title: text('Jacobian'), columns: 2, values: [1, 2, 3, 4], diagonal: true };

describe('what a figure is read from', () => {
  it('is asked for in order, the places first', () => {
    expect(sourcesOf(LINES)).toEqual([
      { kind: 'trainSeries', of: 'epoch' },
      { kind: 'trainSeries', of: 'loss' },
      [4, 2],
    ]);
    expect(sourcesOf(BARS)).toEqual([[1, 2]]);
    expect(sourcesOf(HEAT)).toEqual([[1, 2, 3, 4]]);
  });

  it('is, of a line, the named numbers alone, and the given ones keep their place', () => {
    expect(sourcesOf(LINE)).toEqual([{ kind: 'numbers', names: ['w1', 'w2'] }, [0.1, -0.2, 0]]);
    expect(lineOf(['w1', 'w2', 0.5], [7, 8])).toEqual([7, 8, 0.5]);
    expect(lineOf([1, 'w2', 3], [8])).toEqual([1, 8, 3]);
    expect(lineOf([1, 2, 3], [1, 2, 3])).toEqual([1, 2, 3]);
  });

  it('says of a line whose numbers have no value that there is none', () => {
    expect(lineOf(['w1', 'w2', 0.5], [])).toEqual([Number.NaN, Number.NaN, 0.5]);
    const model = lineModel(LINE, [[], [0.1, -0.2, 0]], words);
    expect(model.table?.rows[0]).toEqual(['right', '–', '–', '0.5']);
    // One line, with its arrow: that of the other.
    expect(model.layers[0]!.marks).toHaveLength(2);
  });
});

describe('an axis', () => {
  it('leaves room around what is drawn, and none at a number that it must hold', () => {
    const [low, high] = rangeAround([1, 3, Number.NaN, Number.POSITIVE_INFINITY], 'linear');
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(3);
    expect(rangeAround([1, 3], 'linear', [0])[0]).toBe(0);
  });

  it('has a span whatever the numbers are', () => {
    for (const values of [[], [5], [0, 0], [Number.NaN]]) {
      for (const scale of ['linear', 'log'] as const) {
        const [low, high] = rangeAround(values, scale);
        expect(low).toBeLessThan(high);
        if (scale === 'log') expect(low).toBeGreaterThan(0);
      }
    }
  });
});

describe('an axis of places', () => {
  it('leads from the least to the greatest, in whatever order they come', () => {
    expect(spanOf([0, 10, 20])).toEqual([0, 20]);
    expect(spanOf([5, -4, 3])).toEqual([-4, 5]);
    expect(spanOf([Number.NaN, 1, 2, Number.POSITIVE_INFINITY])).toEqual([1, 2]);
  });

  it('has a span whatever they are', () => {
    for (const places of [[], [Number.NaN], [0], [-3, -3], [1e30]]) {
      const [low, high] = spanOf(places);
      expect(low).toBeLessThan(high);
    }
  });
});

describe('lines', () => {
  const model = linesModel(
    LINES,
    [
      [0, 10, 20],
      [100, 1, 0],
      [4, 2],
    ],
    words,
  );

  it('stand over their places, with a gap where a logarithm has none', () => {
    expect(model.x.range).toEqual([0, 20]);
    const [first] = model.layers[0]!.marks;
    expect(first).toMatchObject({ kind: 'path' });
    expect([...(first as { points: Float64Array }).points]).toEqual([0, 100, 10, 1, 20, Number.NaN]);
  });

  it('are named in a legend and told as a table', () => {
    expect(model.legend?.map((item) => item.text)).toEqual(['measured', 'tutorial']);
    expect(model.table?.columns).toEqual(['epoch', 'measured', 'tutorial']);
    expect(model.table?.rows[1]).toEqual(['10', '1', '2']);
    expect(model.table?.rows[2]?.[2]).toBe('–');
  });

  it('show what a tutorial typed otherwise than what was computed', () => {
    const [measured, typed] = seriesLooks([false, true]);
    expect(typed!.color).not.toBe(measured!.color);
    expect(typed!.dash).not.toEqual(measured!.dash);
  });
});

describe('bars', () => {
  it('stand on zero beside each other and say their values', () => {
    const model = barsModel(BARS, [[1, 2]], words);
    expect(model.y.range[0]).toBe(0);
    const [bars, ...values] = model.layers[0]!.marks;
    expect((bars as { shapes: readonly Float64Array[] }).shapes.map((shape) => [shape[1], shape[5]])).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(values.map((mark) => (mark as { text: string }).text)).toEqual(['1', '2']);
  });

  it('leave out what a logarithm has no place for', () => {
    const model = barsModel({ ...BARS, scale: 'log' }, [[1, 0]], words);
    const [bars] = model.layers[0]!.marks;
    expect((bars as { shapes: readonly Float64Array[] }).shapes).toHaveLength(1);
  });
});

describe('separating lines', () => {
  it('lie where w₁x₁ + w₂x₂ + b is 0', () => {
    const model = lineModel(
      LINE,
      [
        [1, 2],
        [0.1, -0.2, 0],
      ],
      words,
    );
    const [line] = model.layers[0]!.marks;
    const { at, slope } = line as { at: readonly [number, number]; slope: number };
    for (const x of [-1, 0, 2]) expect(x + 2 * (at[1] + slope * (x - at[0])) + 0.5).toBeCloseTo(0, 12);
  });

  it('are left out where w is 0, and stand upright where w₂ is', () => {
    const single = (at: readonly [number, number, number]) =>
      lineModel({ ...LINE, lines: [{ label: text('line'), at }] }, [at], words).layers[0]!.marks;
    expect(single([0, 0, 1])).toEqual([]);
    expect(single([2, 0, -4])[0]).toMatchObject({ kind: 'guide', x: 2 });
  });
});

describe('a matrix', () => {
  it('is a table row by row, its diagonal marked', () => {
    const model = matrixModel(HEAT, [1, 2, 3, 4], words);
    expect(model.values).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(model.rows).toEqual(['1', '2']);
    expect(model.marked?.(1, 1)).toBe(true);
    expect(model.marked?.(0, 1)).toBe(false);
  });

  it('of many columns is a picture', () => {
    expect(isReadable(HEAT)).toBe(true);
    expect(isReadable({ ...HEAT, columns: 300 })).toBe(false);
  });
});

it('a long table is told in a few rows, from the first to the last', () => {
  expect(tableRows(3)).toEqual([0, 1, 2]);
  const rows = tableRows(1000);
  expect(rows[0]).toBe(0);
  expect(rows.at(-1)).toBe(999);
  expect(rows.length).toBeLessThan(20);
});
