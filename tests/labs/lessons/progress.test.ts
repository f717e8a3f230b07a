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

const some = withSeen(withSeen(withSeen(NO_PROGRESS, 'why', 'loop'), 'descent', 'halving'), 'why', 'fog');

describe('what is remembered of the lessons', () => {
  it('says where one was, and what was seen', () => {
    expect(some.last).toBe('why');
    expect(some.lessons).toEqual({
      descent: { last: 'halving', seen: ['halving'] },
      why: { last: 'fog', seen: ['loop', 'fog'] },
    });
  });

  it('counts a step once', () => {
    expect(withSeen(some, 'why', 'loop').lessons.why).toEqual({ last: 'loop', seen: ['loop', 'fog'] });
  });

  it('forgets the lesson that was not looked at for longest', () => {
    const many = Array.from({ length: 120 }, (_, index) => `file-${index}`).reduce(
      (progress, id) => withSeen(progress, id, 'one'),
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
    ['other things', '{"last":3,"lessons":{"why":7,"descent":{"last":1},"chain":null}}'],
  ])('begins anew with %s in storage', (_, text) => {
    expect(loadProgress(() => storage(text))).toEqual(NO_PROGRESS);
  });

  it('keeps what can be used', () => {
    const text = '{"last":"why","lessons":{"why":{"last":"fog","seen":["loop",3]},"chain":[]}}';
    expect(loadProgress(() => storage(text))).toEqual({
      last: 'why',
      lessons: { why: { last: 'fog', seen: ['loop'] } },
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
