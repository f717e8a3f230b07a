import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { type Block, blocksOf } from '../setup/markdown';
import type { Source } from '../setup/sources';

/*
 * Follows the recipes of docs/adding.md: a block under the name of a file is the file, or its change.
 */

/** Blocks by the heading they stand under. */
export function recipesOf(page: string): ReadonlyMap<string, readonly Block[]> {
  const [, ...parts] = page.split(/^## /m);
  return new Map(
    parts.map((part) => [part.slice(0, part.indexOf('\n')), blocksOf(part).filter(({ file }) => file !== null)]),
  );
}

/** Makes the file of a block, or changes it, in `folder`. Throws where it does not fit. */
export function follow({ file, language, text }: Block, folder: string): void {
  if (file === null) throw new Error('a block that names no file');
  const path = join(folder, file);
  const exists = existsSync(path);
  const isChange = language === 'diff' || language === 'json';
  if (exists !== isChange) throw new Error(`${file} is ${exists ? 'there already' : 'not there'}`);
  mkdirSync(dirname(path), { recursive: true });
  const old = exists ? readFileSync(path, 'utf8') : '';
  writeFileSync(path, language === 'diff' ? changed(old, text, file) : language === 'json' ? merged(old, text) : text);
}

/** Parts of a change are separated by `@@`; each has its place where its old lines stand, once. */
export function changed(old: string, diff: string, file: string): string {
  return diff.split(/^@@\n/m).reduce((now, part) => {
    const lines = part.replace(/\n$/, '').split('\n');
    const [before, after] = ['-', '+'].map((sign) =>
      lines
        .filter((line) => line === '' || line[0] === ' ' || line[0] === sign)
        .map((line) => `${line.slice(1)}\n`)
        .join(''),
    );
    if (before === '' || before === after) throw new Error(`${file}: no change\n${part}`);
    // Overlapping places are places, too.
    const places = [...now.matchAll(new RegExp(`^(?=${escaped(before ?? '')})`, 'gm'))].map(({ index }) => index);
    const [at = 0] = places;
    if (places.length !== 1) throw new Error(`${file}: ${places.length} places for\n${before}`);
    return now.slice(0, at) + after + now.slice(at + (before?.length ?? 0));
  }, old);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(old: string, more: string): string {
  const merge = (a: unknown, b: unknown): unknown =>
    isObject(a) && isObject(b)
      ? { ...a, ...Object.fromEntries(Object.entries(b).map(([key, value]) => [key, merge(a[key], value)])) }
      : b;
  return JSON.stringify(merge(JSON.parse(old), JSON.parse(more)));
}

type Node = Record<string, unknown> & { readonly type: string; readonly start: number; readonly end: number };

/** Says every sentence of a file in a third language, `de`: as in English, for what counts is that it is said. */
export function translate({ path, text }: Source): string {
  const { program } = parseSync(path, text);
  const additions: { readonly at: number; readonly said: string }[] = [];
  const pending: unknown[] = [program];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) pending.push(...value);
    else if (typeof value === 'object' && value !== null) {
      const addition = additionTo(value as Node, text);
      if (addition !== null) additions.push(addition);
      pending.push(...Object.values(value));
    }
  }
  return additions
    .sort((a, b) => b.at - a.at)
    .reduce((now, { at, said }) => `${now.slice(0, at)}, ${said}${now.slice(at)}`, text);
}

function additionTo({ type, properties, members }: Node, text: string): { at: number; said: string } | null {
  const isType = type === 'TSTypeLiteral';
  if (!isType && type !== 'ObjectExpression') return null;
  const parts = (isType ? members : properties) as readonly Node[];
  const named = (name: string) => parts.find(({ key }) => (key as Node | undefined)?.name === name);
  const [en, zh] = [named('en'), named('zh')];
  if (en === undefined || zh === undefined || parts.length !== 2) return null;
  const key = en.key as Node;
  const said = `${text.slice(en.start, key.start)}de${en.shorthand === true ? ': en' : text.slice(key.end, en.end)}`;
  return { at: zh.end, said };
}
