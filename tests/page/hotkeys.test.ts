import { describe, expect, test } from 'vitest';
import { HOTKEYS, hotkeyFor, type KeyContext, type KeyPress } from '../../src/page/hotkeys';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...change,
});
const commandFor = (...given: Parameters<typeof hotkeyFor>) => hotkeyFor(...given)?.command ?? null;
const free: KeyContext = { typing: false, taken: () => false, shortcuts: true };

describe('the hotkeys', () => {
  test.each(HOTKEYS.flatMap((hotkey) => hotkey.keys.map((key) => [key, hotkey] as const)))('%j', (key, hotkey) => {
    const change = hotkey.modified === undefined ? {} : { ctrlKey: true, shiftKey: hotkey.modified.shift };
    expect(commandFor(press(key, change), free)).toBe(hotkey.command);
    expect(commandFor(press(key.toUpperCase(), change), free)).toBe(hotkey.command);
    expect(commandFor(press(key, { ...change, isComposing: true }), free)).toBeNull();
    expect(commandFor(press(key, { ...change, altKey: true }), free)).toBeNull();
    expect(commandFor(press(key, change), { ...free, typing: true })).toBeNull();
  });

  test('no key leads to two commands', () => {
    const names = HOTKEYS.flatMap(({ keys, modified }) => keys.map((key) => `${JSON.stringify(modified)} ${key}`));
    expect(new Set(names).size).toBe(names.length);
  });

  test('leave the browser its own', () => {
    for (const key of ['r', 'l', 't', 'f', '1', '+', '-'])
      expect(commandFor(press(key, { ctrlKey: true }), free)).toBeNull();
    expect(commandFor(press('Tab'), free)).toBeNull();
    expect(commandFor(press('Escape'), free)).toBeNull();
    expect(commandFor(press('F5'), free)).toBeNull();
  });

  test('give PageUp and PageDown to presenters, whatever has the focus but a text field', () => {
    const busy = { typing: false, taken: () => true, shortcuts: false };
    for (const [key, command] of [
      ['PageDown', 'lessonNext'],
      ['PageUp', 'lessonBack'],
    ] as const) {
      expect(hotkeyFor(press(key), busy)).toMatchObject({ command, remote: true });
      expect(hotkeyFor(press(key), { ...busy, typing: true })).toBeNull();
      expect(hotkeyFor(press(key, { ctrlKey: true }), free)).toBeNull();
    }
  });

  test('single keys can be switched off; undo stays', () => {
    const off = { ...free, shortcuts: false };
    expect(commandFor(press(' '), off)).toBeNull();
    expect(commandFor(press('m'), off)).toBeNull();
    expect(commandFor(press('z', { ctrlKey: true }), off)).toBe('undo');
    expect(commandFor(press('Z', { metaKey: true, shiftKey: true }), off)).toBe('redo');
  });

  test('leave a control the keys it needs itself', () => {
    const slider = { ...free, taken: (key: string) => key.startsWith('arrow') };
    expect(commandFor(press('ArrowRight'), slider)).toBeNull();
    expect(commandFor(press('.'), slider)).toBe('stepForward');
  });
});
