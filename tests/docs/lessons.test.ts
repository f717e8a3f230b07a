import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReadings } from '../../src/analysis/readings';
import { lessonJsonSchema } from '../../src/experiment/lessons/jsonSchema';
import { parseLessonText } from '../../src/experiment/lessons/schema';
import { cpuEngine } from '../engine/engines';
import { blocksOf, tableOf, ticked } from '../setup/markdown';
import { root } from '../setup/sources';

const page = readFileSync(join(root, 'docs/lessons.md'), 'utf8');

/** As much of a JSON Schema as is looked at here. */
interface Described {
  readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
  readonly required: readonly string[];
}

const definitions = lessonJsonSchema().$defs as Readonly<Record<string, Described & { anyOf: readonly Described[] }>>;

/** Kind → its fields as the page writes them. */
const kindsIn = (name: string): [string, string[]][] =>
  definitions[name]!.anyOf.map(({ properties, required }) => [
    properties.kind!.enum![0]!,
    Object.keys(properties)
      .filter((key) => key !== 'kind')
      .map((key) => (required.includes(key) ? key : `${key}?`)),
  ]);

/** The tables whose first heading is `kind`, in the order of the page. */
const kindTables = page
  .split(/^## /m)
  .filter((section) => section.includes('| `kind` |'))
  .map((section) => tableOf(section, '`kind`').map(([kind = '', fields = '']) => [ticked(kind)[0]!, ticked(fields)]));

describe('docs/lessons.md', () => {
  it('has an example that is a lesson, and whose numbers can be read', async () => {
    const text = blocksOf(page).find(({ file }) => file === 'lesson.json')!.text;
    const [step] = parseLessonText(text).steps;
    const engine = cpuEngine();
    try {
      const results = await createReadings(step!.experiment ?? null, engine).numbers(step!.numbers ?? []);
      // 3·(1 − 0.6)^10, to rounding; f″ of x² is 2.
      expect(results).toEqual([{ value: expect.closeTo(3 * 0.4 ** 10, 15) }, { value: 2 }, { value: 1 }]);
    } finally {
      engine.dispose();
    }
  });

  it('lists every kind of reading, figure and series with its fields', () => {
    const [readings, figures, series] = kindTables;
    expect(readings).toEqual(kindsIn('reading'));
    expect(series).toEqual(kindsIn('seriesReading'));
    const common = ['title', 'after?', 'experiment?'];
    const own = kindsIn('figure').map(([kind, fields]) => [kind, fields.filter((each) => !common.includes(each))]);
    // Fields of fields stand in brackets behind theirs.
    const outer = (figures as [string, string[]][]).map(([kind, fields], i) => [
      kind,
      fields.filter((each) => (own[i]![1] as string[]).includes(each)),
    ]);
    expect(outer).toEqual(own);
  });

  it('lists every field of a step', () => {
    const listed = tableOf(page, 'field of a step').map(([field = '']) => ticked(field)[0]);
    expect(listed).toEqual(Object.keys(definitions.step!.properties));
  });
});

describe('docs/lesson.schema.json', () => {
  // `npx vitest run --project=unit tests/docs/lessons.test.ts -u` writes it.
  it('is what files are held to', async () => {
    const text = `${JSON.stringify(lessonJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(join(root, 'docs/lesson.schema.json'));
  });
});
