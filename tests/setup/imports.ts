import { posix } from 'node:path';
import { parseSync } from 'vite';
import type { Source } from './sources';

export interface Import {
  /** As written: './x', 'three', '../shaders/grid.wgsl?raw'. */
  readonly specifier: string;
  /** Path from the top of the repository (relative imports, without `?raw`); null for packages. */
  readonly path: string | null;
  /** True where nothing is left of it at run time. */
  readonly typeOnly: boolean;
}

type Node = Record<string, unknown> & { readonly type: string };

/**
 * Everything a file draws in: static and dynamic imports, re-exports, `import('./x').Type`, `import.meta.glob`, and
 * `new URL('./x', import.meta.url)` as used for workers.
 */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (specifier: unknown, typeOnly: boolean): void => {
    if (typeof specifier !== 'string') throw new Error(`${source.path}: an import must name its file literally`);
    found.push({ specifier, path: resolve(source.path, specifier), typeOnly });
  };
  for (const node of walk(source)) {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (node.source) add((node.source as Node).value, isTypeOnly(node));
        break;
      case 'ImportExpression':
        add((node.source as Node).value, false);
        break;
      case 'TSImportType':
        add((node.source as Node).value, true);
        break;
      case 'NewExpression':
        if (isModuleUrl(node)) add((node.arguments as Node[])[0]!.value, false);
        break;
      case 'CallExpression':
        if (isGlob(node)) for (const pattern of globPatterns(node)) add(pattern, false);
        break;
    }
  }
  return found;
}

/** Names from `globals` that a file refers to as identifiers (not as property names). */
export function globalsIn(source: Source, globals: ReadonlySet<string>): string[] {
  const used = new Set<string>();
  for (const node of walk(source)) {
    if (node.type === 'Identifier' && globals.has(node.name as string)) used.add(node.name as string);
  }
  return [...used];
}

function* walk(source: Source): Generator<Node> {
  const { program, errors } = parseSync(source.path, source.text);
  if (errors.length > 0) throw new Error(`${source.path}: ${errors[0]!.message}`);
  const pending: unknown[] = [program];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) pending.push(...value);
    else if (isNode(value)) {
      yield value;
      for (const [key, child] of Object.entries(value)) {
        const isName = (key === 'property' || key === 'key') && value.computed === false;
        if (!isName) pending.push(child);
      }
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** `import type …`, `export type …`, or every named entry marked `type`. */
function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const entries = (node.specifiers ?? []) as Node[];
  return entries.length > 0 && entries.every((entry) => entry.importKind === 'type' || entry.exportKind === 'type');
}

function isModuleUrl(node: Node): boolean {
  const callee = node.callee as Node;
  const base = (node.arguments as Node[])[1];
  return callee.type === 'Identifier' && callee.name === 'URL' && isNode(base) && isImportMeta(base, 'url');
}

function isGlob(node: Node): boolean {
  return isImportMeta(node.callee as Node, 'glob');
}

function isImportMeta(node: Node, property: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    (node.object as Node).type === 'MetaProperty' &&
    (node.property as Node).name === property
  );
}

function globPatterns(node: Node): unknown[] {
  const [first] = node.arguments as Node[];
  return first?.type === 'ArrayExpression' ? (first.elements as Node[]).map((item) => item.value) : [first?.value];
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('/')) return specifier.slice(1).split('?')[0]!;
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(from), specifier.split('?')[0]!);
}
