import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TALK_KEYS } from '../../src/page/present/keys';

describe.each([
  ['docs/lecturing.md', 'en'],
  ['docs/lecturing.zh.md', 'zh'],
] as const)('%s', (file, language) => {
  test('has every key of presenting, and no other', () => {
    const rows = TALK_KEYS.filter(({ command }) => !command.startsWith('digit')).map(
      ({ shown, text }) =>
        `| ${shown
          .split(' ')
          .map((key) => `\`${key}\``)
          .join(' ')} | ${text[language]} |`,
    );
    const [, table = ''] = readFileSync(file, 'utf8').split(/^## .*(?:Keys|按键).*$/m);
    expect(table.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
  });
});
