import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { lessonDocument } from '../../src/headless/lessons';
import { LESSONS } from '../../src/lessons';
import { cpuEngine } from '../engine/engines';
import oracles from '../golden/lesson-oracles.json';
import golden from '../golden/lessons.json';
import { root } from '../setup/sources';

// Basins, populations and games of a chapter take some seconds, on a busy machine more.
vi.setConfig({ testTimeout: 120_000 });

/** Lesson → step → number. */
type Book<T> = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, T>>>>>>;

// float64 in another order of operations. Numbers of chaotic runs are among them: the functions that they are computed
// from are the language's own, to the last bit the same wherever it runs.
const TOLERANCE = 1e-9;

const far = (value: number, wanted: number): boolean => !(Math.abs(value - wanted) <= TOLERANCE * Math.abs(wanted));

const engine = cpuEngine();
afterAll(() => engine.dispose());

describe.each(LESSONS.map((entry) => [entry.id, entry] as const))('the numbers of %s', (id, entry) => {
  const document = lessonDocument(engine, entry);

  it('can all be read', async () => {
    const { steps } = await document;
    const faults = steps.flatMap((step) =>
      step.numbers.filter(({ value }) => !Number.isFinite(value)).map(({ name, error }) => [step.id, name, error?.en]),
    );
    expect(faults).toEqual([]);
  });

  // `node tests/golden/lessons.mjs` writes them down.
  it('are those that are written down', async () => {
    const known = (golden as Book<number>)[id] ?? {};
    const { steps } = await document;
    const found = Object.fromEntries(
      steps
        .filter(({ numbers }) => numbers.length > 0)
        .map((step) => [
          step.id,
          Object.fromEntries(step.numbers.map(({ name, value }) => [name, value ?? Number.NaN])),
        ]),
    );
    expect(namesOf(found)).toEqual(namesOf(known));
    const others = Object.entries(found).flatMap(([step, numbers]) =>
      Object.entries(numbers).flatMap(([name, value]) => {
        const wanted = known[step]![name]!;
        return far(value, wanted) ? [`${step}/${name} is ${value}, not ${wanted}`] : [];
      }),
    );
    expect(others).toEqual([]);
  });

  it('are those of the oracles of the tutorials', async () => {
    const { steps } = await document;
    const others = Object.entries((oracles as Book<string>)[id] ?? {}).flatMap(([step, numbers]) =>
      Object.entries(numbers).flatMap(([name, place]) => {
        const value = steps.find((each) => each.id === step)?.numbers.find((each) => each.name === name)?.value;
        const wanted = oracle(place);
        return value === undefined || far(value, wanted)
          ? [`${step}/${name} is ${value}, not ${wanted}: ${place}`]
          : [];
      }),
    );
    expect(others).toEqual([]);
  });
});

it('nothing is written down of lessons that there are not', () => {
  const ids = LESSONS.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([...Object.keys(golden), ...Object.keys(oracles)]));
});

const namesOf = (book: Readonly<Record<string, object>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(book).map(([step, numbers]) => [step, Object.keys(numbers)]));

/** A number in one of the files of oracles: `seeds/FILE/key/0/key`. */
function oracle(place: string): number {
  const [folder, file, ...keys] = place.split('/');
  const data: unknown = JSON.parse(readFileSync(join(root, `tests/golden/${folder}/${file}.json`), 'utf8'));
  const found = keys.reduce<unknown>((part, key) => (part as Readonly<Record<string, unknown>>)?.[key], data);
  if (typeof found !== 'number') throw new Error(`no number at ${place}`);
  return found;
}
