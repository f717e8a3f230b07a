import { afterAll, describe, expect, it } from 'vitest';
import { levelSet, samplerOf, sectionPlaces, sectionThrough, streamlines } from '../../src/analysis/field';
import { cpuEngine, plane } from '../engine/engines';

const engine = cpuEngine();
afterAll(() => engine.dispose());

const fieldOf = (formula: string, side = 129) =>
  engine.evaluate(plane(formula, 4), { x: [-4, 4], y: [-4, 4], columns: side, rows: side });

describe('the gradient field', () => {
  it('is (4, 2) for x² + y² at (2, 1)', async () => {
    const [value, gx, gy] = samplerOf(await fieldOf('x^2 + y^2'))(2, 1)!;
    expect([value, gx, gy]).toEqual([5, 4, 2]);
  });

  it('has streamlines along which the surface only falls', async () => {
    const field = await fieldOf('(x^2 + y - 3)^2 + (x + y^2 - 2)^2');
    const sample = samplerOf(field);
    const lines = await streamlines(field);
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      let last = Number.POSITIVE_INFINITY;
      for (let i = 0; i < line.length; i += 2) {
        const here = sample(line[i]!, line[i + 1]!);
        if (here === null) continue;
        // Interpolated between samples 1/128 apart a valley's floor is uneven by about f''h²/8.
        expect(here[0]).toBeLessThanOrEqual(last + 0.05);
        last = here[0];
      }
    }
  });
});

describe('a level set', () => {
  it('of a bowl is a circle', async () => {
    const lines = await levelSet(await fieldOf('x^2 + y^2', 65), 4);
    expect(lines).toHaveLength(1);
    const [line] = lines;
    // Cubics along the edges are exact for a quadratic; the samples are float32.
    for (let i = 0; i < line!.length; i += 2) expect(Math.hypot(line![i]!, line![i + 1]!)).toBeCloseTo(2, 5);
    expect([line![0], line![1]]).toEqual([line!.at(-2), line!.at(-1)]);
  });

  it('may have several parts, and end at the border', async () => {
    expect(await levelSet(await fieldOf('x*y'), 1)).toHaveLength(2);
    expect(await levelSet(await fieldOf('x^2 + y^2'), -1)).toEqual([]);
    expect(await levelSet(await fieldOf('(x^2 - 4)^2 + y^2'), 1)).toHaveLength(2);
  });
});

describe('a section', () => {
  it('is all of the line that lies in the view', () => {
    const section = sectionThrough(plane('x', 4), [1, 2], [3, 4])!;
    const { distances, places } = sectionPlaces(section, 3);
    expect(places[5]).toBeCloseTo(4, 12);
    expect(distances[2]).toBeCloseTo(2.5, 12);
    expect(Math.max(...places.map(Math.abs))).toBeLessThanOrEqual(4 + 1e-12);
    expect(sectionThrough(plane('x', 4), [1, 2], [0, 0])).toBeNull();
  });
});
