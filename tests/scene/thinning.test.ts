import { describe, expect, it } from 'vitest';
import { type Candidate, haveRoom } from '../../src/scene/thinning';

const RADIUS = 6;

/** A row of marks so many pixels apart. */
function row(count: number, apart: number, over: Partial<Candidate> = {}): Candidate[] {
  return Array.from({ length: count }, (_, i) => ({ x: apart * i, y: 0, radius: RADIUS, hidden: false, ...over }));
}

/** The least distance between two that stay. */
function least(candidates: readonly Candidate[]): number {
  const stays = haveRoom(candidates);
  const standing = candidates.filter((_, i) => stays[i]);
  return Math.min(...standing.flatMap((a, i) => standing.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))));
}

describe('marks on the screen', () => {
  it('all stay where they have room', () => {
    expect(haveRoom(row(20, 6 * RADIUS))).toEqual(Array.from({ length: 20 }, () => true));
    expect(haveRoom([])).toEqual([]);
  });

  it('keep more than their own width between them', () => {
    expect(least(row(100, 3))).toBeGreaterThan(4 * RADIUS);
    const grid = Array.from({ length: 400 }, (_, i) => ({
      ...row(1, 0)[0]!,
      x: 11 * (i % 20),
      y: 11 * Math.floor(i / 20),
    }));
    expect(least(grid)).toBeGreaterThan(4 * RADIUS);
  });

  it('give way to those that come before them', () => {
    const [first, second] = row(2, RADIUS);
    expect(haveRoom([first!, second!])).toEqual([true, false]);
    expect(haveRoom([second!, first!])).toEqual([true, false]);
  });

  it('need more room when they are larger', () => {
    const apart = 5 * RADIUS;
    expect(haveRoom(row(2, apart))).toEqual([true, true]);
    expect(haveRoom(row(2, apart, { radius: 2 * RADIUS }))).toEqual([true, false]);
  });

  it('behind the surface give way to those in sight, also to later ones', () => {
    const [hidden, seen] = row(2, RADIUS);
    expect(haveRoom([{ ...hidden!, hidden: true }, seen!])).toEqual([false, true]);
  });

  it('behind the surface are left out where there are many in sight', () => {
    const behind: Candidate = { x: -1000, y: 0, radius: RADIUS, hidden: true };
    expect(haveRoom([behind, ...row(3, 100)])[0]).toBe(true);
    expect(haveRoom([behind, ...row(30, 100)])[0]).toBe(false);
  });

  it('that somebody has put there stay, and others keep off them', () => {
    const fixed = row(3, 1, { fixed: true });
    expect(haveRoom([...row(1, 1), ...fixed])).toEqual([false, true, true, true]);
  });
});
