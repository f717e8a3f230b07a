import { describe, expect, it } from 'vitest';
import { DENSITIES, type Density, densityFor } from '../../../src/labs/lessons/density';

const HEIGHTS: Readonly<Record<Density, number>> = { roomy: 1000, close: 900, dense: 800 };

describe('how close the type of a step is set', () => {
  it.each([
    [1200, 'roomy'],
    [1000, 'roomy'],
    [999, 'close'],
    [900, 'close'],
    [899, 'dense'],
    [800, 'dense'],
  ] as const)('is the widest that fits into %i', (room, density) => {
    expect(densityFor([room], (each) => HEIGHTS[each])).toBe(density);
  });

  it('is the widest that fits into the next best room where none fits into the best', () => {
    expect(densityFor([700, 900], (each) => HEIGHTS[each])).toBe('close');
  });

  it('is the middle one where one has to scroll anyway', () => {
    expect(densityFor([700, 799], (each) => HEIGHTS[each])).toBe('close');
  });

  it('measures no further than it has to', () => {
    const asked: Density[] = [];
    densityFor([950], (each) => {
      asked.push(each);
      return HEIGHTS[each];
    });
    expect(asked).toEqual(DENSITIES.slice(0, 2));
  });
});
