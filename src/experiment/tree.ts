import type { Path } from './read';

/** Plain data by path. */

export interface Tree {
  [key: string]: unknown;
}

/** What stands at a path; undefined where it does not lead anywhere. */
export function at(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>> | undefined)?.[key], data);
}

/** Puts a value at a path of a tree that is being made. The paths are ours: no name from outside becomes a key here. */
export function plant(tree: Tree, [key, ...deeper]: readonly string[], value: unknown): void {
  if (key === undefined) return;
  if (deeper.length === 0) {
    tree[key] = value;
    return;
  }
  tree[key] ??= {};
  plant(tree[key] as Tree, deeper, value);
}

/** A copy with another value at a path; undefined: without the key. What does not change keeps its identity. */
export function withValue<T>(data: T, [key, ...deeper]: readonly string[], value: unknown): T {
  if (key === undefined) return value as T;
  const record = data as Readonly<Record<string, unknown>>;
  if (deeper.length === 0 && value === undefined) {
    const { [key]: _, ...rest } = record;
    return rest as T;
  }
  return { ...record, [key]: withValue(record[key], deeper, value) } as T;
}
