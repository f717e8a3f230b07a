import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ticked } from '../setup/markdown';
import { root, sources } from '../setup/sources';

const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

describe('the kernels in docs/architecture.md', () => {
  /** File → what its head is said to say. */
  const told = [...page.matchAll(/^\| `([\w-]+\.wgsl)` +\| “([^”]+)”/gm)].map(
    ([, file, phrase]) => [file!, phrase!] as const,
  );
  const shaders = sources('shaders', '.wgsl').map(({ path, text }) => [path.replace('shaders/', ''), text] as const);

  it('are all there, each once', () => {
    expect(told.map(([file]) => file).sort()).toEqual(shaders.map(([file]) => file).sort());
    expect(page).toContain(`\`shaders/\` holds ${shaders.length} files`);
  });

  it.each(told)('%s says in its head: %s', (file, phrase) => {
    const text = shaders.find(([name]) => name === file)![1];
    const head = /^(?:\/\/.*\n)+/
      .exec(text)![0]
      .replaceAll(/\n?\/\/ ?/g, ' ')
      .replaceAll(/\s+/g, ' ');
    expect(head).toContain(phrase);
  });

  it.each(told)('%s is quoted with its parallel unit, if it is a kernel (%s)', (file, phrase) => {
    const text = shaders.find(([name]) => name === file)![1];
    if (text.includes('@compute')) expect(phrase).toMatch(/^One (thread|workgroup) = one /);
  });
});

describe('the workbench in docs/architecture.md', () => {
  it.each([
    'benchHost',
    'settingsRail',
    'transportBar',
    'job',
    'loop',
    'budget',
    'document',
    'editing',
    'benchLens',
    'plainLayout',
  ])('has %s', (name) => {
    expect(page).toContain(`${name}.ts\``);
  });
});

describe('the glossary of docs/architecture.md', () => {
  const rows = page
    .slice(page.indexOf('## Glossary'))
    .split('\n')
    .filter((line) => line.startsWith('| '));

  it('says every term in both languages, and what it is', () => {
    expect(rows.length).toBeGreaterThan(25);
    for (const row of rows.slice(2)) {
      const [, en = '', zh = '', what = ''] = row.split('|').map((cell) => cell.trim());
      expect(en).toMatch(/^[a-z]/);
      expect(zh).toMatch(/^[\p{Script=Han}，]+$/u);
      expect(what.length).toBeGreaterThan(10);
    }
  });

  it('has the words that the code uses', () => {
    for (const name of ['Lease', 'Swarm', 'Census', 'Stage', 'Descent'])
      expect(rows.flatMap(ticked).join(' ')).toContain(name);
  });
});
