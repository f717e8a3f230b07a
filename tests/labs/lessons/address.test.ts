import { describe, expect, it } from 'vitest';
import { LABORATORIES } from '../../../src/labs';
import { readLessonAddress, stepIndex, writeLessonAddress } from '../../../src/labs/lessons/address';
import { kindOf } from '../../../src/page/laboratories';

const ROUTES = ['10', '45'];
const read = (hash: string) => readLessonAddress(hash, ROUTES);

describe('the address of a step', () => {
  it.each([
    ['#v=1&lesson=rosenbrock&step=limit', { lesson: 'rosenbrock', step: 'limit', route: null }],
    ['#v=1&lesson=rosenbrock&step=3', { lesson: 'rosenbrock', step: '3', route: null }],
    ['#v=1&lesson=why', { lesson: 'why', step: null, route: null }],
    ['#v=1&lesson=why&step=loop&route=10', { lesson: 'why', step: 'loop', route: '10' }],
    ['#v=1&lessons', { lesson: null, step: null, route: null }],
    ['#v=1&lessons&route=45', { lesson: null, step: null, route: '45' }],
  ])('%s is read, and written as it was', (hash, address) => {
    expect(read(hash)).toEqual({ address, rejected: [] });
    expect(writeLessonAddress(address)).toBe(hash);
  });

  it.each([
    ['#v=1&lesson=why&stage=2', 'stage', '2'],
    ['#v=2&lesson=why', 'v', '2'],
    ['#v=1&lesson=why&route=11', 'route', '11'],
  ])('%s: the rest is used', (hash, key, value) => {
    const { address, rejected } = read(hash);
    expect(address).toEqual({ lesson: 'why', step: null, route: null });
    expect(rejected).toMatchObject([{ key, value }]);
  });

  it.each(['#v=1&lesson=', '#v=1&lesson=&step=2', '#lessons=yes'])('%s is the table of contents', (hash) => {
    expect(read(hash).address).toEqual({ lesson: null, step: null, route: null });
  });

  it.each(['#%', '#lesson=%E0%A4%A', `#v=1&lesson=${'x'.repeat(2e5)}`])('reads %.20s without an error', (hash) => {
    expect(() => read(hash)).not.toThrow();
  });

  it('belongs to the laboratory of lessons, and those of experiments do not', () => {
    expect(kindOf(LABORATORIES, '#v=1&lesson=why&step=2').name).toBe('lessons');
    expect(kindOf(LABORATORIES, '#v=1&lessons').name).toBe('lessons');
    expect(kindOf(LABORATORIES, '#v=1&f=x%5E2').name).toBe('functions');
    expect(kindOf(LABORATORIES, '#v=1&surface=mse').name).toBe('surfaces');
    // Without an address there is the way in.
    expect(kindOf(LABORATORIES, '').name).toBe('lessons');
    expect(kindOf(LABORATORIES, '#v=1').name).toBe('surfaces');
  });
});

describe('a step in an address', () => {
  const steps = [{ id: 'loop' }, { id: '7' }, { id: 'fog' }];

  it.each<[string | null, number | null]>([
    [null, 0],
    ['fog', 2],
    ['1', 0],
    ['3', 2],
    ['7', 1],
    ['0', null],
    ['4', null],
    ['-1', null],
    ['1.5', null],
    ['mist', null],
  ])('%j is number %j of three', (named, index) => {
    expect(stepIndex(steps, named)).toBe(index);
  });

  it('is none where there are none', () => {
    expect(stepIndex([], null)).toBeNull();
  });
});
