import { describe, expect, it, vi } from 'vitest';
import { evenPlaces, valueTable } from '../../../src/labs/functions/stage/valueTable';

describe('the table of a figure', () => {
  it('has both ends as they are, the middle, and places that one would type', () => {
    expect(evenPlaces([-1, 1])).toEqual([-1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1]);
    const ends = evenPlaces([Math.SQRT2, Math.PI]);
    expect([ends[0], ends.at(-1)]).toEqual([Math.SQRT2, Math.PI]);
  });

  it('has 0 where rounding would leave something beside it', () => {
    const [low, high] = [-3 * 1.1, 7 * 1.1] as const;
    expect(low + ((high - low) * 3) / 10).not.toBe(0);
    expect(evenPlaces([low, high])[3]).toBe(0);
  });

  it('says x and every curve in the digits asked for, and where there is no value', () => {
    const table = valueTable(
      'Two curves',
      't',
      [
        { head: 'f(t)', f: (t) => t / 3 },
        { head: '√t', f: Math.sqrt },
      ],
      [-5, 5],
      4,
    );
    expect(table.caption).toBe('Two curves');
    expect(table.columns).toEqual(['t', 'f(t)', '√t']);
    expect(table.rows).toHaveLength(11);
    expect(table.rows[0]).toEqual(['−5', '−1.667', 'NaN']);
    expect(table.rows[5]).toEqual(['0', '0', '0']);
    expect(table.rows[10]).toEqual(['5', '1.667', '2.236']);
  });

  it('says what it is told to where there is no value', () => {
    const table = valueTable('A drawing', 'x', [{ head: 'f', f: Math.log, missing: 'none' }], [-1, 1], 6);
    expect(table.rows[0]).toEqual(['−1', 'none']);
    expect(table.rows[10]).toEqual(['1', '0']);
  });

  it('computes nothing before its rows are read, and then only once', () => {
    const f = vi.fn((x: number) => x);
    const table = valueTable('A curve', 'x', [{ head: 'f', f }], [0, 1], 6);
    expect(f).not.toHaveBeenCalled();
    const { rows } = table;
    expect(table.rows).toBe(rows);
    expect(f).toHaveBeenCalledTimes(rows.length);
  });
});
