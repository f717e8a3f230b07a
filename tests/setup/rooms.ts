import { globalsIn, importsOf } from './imports';
import type { Source } from './sources';

/*
 * Who may import what: the rules that `tests/rooms.test.ts` holds all files to, and docs/architecture.md tells people.
 */

export interface Rule {
  /** Rooms (folders) or single modules that this room may import. */
  readonly may: readonly string[];
  /** The same, but types only: nothing of them is left at run time. */
  readonly types?: readonly string[];
  /** Packages that this room may import; `node:` stands for all of Node. */
  readonly packages: readonly string[];
}

/** A sentence in two languages is a type that every room may name. */
const TEXT = 'src/formula/text';

/** A laboratory stands on the page's contracts and on everything below; never on another laboratory. */
const INSIDE_A_LABORATORY = [
  'src/formula',
  'src/catalog',
  'src/experiment',
  'src/analysis',
  'src/engine/contract',
  'src/scene',
  'src/charts',
  'src/geometry',
  'src/page',
];

/** Who may import what. Rooms are listed from the innermost outwards; each may always import itself. */
export const ROOMS: Readonly<Record<string, Rule>> = {
  'src/formula': { may: [], packages: [] },
  // Numbers and places alone: marching over triangles, ticks of axes.
  'src/geometry': { may: [], packages: ['d3-scale'] },
  'src/catalog': { may: ['src/formula'], packages: [] },
  'src/experiment': { may: ['src/catalog', 'src/formula'], types: ['src/engine/contract'], packages: ['valibot'] },
  // Lessons as data: the chapters. Nothing is computed there.
  'src/lessons': { may: [], types: ['src/experiment', TEXT], packages: [] },
  'src/engine': { may: ['src/formula', 'shaders'], types: ['src/catalog', 'src/experiment'], packages: [] },
  // What is found out from an engine's results: attractors, stationary points, limits of stability, rankings.
  'src/analysis': {
    may: ['src/geometry', 'src/formula', 'src/catalog', 'src/experiment', 'src/engine/contract', 'src/engine/random'],
    packages: [],
  },
  // The service worker: it knows files of the site, and nothing of what is in them.
  'src/offline': { may: [], packages: [] },
  'src/scene': {
    may: ['src/geometry', 'src/engine/contract'],
    types: [TEXT],
    packages: ['three', 'd3-scale', 'd3-scale-chromatic', 'd3-interpolate'],
  },
  'src/charts': {
    may: ['src/geometry'],
    types: [TEXT],
    packages: ['uplot', 'd3-scale', 'd3-scale-chromatic', 'd3-interpolate'],
  },
  // Shell, workbench, viewport, sharing, files, supervisor: knows laboratories by their contract, never one of them.
  'src/page': {
    may: [
      'src/formula',
      'src/catalog',
      'src/experiment',
      'src/analysis',
      'src/engine/contract',
      'src/scene',
      'src/charts',
      'src/offline/message',
    ],
    packages: ['lil-gui', 'katex', 'mediabunny', 'qrcode-generator'],
  },
  // What several laboratories need.
  'src/labs/shared': { may: INSIDE_A_LABORATORY, packages: ['lil-gui', 'papaparse'] },
  'src/labs/functions': { may: [...INSIDE_A_LABORATORY, 'src/labs/shared'], packages: ['lil-gui'] },
  'src/labs/surfaces': { may: [...INSIDE_A_LABORATORY, 'src/labs/shared'], packages: ['lil-gui', 'fflate'] },
  'src/labs/networks': { may: [...INSIDE_A_LABORATORY, 'src/labs/shared'], packages: ['lil-gui'] },
  'src/labs/lessons': { may: [...INSIDE_A_LABORATORY, 'src/labs/shared', 'src/lessons'], packages: [] },
  // The list of laboratories.
  'src/labs': { may: ['src/page', 'src/experiment'], packages: [] },
  'src/headless': {
    may: ['src/formula', 'src/catalog', 'src/experiment', 'src/analysis', 'src/engine', 'src/lessons'],
    packages: ['node:', 'webgpu'],
  },
  'src/wiring.ts': { may: ['src'], packages: [] },
  'src/main.ts': { may: ['src'], packages: [] },
  // The page as one file: its loader, its workers, its entry.
  'src/single': { may: ['src'], packages: [] },
};

/** Files that need more than their room. */
const EXCEPTIONS: Readonly<Record<string, Partial<Rule>>> = {
  // The CPU engine's workers in Node; their twins in the browser need no package.
  'src/engine/cpu/node.ts': { packages: ['node:'] },
  'src/engine/cpu/node-worker.ts': { packages: ['node:'] },
};

/** Engines and formulas run in workers, in Node and in tests: nothing of a page may be named there. */
const PAGE_GLOBALS = new Set([
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'requestAnimationFrame',
  'HTMLElement',
  'HTMLCanvasElement',
]);
const PAGELESS = [
  'src/formula',
  'src/catalog',
  'src/experiment',
  'src/analysis',
  'src/lessons',
  'src/engine',
  'src/headless',
  'src/geometry',
];

function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`) || path === `${place}.ts`;
}

export function roomOf(path: string): string | undefined {
  return Object.keys(ROOMS).find((room) => isIn(path, room));
}

/** What is wrong with the imports of one file, a line each. */
export function violations(source: Source): string[] {
  const room = roomOf(source.path);
  if (room === undefined) return [`${source.path} is in no room`];
  const { may, types = [], packages } = { ...ROOMS[room]!, ...EXCEPTIONS[source.path] };
  const complaints: string[] = [];
  for (const { specifier, path, typeOnly } of importsOf(source)) {
    const allowed =
      path === null
        ? packages.some((name) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`))
        : [room, ...may, ...(typeOnly ? types : [])].some((place) => isIn(path, place));
    if (!allowed) complaints.push(`${source.path} may not import ${specifier}`);
  }
  if (PAGELESS.some((place) => isIn(source.path, place))) {
    for (const name of globalsIn(source, PAGE_GLOBALS)) complaints.push(`${source.path} may not use ${name}`);
  }
  return complaints;
}

/** The first cycle in a graph, as the list of its nodes; null where there is none. */
export function cycle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (done.has(node)) return null;
    done.add(node);
    for (const next of graph.get(node) ?? []) {
      const found = visit(next, [...trail, node]);
      if (found) return found;
    }
    return null;
  };
  for (const node of graph.keys()) {
    const found = visit(node, []);
    if (found) return found;
  }
  return null;
}

/** Room → rooms it needs at run time. */
export function roomGraph(files: readonly Source[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const room = roomOf(file.path);
    if (room === undefined) continue;
    const needs = graph.get(room) ?? new Set();
    graph.set(room, needs);
    for (const { path, typeOnly } of importsOf(file)) {
      const other = path === null || typeOnly ? undefined : roomOf(path);
      if (other !== undefined && other !== room) needs.add(other);
    }
  }
  return graph;
}

/** File → files it names, for their types too. */
export function fileGraph(all: readonly Source[]): Map<string, Set<string>> {
  const known = new Set(all.map(({ path }) => path));
  const fileOf = (path: string): string | undefined =>
    [path, `${path}.ts`, `${path}/index.ts`].find((candidate) => known.has(candidate));
  return new Map(
    all.map((file) => [
      file.path,
      new Set(
        importsOf(file).flatMap(({ path }) => {
          const other = path === null ? undefined : fileOf(path);
          return other === undefined ? [] : [other];
        }),
      ),
    ]),
  );
}
