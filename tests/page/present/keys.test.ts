import { describe, expect, test } from 'vitest';
import { hotkeyIn, type KeyContext, type KeyPress } from '../../../src/page/hotkeys';
import { TALK_KEYS } from '../../../src/page/present/keys';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...change,
});
const free: KeyContext = { typing: false, taken: () => false, shortcuts: true };
const commandFor = (key: string, context = free, change: Partial<KeyPress> = {}) =>
  hotkeyIn(TALK_KEYS, press(key, change), context)?.command ?? null;

describe('keys of presenting', () => {
  test.each(TALK_KEYS.flatMap((hotkey) => hotkey.keys.map((key) => [key, hotkey] as const)))('%j', (key, hotkey) => {
    const change = hotkey.modified === undefined ? {} : { ctrlKey: true, shiftKey: hotkey.modified.shift };
    expect(commandFor(key, free, change)).toBe(hotkey.command);
    expect(commandFor(key.toUpperCase(), free, change)).toBe(hotkey.command);
    // Somebody writes, or composes Chinese.
    expect(commandFor(key, free, { ...change, isComposing: true })).toBeNull();
    expect(commandFor(key, { ...free, typing: true }, change)).toBeNull();
  });

  test('no key leads to two commands', () => {
    const names = TALK_KEYS.flatMap(({ keys, modified }) => keys.map((key) => `${JSON.stringify(modified)} ${key}`));
    expect(new Set(names).size).toBe(names.length);
  });

  test('what a remote sends is heard whatever has the focus, and where single keys are switched off', () => {
    const slider: KeyContext = { typing: false, taken: () => true, shortcuts: false };
    expect(['PageDown', 'PageUp', 'F5', 'Escape'].map((key) => commandFor(key, slider))).toEqual([
      'next',
      'back',
      'fill',
      'close',
    ]);
    expect(commandFor('ArrowRight', slider)).toBeNull();
  });

  test('a remote’s blank button is a point or a b', () => {
    expect([commandFor('.'), commandFor('b')]).toEqual(['black', 'black']);
  });

  test('the browser keeps its own', () => {
    for (const key of ['r', 'l', 't', 'f', 'f5', 'pagedown'])
      expect(commandFor(key, free, { ctrlKey: true })).toBeNull();
    expect(commandFor('F11')).toBeNull();
  });
});
