import { describe, expect, it } from 'vitest';
import { LABORATORIES } from '../../src/labs';
import { openingOf } from '../../src/page/opening';

const open = (address: string, carried: string) => openingOf(LABORATORIES, address, carried);

describe('what a page opens with', () => {
  it.each([
    ['an address that it carries', { address: '#v=1&network=2-4-1' }, 'networks', '#v=1&network=2-4-1'],
    ['a file with a function', { version: 1, function: { id: 'parabola' } }, 'functions', null],
    ['a file with a network', { version: 1, network: {} }, 'networks', null],
    ['a file with a lesson', { version: 1, lesson: {} }, 'lessons', null],
    ['a file with a surface', { version: 1, surface: { id: 'booth' } }, 'surfaces', null],
  ])('is %s', (_, carried, kind, address) => {
    const opening = open('', JSON.stringify(carried));
    expect([opening.kind.name, opening.address, opening.fault]).toEqual([kind, address, null]);
    expect(opening.content?.json ?? null).toEqual(address === null ? carried : null);
  });

  it('is its own address before anything that it carries', () => {
    const { kind, address, content } = open('#v=1&function=sin', '{"version":1,"network":{}}');
    expect([kind.name, address, content]).toEqual(['functions', '#v=1&function=sin', null]);
  });

  it('is the way in where it carries nothing', () => {
    const { kind, address, content, fault } = open('', '');
    expect([kind.name, address, content, fault]).toEqual(['lessons', '', null, null]);
  });

  it.each([
    ['{"version": 1,', 'is not JSON'],
    ['[]', 'must be an object'],
  ])('is the way in where it carries %s, and why is told', (carried, reason) => {
    const { kind, address, fault } = open('', carried);
    expect([kind.name, address]).toEqual(['lessons', '']);
    expect(fault!.en).toContain(reason);
    expect(fault!.en).toMatch(/^What this page carries was not opened: /);
  });
});
