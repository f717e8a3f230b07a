import { lessonFile, NAMED } from './lessonShape';
import type { JsonSchema } from './shape';

/** What a lesson file must look like, for editors: a JSON Schema. It cannot say what only the whole of a step tells. */
export function lessonJsonSchema(): JsonSchema {
  const definitions = Object.fromEntries([...NAMED].map(([json, name]) => [name, inside(json)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Nabla lesson',
    ...inside(lessonFile.json),
    $defs: definitions,
  };
}

/** A schema with references in place of the parts that have names. */
function inside(json: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, referring(value)]));
}

function referring(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(referring);
  const name = NAMED.get(value as JsonSchema);
  return name === undefined ? inside(value as JsonSchema) : { $ref: `#/$defs/${name}` };
}
