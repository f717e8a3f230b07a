import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FUNCTION_SETTINGS } from '../../src/experiment/functions/experiment';
import { NETWORK_SETTINGS } from '../../src/experiment/networks/experiment';
import { SURFACE_SETTINGS } from '../../src/experiment/surfaces/experiment';
import { LESSONS } from '../../src/lessons';
import { root, sources } from '../setup/sources';

const page = readFileSync(join(root, 'docs/lessons-parts.md'), 'utf8');
const namesIn = (text: string): string[] => [...text.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, name]) => name!);
const [parts, settings] = page.split(/^## Settings$/m) as [string, string];
const told = namesIn(parts);
const code = sources('src', '.ts').map(({ text }) => text);

/** Every way in which the code names a part; `LESSON_PARTS` are those that are chosen from a table. */
const marked = new Set(
  code.flatMap((text) => [
    ...[...text.matchAll(/(?:'data-part': |asPart\(\s*)'([^']+)'/g)].map(([, name]) => name!),
    ...[...text.matchAll(/LESSON_PARTS = \{([^}]*)\}/g)].flatMap(([, table]) =>
      [...table!.matchAll(/: '([^']+)'/g)].map(([, name]) => name!),
    ),
  ]),
);

describe('the parts in docs/lessons-parts.md', () => {
  it('are those that the code names', () => {
    expect([...new Set(told)].sort()).toEqual([...marked].sort());
  });

  it('stand once in a table', () => {
    for (const table of parts.split(/^\| part /m).slice(1))
      expect(new Set(namesIn(table)).size).toBe(namesIn(table).length);
  });

  it('are named by texts that a search finds', () => {
    const computed = code.flatMap((text) => [...text.matchAll(/'data-part': (?!')(\w+)/g)].map(([, name]) => name));
    expect(new Set(computed)).toEqual(new Set(['LESSON_PARTS']));
  });

  it.each([
    ['All laboratories', { ...FUNCTION_SETTINGS, surfaces: SURFACE_SETTINGS, networks: NETWORK_SETTINGS }],
    ['Functions', FUNCTION_SETTINGS],
    ['Surfaces', SURFACE_SETTINGS],
    ['Networks', NETWORK_SETTINGS],
  ])('are no settings: an offer means one thing (%s)', (heading, settings) => {
    const section = parts.split(/^## /m).find((text) => text.startsWith(heading))!;
    const names = namesIn(section);
    const ids = new Set(idsOf(settings));
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => ids.has(name))).toEqual([]);
  });

  it('that lie within another begin with its name', () => {
    const inner = told.filter((name) => name.includes('.'));
    // What has a name of two words and lies in no other: a card, a map, a chart of its own.
    const families = new Set([
      'card',
      'race',
      'fair',
      'cell',
      'formula',
      'boundary',
      'charts',
      'images',
      'rates',
      'runs',
      'entry',
      'rules',
    ]);
    const orphans = inner.filter((name) => {
      const parent = name.slice(0, name.lastIndexOf('.'));
      return !told.includes(parent) && !families.has(parent.split('.')[0]!);
    });
    expect(orphans).toEqual([]);
  });
});

describe('the settings in docs/lessons-parts.md', () => {
  it.each([
    ['functions', FUNCTION_SETTINGS],
    ['surfaces', SURFACE_SETTINGS],
    ['networks', NETWORK_SETTINGS],
  ])('are all that have one control by their declaration: %s', (name, declared) => {
    const list = new RegExp(`^- ${name}:((?:.|\\n(?!- ))*)`, 'm').exec(settings)![1]!;
    expect([...list.matchAll(/`([\w.]+)`/g)].map(([, id]) => id)).toEqual(idsOf(declared, (kind) => kind !== 'own'));
  });

  it.each(namesIn(settings))('%s is a key that the code gives', (name) => {
    const key = name.replaceAll('NAME', 'name').replaceAll('N', '0');
    const panels = sources('src', '.ts').filter(({ path }) => /^src\/(labs|page\/panel)\//.test(path));
    const literals = panels.flatMap(({ text }) => [...text.matchAll(/'([\w.]+)'|`((?:[\w.]|\$\{[^}]*\})+)`/g)]);
    const known = literals.some(([, plain, template]) =>
      template === undefined
        ? plain === key
        : // A template of nothing but values would be anything.
          /^[\w.]|[\w.]$/.test(template) &&
          new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w.]+')}$`).test(key),
    );
    expect(known).toBe(true);
  });
});

describe('the lessons', () => {
  const keys = [...settings.matchAll(/`([\w.]+)`/g)].map(([, key]) => key!);
  const known = [...told, ...keys];
  /** Whether a name of this page is meant: `N` and `NAME` stand for any, as `*` does in an offer. */
  const means = (offer: string, name: string): boolean => {
    const wanted = offer.replaceAll('.', '\\.').replaceAll('*', '.*');
    const sample = offer.replaceAll('*', '0');
    const pattern = name
      .replaceAll('.', '\\.')
      .replace(/\bNAME\b/g, '\\w+')
      .replace(/\bN\b/g, '\\d+');
    return new RegExp(`^${wanted}$`).test(name) || new RegExp(`^${pattern}$`).test(sample);
  };

  it.each(LESSONS)('$id offers what there is', async ({ load }) => {
    const steps = await load();
    const offers = steps.flatMap((step) => [step, ...(step.reveals ?? [])]).flatMap((each) => each.offers ?? []);
    expect(offers.filter((offer) => !known.some((name) => means(offer, name)))).toEqual([]);
  });
});

/** Names by which panels know the controls. */
function idsOf(group: object, want: (kind: unknown) => boolean = () => true): readonly string[] {
  return Object.values(group).flatMap((value: unknown) => {
    if (typeof value !== 'object' || value === null) return [];
    if (!('id' in value && 'path' in value)) return idsOf(value, want);
    return 'kind' in value && want(value.kind) ? [String(value.id)] : [];
  });
}
