import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createExactJet } from '../../src/analysis/exactJet';
import { type ArrowStyle, type Feet, gridFeet, quiver, quiverGrid } from '../../src/analysis/quiver';
import { JET } from '../../src/engine/contract';
import { cpuEngine, plane } from '../engine/engines';
import { root } from '../setup/sources';

const engine = cpuEngine();
afterAll(() => engine.dispose());

const fieldOf = (formula: string, side = 129) =>
  engine.evaluate(plane(formula, 4), { x: [-4, 4], y: [-4, 4], columns: side, rows: side });

/** Of x² + y². */
const bowl = (...places: readonly (readonly [number, number])[]): Feet =>
  Float64Array.from(places.flatMap(([x, y]) => [x, y, 2 * x, 2 * y]));

const LOG: ArrowStyle = { direction: 'descent', length: 'log', scale: 0 };
const LINEAR: ArrowStyle = { direction: 'ascent', length: 'linear', scale: 0 };

describe('arrows with logarithmic lengths', () => {
  it('point down the slope, longer where it is steeper', async () => {
    // 8 × 8 cells of 1 × 1: a foot's cell has its middle at half numbers.
    const { arrows, steepest, scale } = quiver(gridFeet(await fieldOf('x^2 + y^2'), 8, 8), [1, 1], LOG);
    expect(arrows).toHaveLength(4 * 64);
    expect(scale).toBeNull();
    expect(steepest).toBeCloseTo(2 * Math.hypot(3.5, 3.5), 5);
    const lengths: [number, number][] = [];
    for (let i = 0; i < arrows.length; i += 4) {
      const [px, py, dx, dy] = arrows.slice(i, i + 4);
      const [mx, my] = [px! + dx! / 2, py! + dy! / 2];
      // ∇f = (2x, 2y): the arrow goes straight to the origin.
      expect(mx * dy! - my * dx!).toBeCloseTo(0, 5);
      expect(mx * dx! + my * dy!).toBeLessThan(0);
      lengths.push([Math.hypot(mx, my), Math.hypot(dx!, dy!)]);
      expect(Math.hypot(dx!, dy!)).toBeLessThan(1);
    }
    lengths.sort((a, b) => a[0] - b[0]);
    for (let i = 1; i < lengths.length; i++) expect(lengths[i]![1]).toBeGreaterThanOrEqual(lengths[i - 1]![1] - 1e-6);
  });

  it('point up where that is asked for, and leave out level ground', () => {
    const feet = bowl([2, 1], [0, 0]);
    const down = quiver(feet, [1, 1], LOG).arrows;
    const up = quiver(feet, [1, 1], { ...LOG, direction: 'ascent' }).arrows;
    expect(up).toHaveLength(4);
    expect([up[2], up[3]]).toEqual([-down[2]!, -down[3]!]);
    // Both have the place in their middle.
    expect([up[0]! + up[2]! / 2, up[1]! + up[3]! / 2]).toEqual([2, 1]);
  });
});

describe('arrows to scale', () => {
  it('are those of the tutorial at its five points', () => {
    const oracle = JSON.parse(readFileSync(join(root, 'tests/golden/seeds/000_3.1_quiver.json'), 'utf8'));
    const jetAt = createExactJet(plane(oracle.f, 3))!;
    const drawn = oracle.arrows as readonly { at: [number, number]; f: number; grad: number[]; drawn: number[] }[];
    const feet = Float64Array.from(
      drawn.flatMap(({ at, f }) => {
        const jet = jetAt(...at);
        expect(jet[JET.value]).toBe(f);
        return [...at, jet[JET.x]!, jet[JET.y]!];
      }),
    );
    const { arrows, scale } = quiver(feet, [1, 1], { ...LINEAR, scale: 5 });
    expect(scale).toBe(5);
    expect(drawn).toHaveLength(5);
    drawn.forEach(({ at, drawn }, i) => {
      expect([...arrows.slice(4 * i, 4 * i + 4)]).toEqual([...at, ...drawn]);
    });
  });

  it('let the longest fill its cell, with a divisor of two digits', () => {
    const { arrows, scale } = quiver(bowl([2, 1], [0.5, 0]), [0.5, 0.25], LINEAR);
    // (4, 2) is 8 cells across and 8 up; over 0.92: 12.297…, rounded up.
    expect(scale).toBe(13);
    expect([...arrows]).toEqual([2, 1, 4 / 13, 2 / 13, 0.5, 0, 1 / 13, 0]);
    expect(quiver(bowl([200, 100]), [0.5, 0.25], LINEAR).scale).toBe(1300);
    // On level ground any will do.
    expect(quiver(bowl([0, 0]), [1, 1], LINEAR).scale).toBe(1);
    expect(quiver(new Float64Array(), [1, 1], LINEAR).arrows).toHaveLength(0);
  });
});

describe('the grid of arrows', () => {
  it('leaves out what is undefined', async () => {
    const feet = gridFeet(await fieldOf('sqrt(x)'), 8, 8);
    expect(feet).toHaveLength(4 * 32);
    for (let i = 0; i < feet.length; i += 4) expect(feet[i]).toBeGreaterThan(0);
  });

  it('has cells about as wide as high', () => {
    expect(quiverGrid({ x: [0, 4], y: [0, 2] }, 20)).toEqual([20, 10]);
    expect(quiverGrid({ x: [0, 2], y: [0, 4] }, 20)).toEqual([10, 20]);
    expect(quiverGrid({ x: [0, 100], y: [0, 1] }, 20)).toEqual([20, 20]);
  });
});

describe('arrows of one field, ever denser', () => {
  it('have lengths that mean the same', async () => {
    const field = await fieldOf('x^2 + y^2');
    for (const style of [LOG, LINEAR]) {
      const dense = quiver(gridFeet(field, 32, 32), [0.25, 0.25], style);
      const coarse = quiver(gridFeet(field, 4, 4), [2, 2], style, dense);
      expect(coarse.steepest).toBe(dense.steepest);
      expect(coarse.scale).toBe(dense.scale);
      // The steepest place of the coarse one is flatter than that of the dense one, so no arrow fills its cell.
      expect(Math.max(...coarse.arrows.filter((_, i) => i % 4 > 1))).toBeLessThan(0.92 * 2);
    }
  });
});
