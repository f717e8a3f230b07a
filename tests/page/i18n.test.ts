import { describe, expect, test } from 'vitest';
import type { LocalText } from '../../src/formula/text';
import { createWords, type Texts } from '../../src/page/i18n';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const HAN = /\p{Script=Han}/u;
/** Proper names (also of programs), symbols, and the language button, which is written in the other language. */
const ALIKE = new Set([
  'page/texts: app.name',
  'page/texts: action.language',
  'labs/surfaces/rails/texts: settings.formula',
  'labs/surfaces/rails/texts: settings.colors.cividis',
  'labs/surfaces/rails/texts: settings.colors.viridis',
  'labs/surfaces/rails/texts: settings.colors.magma',
  'labs/surfaces/texts: summary.loss',
  'labs/surfaces/share/texts: numpy',
  'labs/surfaces/share/texts: torch',
]);

const MODULES = import.meta.glob<Readonly<Record<string, Texts>>>('../../src/**/texts.ts', { eager: true });

const isPair = (text: LocalText | Texts): text is LocalText => typeof text.en === 'string';

/** Every sentence below a group, with its place. */
function sentencesOf(group: Texts, place: string): (readonly [place: string, text: LocalText])[] {
  return Object.entries(group).flatMap(([name, text]) =>
    isPair(text) ? [[`${place}${name}`, text] as const] : sentencesOf(text, `${place}${name}.`),
  );
}

const SENTENCES = Object.entries(MODULES).flatMap(([path, module]) =>
  Object.values(module).flatMap((texts) =>
    sentencesOf(texts, `${path.replace('../../src/', '').replace('.ts', '')}: `),
  ),
);

describe('the texts', () => {
  test('are found', () => {
    expect(Object.keys(MODULES).length).toBeGreaterThanOrEqual(20);
    expect(SENTENCES.length).toBeGreaterThanOrEqual(1000);
    const places = new Set(SENTENCES.map(([place]) => place));
    expect([...ALIKE].filter((place) => !places.has(place))).toEqual([]);
  });

  test.each(SENTENCES)('agree on %s', (place, text) => {
    expect(placeholders(text.zh)).toEqual(placeholders(text.en));
    expect(text.zh.trim()).not.toBe('');
    if (ALIKE.has(place)) return;
    expect(HAN.test(text.en)).toBe(false);
    expect(HAN.test(text.zh)).toBe(true);
    // Half-width stops next to Chinese characters are a sign of haste.
    expect(text.zh).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
  });

  test('fill placeholders, also with a value that looks like one', () => {
    const position = { en: 'step {step} of {last}', zh: '第 {step} 步，共 {last} 步' } as const;
    expect(createWords('en').t(position, { step: 3, last: '{step}' })).toBe('step 3 of {step}');
    expect(createWords('zh').t({ en: 'a', zh: '甲' })).toBe('甲');
  });

  test('stretch every text in the pseudo-language', () => {
    const words = createWords('en', 'long');
    expect(words.t({ en: 'Play', zh: '播放' })).toBe('[Play~~]');
    expect(words.t({ en: 'abcd', zh: '' })).toBe('[abcd~~]');
  });
});
