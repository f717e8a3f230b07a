import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionExperiments } from '../../src/experiment/functions/experiment';
import { FIELDS as FUNCTION_FIELDS } from '../../src/experiment/functions/fields';
import { networkExperiments } from '../../src/experiment/networks/experiment';
import { FIELDS as NETWORK_FIELDS } from '../../src/experiment/networks/fields';
import { surfaceExperiments } from '../../src/experiment/surfaces/experiment';
import { FIELDS as SURFACE_FIELDS } from '../../src/experiment/surfaces/fields';
import { ALIASES, FUNCTIONS } from '../../src/formula/language/functions';
import { tableOf, ticked } from '../setup/markdown';
import { settingsOf } from '../setup/settings';
import { root } from '../setup/sources';

const page = readFileSync(join(root, 'docs/experiment.md'), 'utf8');
const [surfaces = '', functions = '', networks = ''] = page.split(/\n## With a (?:function|network)\n/);

describe.each([
  ['function', functions, FUNCTION_FIELDS, functionExperiments],
  ['surface', surfaces, SURFACE_FIELDS, surfaceExperiments],
  ['network', networks, NETWORK_FIELDS, networkExperiments],
] as const)('the settings of an experiment with a %s in docs/experiment.md', (_, part, fields, kind) => {
  const told = tableOf(part, 'field');
  const declared = settingsOf(fields);

  it('are all there, each once, in the order of their declaration', () => {
    expect(told.map(([field = '']) => ticked(field)[0])).toEqual(declared.map(({ field }) => field));
  });

  it.each(declared.map((setting) => [setting.field, setting] as const))(
    '%s is told as it is declared',
    (field, setting) => {
      const [, meaning = '', allowed = '', keys = '', value] = told.find((row) => row[0] === `\`${field}\``)!;
      expect(meaning.length).toBeGreaterThan(5);
      if (setting.allowed !== '') expect(allowed).toBe(setting.allowed);
      expect(ticked(keys)).toEqual(setting.keys);
      expect(value).toBe(setting.value);
    },
  );

  it('are said by keys that an address knows', () => {
    const unknown = (key: string) =>
      kind
        .decode(`#${key.includes('=') ? key : `${key}=`}`)
        .rejected.filter(({ reason }) => reason.en.startsWith('is not a key'));
    for (const key of declared.flatMap(({ keys }) => keys)) expect([key, unknown(key)]).toEqual([key, []]);
    expect(unknown('nothing=')).toHaveLength(1);
  });
});

describe('the functions of formulas in docs/experiment.md', () => {
  const listed = page.slice(page.indexOf('\n### Formulas\n')).split('\n\n')[2] ?? '';

  it('are all there, and no others', () => {
    const names = ticked(listed).map((text) => text.replace(/\(.*/, ''));
    const known = names.filter((name) => !ALIASES.has(name));
    expect(known.toSorted()).toEqual([...FUNCTIONS.keys()].toSorted());
    // Aliases are told by examples.
    expect(names.filter((name) => ALIASES.has(name)).length).toBeGreaterThan(2);
  });
});
