import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LESSON_SIGNS } from '../src/experiment/lessons/signs';
import { hasSign } from '../src/experiment/signs';
import { addressesIn, type Changes, changes, type Opened, opened, restored, written } from './setup/addresses';
import { root, type Source, sources } from './setup/sources';

/**
 * Links that people have made go on working: `golden/addresses.json` holds addresses, well and badly spelled ones, each
 * with the experiment that it opened when it was written down. The file only grows. Nothing writes it: a line to be added
 * is in the message of the failing test.
 */
interface Golden {
  /** What an address opens that says nothing, complete, at the time of writing. */
  readonly defaults: Readonly<Record<Opened['lab'], Readonly<Record<string, unknown>>>>;
  readonly addresses: readonly GoldenAddress[];
}

interface GoldenAddress {
  /** With or without its `#`. */
  readonly address: string;
  /** Where it was found, or why it is here. */
  readonly from: string;
  readonly lab: Opened['lab'];
  /** What it opens, as far as that differs from the default. */
  readonly changes: Changes;
  /**
   * What is not used of it. The sentences are those of the time of writing, for the reader: they may be put better, and
   * name what has been added since.
   */
  readonly rejected?: readonly {
    readonly key: string;
    readonly value: string;
    readonly en: string;
    readonly zh: string;
  }[];
}

const golden: Golden = JSON.parse(readFileSync(join(root, 'tests/golden/addresses.json'), 'utf8'));
const known = new Set(golden.addresses.map(({ address }) => address));
/** The toy laboratory, and what recipes add, have addresses that no laboratory of the page opens. */
const OF_THEIR_OWN = ['tests/page/laboratories', 'tests/e2e/toy', 'tests/docs/recipes'];
const fragment = (address: string): string => address.replace(/^#/, '');

describe('addresses go on working', () => {
  it.each(['functions', 'surfaces', 'networks'] as const)('of %s', (lab) => {
    for (const { address, ...entry } of golden.addresses.filter((each) => each.lab === lab)) {
      const now = opened(address);
      expect.soft(now.lab, address).toBe(lab);
      expect.soft(now.experiment, address).toEqual(restored(golden.defaults[lab], entry.changes));
      const keys = (list: readonly { readonly key: string; readonly value: string }[]) =>
        list.map(({ key, value }) => ({ key, value }));
      expect.soft(keys(now.rejected), address).toEqual(keys(entry.rejected ?? []));
      for (const { reason } of now.rejected) expect.soft([reason.en, reason.zh], address).not.toContain('');
      // What is written in its place opens the same, and all of it is understood.
      const again = opened(written(now));
      expect.soft(again.rejected, address).toEqual([]);
      expect.soft(withoutEmpty(again.experiment), address).toEqual(withoutEmpty(now.experiment));
    }
  });

  it('are known from every tool and view', () => {
    const surfaces = golden.addresses.filter(({ lab }) => lab === 'surfaces');
    const networks = golden.addresses.filter(({ lab }) => lab === 'networks');
    expect(known.size).toBe(golden.addresses.length);
    expect(known.size).toBeGreaterThanOrEqual(160);
    const shown = (entries: readonly GoldenAddress[], key: string, usual: string) =>
      new Set(entries.map((entry) => entry.changes[key] ?? usual));
    expect(shown(surfaces, 'tools.shown', 'race').size).toBe(8);
    expect(shown(networks, 'view', 'train').size).toBe(6);
    const functions = golden.addresses.filter(({ lab }) => lab === 'functions');
    expect(shown(functions, 'bench', 'derivative').size).toBe(5);
  });

  it('are known from the README, the documentation, the tests and the scripts', () => {
    const pages = [{ path: 'README', text: readFileSync(join(root, 'README.md'), 'utf8') }, ...sources('docs', '.md')];
    const tests = sources('tests', '.ts').filter(isOfThePage);
    const scripts = sources('.ci', '.mjs');
    const used = new Map([
      ...pages.flatMap(({ path, text }) =>
        [...text.matchAll(/`(#[\w.]+=[^`\s]+)`/g)].map((match) => [match[1]!, path] as const),
      ),
      ...tests.flatMap((source) => [...addressesIn(source)].map((address) => [address, 'a test'] as const)),
      ...scripts.flatMap((source) => [...addressesIn(source)].map((address) => [address, 'a script'] as const)),
    ]);
    expect(used.size).toBeGreaterThan(60);
    const fragments = new Set([...known].map(fragment));
    const missing = [...used].filter(([address]) => !isOfALesson(address) && !fragments.has(fragment(address)));
    expect(missing.map(([address, from]) => JSON.stringify(entryOf(address, from)))).toEqual([]);
  });
});

/** A domain or parameters of which nothing could be used say nothing, and are not written. */
function withoutEmpty(experiment: Opened['experiment']): object {
  if (!('surface' in experiment)) return experiment;
  const said = Object.entries(experiment.surface).filter(([, value]) => JSON.stringify(value) !== '{}');
  return { ...experiment, surface: Object.fromEntries(said) };
}

function isOfThePage({ path }: Source): boolean {
  return !OF_THEIR_OWN.some((start) => path.startsWith(start));
}

/** Lessons have a test of their own: `labs/lessons/address.test.ts`. */
function isOfALesson(address: string): boolean {
  return hasSign(address, LESSON_SIGNS);
}

/** The line of the file for an address that is not in it yet. */
function entryOf(address: string, from: string): GoldenAddress {
  const { lab, experiment, rejected } = opened(address);
  const reasons = rejected.map(({ key, value, reason }) => ({ key, value, ...reason }));
  return {
    address,
    from,
    lab,
    changes: changes(golden.defaults[lab], { ...experiment }),
    ...(reasons.length === 0 ? {} : { rejected: reasons }),
  };
}
