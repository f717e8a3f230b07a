import { describe, expect, it } from 'vitest';
import type { Destination } from '../../../src/analysis/destinations';
import { MOST_NUMBERED } from '../../../src/labs/surfaces/basins/names';
import { largest, MOST_PARTS, NUMBERED } from '../../../src/labs/surfaces/swarm/largest';
import { markedPlaces, swarmMarks } from '../../../src/labs/surfaces/swarm/marks';

describe('the shares of many places', () => {
  it('are told one by one where they are few, and those of nobody not at all', () => {
    expect(largest([0.5, 0, 0.2])).toEqual({ told: [0, 2], rest: null });
    expect(largest([])).toEqual({ told: [], rest: null });
    // One more than there are parts: a rest of one would take as much room as the one itself.
    const all = Array.from({ length: MOST_PARTS + 1 }, () => 1 / (MOST_PARTS + 1));
    expect(largest(all)).toEqual({ told: all.map((_, index) => index), rest: null });
  });

  it('are the largest in the order of the places, and the sum of all others', () => {
    const shares = Array.from({ length: 121 }, (_, index) => (index % 20 === 7 ? 0.1 : 0.003));
    const { told, rest } = largest(shares);
    expect(told).toEqual([7, 27, 47, 67, 87, 107]);
    expect(rest?.count).toBe(121 - MOST_PARTS);
    const sum = shares.reduce((all, share) => all + share, 0);
    // Sums of 121 numbers in another order.
    expect(told.reduce((all, index) => all + shares[index]!, rest!.share)).toBeCloseTo(sum, 12);
  });

  it('that are equal are told in the order of the places, and none where none has room for its number', () => {
    expect(largest(Array.from({ length: 20 }, () => NUMBERED)).told).toEqual([0, 1, 2, 3, 4, 5]);
    const { told, rest } = largest(Array.from({ length: 121 }, () => 1 / 121));
    expect(told).toEqual([]);
    expect(rest?.count).toBe(121);
  });
});

describe('marks of the places', () => {
  const census = (...shares: number[]) => ({ destinations: Uint32Array.from([...shares, 0]) });

  it('are all of them where all can be numbered', () => {
    expect(markedPlaces(MOST_NUMBERED, [])).toHaveLength(MOST_NUMBERED);
  });

  it('are those that the bars tell where they are more', () => {
    const first = census(...Array.from({ length: 40 }, (_, index) => (index === 30 ? 900 : 1)));
    const second = census(...Array.from({ length: 40 }, (_, index) => (index === 20 ? 900 : 1)));
    const marked = markedPlaces(40, [first, second]);
    expect(marked).toEqual(expect.arrayContaining([20, 30]));
    expect(marked.length).toBeLessThanOrEqual(2 * MOST_PARTS);
    // Nothing has been counted yet.
    expect(markedPlaces(40, [])).toHaveLength(MOST_NUMBERED);
  });

  it('are open, and have the numbers of their slots', () => {
    const places: Destination[] = [
      { x: 1, y: 2, value: 0, attractor: null },
      { x: 3, y: 4, value: 0, attractor: null },
    ];
    expect(swarmMarks(places, [{ slot: 1 }, { slot: 0 }], [])).toEqual([
      { x: 1, y: 2, kind: 'minimum', open: true, label: '2' },
      { x: 3, y: 4, kind: 'minimum', open: true, label: '1' },
    ]);
  });
});
