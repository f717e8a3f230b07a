import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layout } from '../../../src/engine/contract/network';
import {
  chooseEdges,
  endsOf,
  type Item,
  moveFocus,
  pick,
  placeNodes,
} from '../../../src/labs/networks/diagram/geometry';

const architectures = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 2, maxLength: 9 });

describe('the picture of a network', () => {
  test('holds every node inside, without overlaps, columns in order', () => {
    fc.assert(
      fc.property(architectures, fc.integer({ min: 200, max: 2000 }), (widths, width) => {
        const { columns } = placeNodes(widths, width, 400, 40);
        expect(columns.map((places) => places.length)).toEqual(widths);
        for (const [c, places] of columns.entries()) {
          places.forEach(({ x, y, radius }, unit) => {
            expect(x).toBeGreaterThan(0);
            expect(x).toBeLessThan(width);
            expect(y - radius).toBeGreaterThanOrEqual(-1);
            expect(y + radius).toBeLessThanOrEqual(401);
            if (unit > 0) expect(y - places[unit - 1]!.y).toBeGreaterThan(radius);
            if (c > 0) expect(x - columns[c - 1]![0]!.x).toBeGreaterThan(radius);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('draws all edges of a small net, in the order of its weights', () => {
    const edges = chooseEdges([2, 3, 1], true, new Float64Array(13), 100);
    expect(edges.map(({ parameter }) => parameter)).toEqual([0, 1, 2, 3, 4, 5, 9, 10, 11]);
    expect(edges[3]).toEqual({ layer: 0, from: 1, to: 1, parameter: 3 });
    expect(edges[6]).toEqual({ layer: 1, from: 0, to: 0, parameter: 9 });
  });

  test('draws the strongest of each layer of a large one, and gives a small layer what it needs', () => {
    const widths = [2, 64, 64, 1];
    const { parameters, layers } = layout({ widths, bias: true });
    const weights = Float64Array.from({ length: parameters }, (_, i) => Math.sin(i * i));
    const edges = chooseEdges(widths, true, weights, 300);
    expect(edges).toHaveLength(300);
    const drawn = (layer: number) => edges.filter((edge) => edge.layer === layer);
    expect(drawn(2)).toHaveLength(64);
    expect(drawn(1).length).toBeGreaterThan(100);
    const least = Math.min(...drawn(1).map(({ parameter }) => Math.abs(weights[parameter]!)));
    const chosen = new Set(drawn(1).map(({ parameter }) => parameter));
    const { weights: first, inputs, outputs } = layers[1]!;
    for (let p = first; p < first + inputs * outputs; p++) {
      if (!chosen.has(p)) expect(Math.abs(weights[p]!)).toBeLessThanOrEqual(least);
    }
  });

  test('is hit near a node, then near an edge, else nowhere', () => {
    const geometry = placeNodes([2, 1], 400, 300, 20);
    const edges = chooseEdges([2, 1], false, new Float64Array(2), 10);
    const [x1, y1, x2, y2] = endsOf(geometry, edges[0]!);
    const node = geometry.columns[0]![0]!;
    expect(pick(geometry, edges, node.x + 5, node.y, 10)).toEqual({ kind: 'node', column: 0, unit: 0 });
    expect(pick(geometry, edges, (x1 + x2) / 2, (y1 + y2) / 2 + 3, 10)).toEqual({ kind: 'edge', edge: edges[0] });
    expect(pick(geometry, edges, 2, 2, 10)).toBeNull();
  });
});

describe('the arrow keys', () => {
  const widths = [2, 3, 1];
  const edges = chooseEdges(widths, false, new Float64Array(9), 100);

  test('reach every node and every edge from the first input', () => {
    const seen = new Set<string>();
    const queue: { item: Item; side: 'out' | 'in' }[] = [{ item: { kind: 'node', column: 0, unit: 0 }, side: 'out' }];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const key = JSON.stringify(next);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const arrow of ['up', 'down', 'left', 'right'] as const) {
        queue.push(moveFocus(next.item, next.side, arrow, widths, edges));
      }
    }
    const items = new Set([...seen].map((key) => JSON.stringify((JSON.parse(key) as { item: Item }).item)));
    expect(items.size).toBe(2 + 3 + 1 + 9);
  });

  test('go along an edge to its ends, and stop at the rim', () => {
    const start: Item = { kind: 'node', column: 0, unit: 1 };
    const edge = moveFocus(start, 'out', 'right', widths, edges);
    expect(edge.item).toMatchObject({ kind: 'edge', edge: { layer: 0, from: 1, to: 0 } });
    const below = moveFocus(edge.item, edge.side, 'down', widths, edges);
    expect(below.item).toMatchObject({ edge: { layer: 0, from: 1, to: 1 } });
    expect(moveFocus(below.item, below.side, 'right', widths, edges).item).toEqual({
      kind: 'node',
      column: 1,
      unit: 1,
    });
    expect(moveFocus(start, 'out', 'left', widths, edges).item).toEqual(start);
    expect(moveFocus(start, 'out', 'down', widths, edges).item).toEqual(start);
  });

  test('pass where no edge is drawn', () => {
    expect(moveFocus({ kind: 'node', column: 0, unit: 1 }, 'out', 'right', widths, []).item).toEqual({
      kind: 'node',
      column: 1,
      unit: 1,
    });
  });
});
