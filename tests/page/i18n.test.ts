import { describe, expect, test } from 'vitest';
import { OPTIMIZERS } from '../../src/catalog';
import { ACTIVATIONS, NET_LOSSES } from '../../src/catalog/networks';
import { FUNCTION_SETTINGS } from '../../src/experiment/functions/experiment';
import { NETWORK_SETTINGS } from '../../src/experiment/networks/experiment';
import { SURFACE_SETTINGS } from '../../src/experiment/surfaces/experiment';
import type { LocalText } from '../../src/formula/text';
import { createWords, type Texts } from '../../src/page/i18n';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const HAN = /\p{Script=Han}/u;
/** Proper names (also of programs), symbols, and the language button, which is written in the other language. */
const ALIKE = new Set([
  'page/texts: app.name',
  'page/texts: action.language',
  'experiment/functions: activations.part.softmax',
  'experiment/functions: activations.form.tanh',
  'experiment/functions: activations.form.softmax',
  'experiment/surfaces: view.colors.cividis',
  'experiment/surfaces: view.colors.viridis',
  'experiment/surfaces: view.colors.magma',
  'labs/surfaces/texts: summary.loss',
  'labs/shared/steps/texts: csv',
  'labs/surfaces/share/texts: numpy',
  'labs/surfaces/share/texts: torch',
]);

/** Formulas, of signs and single letters: mathematics is written the same in both languages. */
const isFormula = ({ en, zh }: LocalText): boolean => {
  const halfWidth = zh.replaceAll('，', ', ').replaceAll('：', ': ').replaceAll('。', '.');
  return halfWidth === en && !/\p{Letter}{2,}/u.test(en.replace(/\{\w+\}|Δ|d[xy]/g, ' '));
};

const MODULES = import.meta.glob<Readonly<Record<string, Texts>>>('../../src/**/texts.ts', { eager: true });

const isPair = (text: LocalText | Texts): text is LocalText => typeof text.en === 'string';

/** Every sentence below a group, with its place. */
function sentencesOf(group: Texts, place: string): (readonly [place: string, text: LocalText])[] {
  return Object.entries(group).flatMap(([name, text]) =>
    isPair(text) ? [[`${place}${name}`, text] as const] : sentencesOf(text, `${place}${name}.`),
  );
}

/** Names of the catalogue, which are often the same in both languages. */
const CATALOGUE: ReadonlySet<LocalText> = new Set(
  [...OPTIMIZERS.values(), ...NET_LOSSES.values(), ...ACTIVATIONS.values()].map(({ name }) => name),
);

/** Every label below settings of an experiment, with its place. */
function labelsOf(settings: object, place: string): (readonly [place: string, text: LocalText])[] {
  return Object.entries(settings).flatMap(([name, setting]: [string, Labelled]) => {
    if (setting.kind === undefined) return labelsOf(setting, `${place}${name}.`);
    const named = (text: LocalText | null | undefined, at: string) => (text == null ? [] : [[at, text] as const]);
    return [
      ...named(setting.label, `${place}${name}`),
      ...(setting.options ?? [])
        .filter(({ label }) => label !== null && !CATALOGUE.has(label))
        .flatMap(({ value, label }) => named(label, `${place}${name}.${value}`)),
    ];
  });
}

interface Labelled {
  readonly kind?: string;
  readonly label?: LocalText | null;
  readonly options?: readonly { readonly value: string; readonly label: LocalText | null }[];
}

const SENTENCES = [
  ...labelsOf(SURFACE_SETTINGS, 'experiment/surfaces: '),
  ...labelsOf(NETWORK_SETTINGS, 'experiment/networks: '),
  ...labelsOf(FUNCTION_SETTINGS, 'experiment/functions: '),
  ...Object.entries(MODULES).flatMap(([path, module]) =>
    Object.values(module).flatMap((texts) =>
      sentencesOf(texts, `${path.replace('../../src/', '').replace('.ts', '')}: `),
    ),
  ),
];

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
    if (ALIKE.has(place) || isFormula(text)) return;
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
