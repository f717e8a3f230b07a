import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultPrefs,
  effectiveScale,
  type KeyValueStore,
  loadPrefs,
  prefsFromQuery,
  savePrefs,
} from '../../src/page/prefs';
import { engineFromQuery, finestGrid, tierFromQuery } from '../../src/page/tier';

const fallback = defaultPrefs(['en-GB'], false);

function memory(text: string | null = null): KeyValueStore & { text: string | null } {
  return {
    text,
    getItem() {
      return this.text;
    },
    setItem(_key, value) {
      this.text = value;
    },
    removeItem() {
      this.text = null;
    },
  };
}

describe('preferences', () => {
  test('begin with what the browser asks for', () => {
    expect(defaultPrefs(['zh-TW', 'en'], true)).toMatchObject({ language: 'zh', theme: 'light' });
    expect(defaultPrefs(['de', 'zh'], false)).toMatchObject({ language: 'en', theme: 'dark' });
    expect(defaultPrefs([], false).language).toBe('en');
  });

  test('survive the page', () => {
    const storage = memory();
    const prefs = { ...fallback, theme: 'projector', scale: 1.5, shortcuts: false } as const;
    savePrefs(() => storage, prefs);
    expect(loadPrefs(() => storage, fallback)).toEqual(prefs);
  });

  test('do without storage', () => {
    const forbidden = (): KeyValueStore => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(loadPrefs(forbidden, fallback)).toBe(fallback);
    expect(() => savePrefs(forbidden, fallback)).not.toThrow();
  });

  test('drop a corrupt entry, and never hold what they should not', () => {
    const broken = memory('{"language":');
    expect(loadPrefs(() => broken, fallback)).toBe(fallback);
    expect(broken.text).toBeNull();
    fc.assert(
      fc.property(fc.json(), (text) => {
        const prefs = loadPrefs(() => memory(text), fallback);
        expect(Object.keys(prefs).sort()).toEqual(Object.keys(fallback).sort());
      }),
    );
    const odd = '{"language":"constructor","theme":"__proto__","scale":1e9,"shortcuts":"no"}';
    expect(loadPrefs(() => memory(odd), fallback)).toEqual(fallback);
  });

  test('can be given in the address', () => {
    const query = new URLSearchParams('lang=zh&theme=light&scale=2');
    expect(prefsFromQuery(query, fallback)).toEqual({ ...fallback, language: 'zh', theme: 'light', scale: 2 });
    const odd = new URLSearchParams('lang=fr&theme=&scale=NaN');
    expect(prefsFromQuery(odd, fallback)).toEqual(fallback);
  });

  test('type grows on a wall, unless someone has set it', () => {
    expect(effectiveScale(fallback, 1920)).toBe(1);
    expect(effectiveScale(fallback, 2560)).toBeGreaterThan(1.2);
    expect(effectiveScale(fallback, 3840)).toBe(2);
    expect(effectiveScale(fallback, 30_000)).toBe(3);
    expect(effectiveScale({ ...fallback, scale: 1.25 }, 3840)).toBe(1.25);
  });
});

test('tier and engine of the address', () => {
  expect(['tier=0', 'tier=3', 'tier=4', 'tier=', ''].map((text) => tierFromQuery(new URLSearchParams(text)))).toEqual([
    0,
    3,
    null,
    null,
    null,
  ]);
  expect(engineFromQuery(new URLSearchParams('engine=gpu'))).toBe('gpu');
  expect(engineFromQuery(new URLSearchParams('engine=__proto__'))).toBeNull();
  expect(finestGrid({ engine: null, software: true })).toBe(128);
});
