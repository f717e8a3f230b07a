import { describe, expect, test } from 'vitest';
import { createWords } from '../../src/page/i18n';
import { en } from '../../src/page/i18n/en';
import { zh } from '../../src/page/i18n/zh';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const HAN = /\p{Script=Han}/u;
/** Proper names (also of programs), symbols, and the language button, which is written in the other language. */
const ALIKE = new Set([
  'app.name',
  'settings.formula',
  'settings.colors.cividis',
  'settings.colors.viridis',
  'settings.colors.magma',
  'summary.loss',
  'action.language',
  'tool.share.numpy',
  'tool.share.torch',
]);

describe('the dictionaries', () => {
  test('have the same keys', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  test.each(Object.keys(en) as (keyof typeof en)[])('agree on %s', (key) => {
    expect(placeholders(zh[key])).toEqual(placeholders(en[key]));
    expect(zh[key].trim()).not.toBe('');
    if (ALIKE.has(key)) return;
    expect(HAN.test(en[key])).toBe(false);
    expect(HAN.test(zh[key])).toBe(true);
    // Half-width stops next to Chinese characters are a sign of haste.
    expect(zh[key]).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
  });

  test('fill placeholders, also with a value that looks like one', () => {
    const words = createWords('en');
    expect(words.t('transport.position', { step: 3, last: '{step}' })).toBe('step 3 of {step}');
    expect(createWords('zh').pick({ en: 'a', zh: '甲' })).toBe('甲');
  });

  test('stretch every text in the pseudo-language', () => {
    const words = createWords('en', 'long');
    expect(words.t('transport.play')).toBe('[Play~~]');
    expect(words.pick({ en: 'abcd', zh: '' })).toBe('[abcd~~]');
  });
});
