import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossings, type GraphShape, type Layered, layered } from '../../../src/charts/graph/layers';
import { type RowPlace, rowsOf, spread } from '../../../src/charts/graph/rows';

/** Operations that read earlier nodes; the first nodes are variables, and a constant comes before every third operation. */
const shape: fc.Arbitrary<GraphShape> = fc
  .array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 40 })
  .map((operations) => {
    const nodes: { first: boolean }[] = [{ first: true }, { first: true }];
    const edges: { from: number; to: number }[] = [];
    for (const [a, b, constant] of operations) {
      const readable = nodes.length;
      const second = constant ? nodes.push({ first: false }) - 1 : b % readable;
      const to = nodes.push({ first: false }) - 1;
      edges.push({ from: a % readable, to }, { from: second, to });
    }
    return { nodes, edges };
  });

/** Nodes are wider than edges that pass. */
const sizesOf = ({ places }: Layered): RowPlace[] =>
  places.map(({ node }) => (node === null ? { size: 2, weight: 3 } : { size: 6, weight: 1 + (node % 8) }));

describe('the layers of a graph', () => {
  it('go forward, and edges pass every layer between', () => {
    fc.assert(
      fc.property(shape, (given) => {
        const { places, layers, routes } = layered(given);
        expect(layers.flat().toSorted((a, b) => a - b)).toEqual(places.map((_, place) => place));
        layers.forEach((layer, index) => {
          for (const place of layer) expect(places[place]!.layer).toBe(index);
        });
        routes.forEach((route, edge) => {
          expect([route[0], route.at(-1)]).toEqual([given.edges[edge]!.from, given.edges[edge]!.to]);
          for (let i = 1; i < route.length; i++) {
            expect(places[route[i]!]!.layer).toBe(places[route[i - 1]!]!.layer + 1);
          }
        });
        // Variables stand at the beginning, constants right before whoever reads them first.
        const reads = new Set(given.edges.map(({ to }) => to));
        given.nodes.forEach(({ first }, node) => {
          const readers = given.edges.filter(({ from }) => from === node).map(({ to }) => places[to]!.layer);
          if (first) expect(places[node]!.layer).toBe(0);
          else if (!reads.has(node) && readers.length > 0) expect(places[node]!.layer).toBe(Math.min(...readers) - 1);
        });
      }),
    );
  });

  it('are the same for the same graph, however often', () => {
    fc.assert(
      fc.property(shape, (given) => {
        expect(layered(given)).toEqual(layered(structuredClone(given)));
      }),
    );
  });

  it('untangle what need not cross', () => {
    // Two chains whose heads are joined the other way round: sorting the layers takes the crossing away.
    const given: GraphShape = {
      nodes: [{ first: true }, { first: true }, { first: false }, { first: false }, { first: false }],
      edges: [
        { from: 1, to: 2 },
        { from: 0, to: 3 },
        { from: 2, to: 4 },
        { from: 3, to: 4 },
      ],
    };
    const { layers, places, routes } = layered(given);
    const after: number[][] = places.map(() => []);
    for (const route of routes) for (let i = 1; i < route.length; i++) after[route[i - 1]!]!.push(route[i]!);
    expect(crossings(layers, after, places.length)).toBe(0);
    expect(crossings([[0, 1], [2, 3], [4]], after, places.length)).toBe(1);
  });

  it('keep the order of the formula where nothing crosses', () => {
    // a·b: the factors stand as they are written, the first one first.
    const leaf = { first: true };
    const given = {
      nodes: [leaf, leaf, { first: false }],
      edges: [
        { from: 0, to: 2 },
        { from: 1, to: 2 },
      ],
    };
    expect(layered(given).layers).toEqual([[0, 1], [2]]);
  });
});

describe('the rows of a graph', () => {
  it('keep their order and their distance', () => {
    fc.assert(
      fc.property(shape, (given) => {
        const drawing = layered(given);
        const sizes = sizesOf(drawing);
        const rows = rowsOf(drawing, sizes);
        for (const layer of drawing.layers) {
          for (let i = 1; i < layer.length; i++) {
            const room = (sizes[layer[i]!]!.size + sizes[layer[i - 1]!]!.size) / 2;
            expect(rows[layer[i]!]! - rows[layer[i - 1]!]!).toBeGreaterThanOrEqual(room - 1e-9);
          }
        }
        expect(Math.min(...rows.map((row, place) => row - sizes[place]!.size / 2))).toBeCloseTo(0, 9);
      }),
    );
  });

  it('lay a chain on a straight line', () => {
    const nodes = Array.from({ length: 6 }, (_, i) => ({ first: i === 0 }));
    const edges = Array.from({ length: 5 }, (_, i) => ({ from: i, to: i + 1 }));
    const drawing = layered({ nodes, edges });
    expect(new Set(rowsOf(drawing, sizesOf(drawing)))).toEqual(new Set([3]));
  });

  it('give everyone what they want where there is room, and share it where there is none', () => {
    expect(spread([0, 10, 20], [0, 5, 5], [1, 1, 1])).toEqual([0, 10, 20]);
    expect(spread([0, 0], [0, 4], [1, 1])).toEqual([-2, 2]);
    expect(spread([3, 0, 10], [0, 2, 2], [1, 1, 1])).toEqual([0.5, 2.5, 10]);
    // Who is heavier gives way less: three quarters of the way by the lighter one.
    expect(spread([0, 0], [0, 4], [3, 1])).toEqual([-1, 3]);
  });
});
