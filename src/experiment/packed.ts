import type { Entry, Field } from './field';

/*
 * A group of settings under one key of an address, with only what differs from the defaults:
 *
 *   sweep=run:1,x:lr:0.0001:1:log,y:momentum:0:1,size:512
 *
 * The texts of its settings hold no comma.
 */

type Values = Readonly<Record<string, unknown>>;

export function packedEntry(fields: Readonly<Record<string, Field<unknown>>>): Entry<Values> {
  return {
    suffix: '',
    path: [],
    write(values, base) {
      const parts = Object.entries(fields).flatMap(([name, { entries }]) =>
        entries.flatMap((entry) => {
          const text = values[name] === undefined ? null : entry.write(values[name], base?.[name]);
          return typeof text === 'string' ? [`${name}${entry.suffix}:${text}`] : [];
        }),
      );
      return parts.length === 0 ? null : parts.join(',');
    },
    read: (text) => Object.fromEntries(text.split(',').map((part) => readPart(part, fields))),
  };
}

function readPart(part: string, fields: Readonly<Record<string, Field<unknown>>>): [string, unknown] {
  const end = part.indexOf(':');
  const name = end < 0 ? part : part.slice(0, end);
  const [entry] = (Object.hasOwn(fields, name) ? fields[name] : undefined)?.entries ?? [];
  if (end < 0) return [name, entry?.bare ?? ''];
  const text = part.slice(end + 1);
  return [name, entry === undefined ? text : entry.read(text)];
}
