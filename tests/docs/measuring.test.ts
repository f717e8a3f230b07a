import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableOf, ticked } from '../setup/markdown';
import { root, sources } from '../setup/sources';

const page = readFileSync(join(root, 'docs/measuring.md'), 'utf8');

/** Names of the members that an interface of this file declares. */
function members(path: string, name: string): string[] {
  const body = new RegExp(`interface ${name} \\{([\\s\\S]*?)\n\\}`).exec(readFileSync(join(root, path), 'utf8'))![1]!;
  return [...body.matchAll(/readonly (\w+)\??:/g)].map(([, member]) => member!);
}

describe('docs/measuring.md', () => {
  it('says everything that window.nabla says', () => {
    const told = tableOf(page, 'in `window.nabla`');
    expect(told.map(([name = '']) => ticked(name)[0])).toEqual([
      ...members('src/page/inspect.ts', 'PageInspection'),
      ...members('src/labs/surfaces/inspect.ts', 'SurfaceInspection'),
      'function',
      'network',
      'lesson',
    ]);
    const [functions, network, lesson] = told.slice(-3).map(([, text]) => text!);
    expect(ticked(functions!)).toEqual(members('src/labs/functions/inspect.ts', 'FunctionInspection'));
    expect(ticked(network!)).toEqual(members('src/labs/networks/inspect.ts', 'NetInspection'));
    expect(ticked(lesson!)).toEqual(members('src/labs/lessons/inspect.ts', 'LessonInspection'));
  });

  it('has every switch that the page reads, and no other', () => {
    const read = sources('src', '.ts').flatMap(({ text }) =>
      [...text.matchAll(/\bquery\.(?:get|has)\('(\w+)'\)/g)].map(([, name]) => name!),
    );
    const told = tableOf(page, 'switch').flatMap(([names = '']) =>
      [...names.matchAll(/\?(\w+)/g)].map(([, name]) => name!),
    );
    expect([...new Set(told)].sort()).toEqual([...new Set(read)].sort());
  });
});
