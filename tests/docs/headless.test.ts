import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CARRIER } from '../../src/experiment/carried';
import { USAGE } from '../../src/headless/arguments';
import { document } from '../headless/command';
import { blocksOf } from '../setup/markdown';
import { root } from '../setup/sources';

interface Example {
  readonly args: readonly string[];
  readonly printed: unknown;
}

/** Stands for the rest of a list that goes on. */
const AND_SO_ON = '…';
/** Numbers are printed with six digits behind the point. */
const DIGITS = 5e-7;

const blocks = blocksOf(readFileSync(join(root, 'docs/headless.md'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'nabla-docs-'));
const files = new Set<string>();
for (const { file, text } of blocks) {
  if (file === null) continue;
  files.add(file);
  writeFileSync(join(folder, file), text);
}

/** A page for the command that writes one: what it looks at, without the rest, which takes seconds to build. */
process.env.NABLA_PAGE = join(folder, 'nabla.html');
writeFileSync(process.env.NABLA_PAGE, `<script type="application/json" id="${CARRIER}"></script>`);

/** A command without anything in brackets, and the block after it. */
const examples = blocks.flatMap(({ language, text }, i): Example[] => {
  const line = /^npm run -s headless -- ([^[\n]+)\n$/.exec(text)?.[1];
  if (language !== 'sh' || line === undefined) return [];
  const args = line.split(' ').map((word) => (files.has(word) ? join(folder, word) : word));
  return [{ args, printed: JSON.parse(blocks[i + 1]!.text) }];
});

/** Where what was printed is not what is told, a line each. */
function differences(printed: unknown, told: unknown, at = ''): string[] {
  if (typeof told === 'number') {
    const near = typeof printed === 'number' && Math.abs(printed - told) <= DIGITS * Math.max(1, Math.abs(told));
    return near ? [] : [`${at}: ${printed}, not ${told}`];
  }
  if (typeof told !== 'object' || told === null)
    return Object.is(printed, told) ? [] : [`${at}: ${printed}, not ${told}`];
  if (typeof printed !== 'object' || printed === null) return [`${at}: ${printed}`];
  if (!Array.isArray(told)) {
    return Object.entries(told).flatMap(([key, value]) =>
      differences((printed as Readonly<Record<string, unknown>>)[key], value, `${at}.${key}`),
    );
  }
  const open = told.at(-1) === AND_SO_ON;
  const shown = open ? told.slice(0, -1) : told;
  const given = printed as readonly unknown[];
  const complaints = shown.flatMap((each, i) => differences(given[i], each, `${at}[${i}]`));
  const length = open ? given.length > shown.length : given.length === shown.length;
  return length ? complaints : [...complaints, `${at} has ${given.length} entries`];
}

describe('docs/headless.md', () => {
  it('has an example of every command', () => {
    const commands = USAGE.replace('usage: ', '')
      .split(' | ')
      .map((usage) => usage.split(' ')[1]);
    expect(examples.map(({ args: [name] }) => name)).toEqual(expect.arrayContaining(commands));
  });

  it.each(examples.map((example) => [example.args[0], example] as const))(
    '%s prints what stands there',
    (_, example) => {
      expect(differences(document(example.args), example.printed)).toEqual([]);
    },
  );

  it('would tell a difference', () => {
    expect(differences({ a: [1, 2, 3] }, { a: [1, 2] })).toEqual(['.a has 3 entries']);
    expect(differences({ a: [1, 2] }, { a: [1, 2, AND_SO_ON] })).toEqual(['.a has 2 entries']);
    expect(differences({ a: 1.00001 }, { a: 1 })).toEqual(['.a: 1.00001, not 1']);
    expect(differences({ a: null }, { a: { b: 1 } })).toEqual(['.a: null']);
  });
});
