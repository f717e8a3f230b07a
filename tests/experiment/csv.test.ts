import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Descent } from '../../src/engine/contract';
import { lineCsv, text, trajectoriesCsv } from '../../src/experiment/csv';
import { parseExperiment } from '../../src/experiment/surfaces/experiment';

const descent = (path: number[], loss: number[]): Descent => ({
  trajectory: Float64Array.from(path),
  loss: Float64Array.from(loss),
  gradientNorm: Float64Array.from(loss),
  status: { kind: 'running' },
  stepsTaken: loss.length - 1,
});

describe('trajectoriesCsv', () => {
  const experiment = parseExperiment({
    surface: { formula: 'w^2', variables: ['w', 'b'] },
    runs: [{ optimizer: 'sgd' }, { optimizer: 'own', rule: 'theta = theta - g' }],
  });
  const csv = trajectoriesCsv(experiment, [
    descent([0.1, -1e-20, 1 / 3, 1e21], [0.1 + 0.2, 5]),
    descent([-4, 2], [Number.NaN]),
  ]);

  it('is a table that others read, every number to its last bit', () => {
    const { data, errors } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
    expect(errors).toEqual([]);
    const [head, ...rows] = data;
    expect(head).toEqual(['run', 'optimizer', 'step', 'w', 'b', 'loss', 'gradient_norm']);
    expect(
      rows.map((row) => [
        Number(row[0]),
        row[1],
        ...row.slice(2).map((field) => (field === '' ? null : Number(field))),
      ]),
    ).toEqual([
      [1, 'sgd', 0, 0.1, -1e-20, 0.1 + 0.2, 0.1 + 0.2],
      [1, 'sgd', 1, 1 / 3, 1e21, 5, 5],
      [2, 'own', 0, -4, 2, null, null],
    ]);
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['lr', 'lr'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=cmd()', `"'=cmd()"`],
    ['-1+1', `"'-1+1"`],
    ['@sum', `"'@sum"`],
  ])('text %j is written as %j', (value, written) => {
    expect(text(value)).toBe(written);
  });
});

describe('lineCsv', () => {
  it('has one place a line, and f′ with its sign', () => {
    const runs = [{ optimizer: 'sgd' }, { optimizer: 'adam' }];
    const descents = [descent([1, 0, -0.1, 0], [1, 0.01]), descent([-2, 0], [Number.NaN])];
    const { data } = Papa.parse<string[]>(
      lineCsv('theta', runs, descents, (x) => (x < -1 ? Number.NaN : 2 * x)),
      { skipEmptyLines: true },
    );
    expect(data).toEqual([
      ['run', 'optimizer', 'step', 'theta', 'f', 'derivative'],
      ['1', 'sgd', '0', '1', '1', '2'],
      ['1', 'sgd', '1', '-0.1', '0.01', '-0.2'],
      ['2', 'adam', '0', '-2', '', ''],
    ]);
  });
});
