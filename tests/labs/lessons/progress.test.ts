import { describe, expect, it } from 'vitest';
import { loadProgress, NO_PROGRESS, saveProgress, withSeen } from '../../../src/labs/lessons/progress';
import type { KeyValueStore } from '../../../src/page/prefs';

function storage(text: string | null = null): KeyValueStore {
  let held = text;
  return {
    getItem: () => held,
    setItem: (_, value) => {
      held = value;
    },
    removeItem: () => {
      held = null;
    },
  };
}

const WHY = ['loop', 'fog', 'check'];
const some = withSeen(
  withSeen(withSeen(NO_PROGRESS, 'why', 'fog', WHY), 'descent', 'halving', ['halving']),
  'why',
  'loop',
  WHY,
);

describe('what is remembered of the lessons', () => {
  it('says where one was, and what was seen, in the order of the lesson', () => {
    expect(some.last).toBe('why');
    expect(some.lessons).toEqual({
      descent: { last: 'halving', seen: ['halving'], of: 1 },
      why: { last: 'loop', seen: ['loop', 'fog'], of: 3 },
    });
  });

  it('counts a step once', () => {
    expect(withSeen(some, 'why', 'fog', WHY).lessons.why).toEqual({ last: 'fog', seen: ['loop', 'fog'], of: 3 });
  });

  it('forgets a step that the lesson has no longer', () => {
    expect(withSeen(some, 'why', 'check', ['fog', 'check']).lessons.why?.seen).toEqual(['fog', 'check']);
  });

  it('forgets the lesson that was not looked at for longest', () => {
    const many = Array.from({ length: 120 }, (_, index) => `file-${index}`).reduce(
      (progress, id) => withSeen(progress, id, 'one', ['one']),
      some,
    );
    expect(Object.keys(many.lessons)).toHaveLength(100);
    expect(many.lessons).not.toHaveProperty('why');
    expect(many.lessons).toHaveProperty('file-119');
  });

  it('comes back from storage', () => {
    const held = storage();
    saveProgress(() => held, some);
    expect(loadProgress(() => held)).toEqual(some);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['no object', '7'],
    ['other things', '{"last":3,"lessons":{"why":7,"descent":{"last":1,"seen":[],"of":2},"chain":null}}'],
    ['counts that are none', '{"lessons":{"why":{"last":"fog","seen":[],"of":-1},"chain":{"last":"a","seen":[]}}}'],
  ])('begins anew with %s in storage', (_, text) => {
    expect(loadProgress(() => storage(text))).toEqual(NO_PROGRESS);
  });

  it('keeps what can be used', () => {
    const text = '{"last":"why","lessons":{"why":{"last":"fog","seen":["loop",3],"of":3},"chain":[]}}';
    expect(loadProgress(() => storage(text))).toEqual({
      last: 'why',
      lessons: { why: { last: 'fog', seen: ['loop'], of: 3 } },
    });
  });

  it('lasts as long as the page where there is no storage', () => {
    const blocked = (): KeyValueStore => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(loadProgress(blocked)).toEqual(NO_PROGRESS);
    expect(() => saveProgress(blocked, some)).not.toThrow();
    const full = {
      ...storage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => saveProgress(() => full, some)).not.toThrow();
  });
});
