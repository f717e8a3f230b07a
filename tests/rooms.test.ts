import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableOf, ticked } from './setup/markdown';
import { cycle, fileGraph, ROOMS, roomGraph, violations } from './setup/rooms';
import { root, sources } from './setup/sources';

const files = sources('src', '.ts');

/** Rooms as the table of docs/architecture.md names them: `engine/contract` for `src/engine/contract`. */
function inFull(names: readonly string[]): string[] {
  return names.map((name) => (name === 'shaders' || name.startsWith('src') ? name : `src/${name}`)).sort();
}

describe('the table of rooms in docs/architecture.md', () => {
  const told = tableOf(readFileSync(join(root, 'docs/architecture.md'), 'utf8'), 'room').map(
    ([room = '', , may = '', types = '', packages = '']) => ({ room: ticked(room)[0]!, may, types, packages }),
  );

  it('has every room once, from the innermost outwards, and no other', () => {
    expect(told.map(({ room }) => inFull([room])[0])).toEqual(Object.keys(ROOMS));
  });

  it.each(told.map((row) => [row.room, row] as const))('says of %s what the rules say', (_, row) => {
    const { may, types = [], packages } = ROOMS[inFull([row.room])[0]!]!;
    expect(inFull(ticked(row.may))).toEqual([...may].sort());
    expect(inFull(ticked(row.types))).toEqual([...types].sort());
    expect(ticked(row.packages).sort()).toEqual([...packages].sort());
  });
});

describe('rooms', () => {
  it.each(files.map((file) => [file.path, file] as const))('%s imports only what its room may', (_, file) => {
    expect(violations(file)).toEqual([]);
  });

  it('do not need one another in a circle', () => {
    expect(cycle(roomGraph(files))).toBeNull();
  });

  it('hold no file that needs itself, not even for a type', () => {
    expect(cycle(fileGraph(files))).toBeNull();
  });

  // package.json says so (`sideEffects`): the build leaves out what nobody takes anything from.
  it('import nothing for its effects but style sheets', () => {
    const effects = files.flatMap(({ path, text }) =>
      [...text.matchAll(/^\s*import '(?<of>[^']+)'/gm)].map(({ groups }) => `${path}: ${groups!.of}`),
    );
    expect(effects.length).toBeGreaterThan(5);
    expect(effects.filter((effect) => !effect.endsWith('.css'))).toEqual([]);
  });

  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(5);
  });
});

describe('the rules can fail', () => {
  it.each([
    ['a static import', 'src/formula/bad.ts', "import { a } from '../catalog/surfaces';"],
    ['a type import', 'src/formula/bad.ts', "import type { A } from '../engine/contract';"],
    ['an inline type import', 'src/formula/bad.ts', "type A = import('../engine/contract').Engine;"],
    ['a dynamic import', 'src/engine/cpu/bad.ts', "const a = await import('../../scene/view');"],
    ['a re-export', 'src/catalog/bad.ts', "export * from '../experiment/types';"],
    ['?raw text', 'src/scene/bad.ts', "import kernel from '../../shaders/grid.wgsl?raw';"],
    ['a worker address', 'src/page/bad.ts', "new Worker(new URL('../engine/cpu/worker.ts', import.meta.url));"],
    ['a glob', 'src/page/bad.ts', "import.meta.glob('../engine/cpu/*.ts');"],
    ['a value where only types may', 'src/engine/bad.ts', "import { optimizers } from '../catalog/optimizers';"],
    ['engine internals in the app', 'src/page/bad.ts', "import { host } from '../engine/gpu/host';"],
    ['a laboratory in the page', 'src/page/bad.ts', "import { surfaces } from '../labs/surfaces';"],
    ['a type of a laboratory in the page', 'src/page/bad.ts', "import type { Tool } from '../labs/surfaces/context';"],
    ['another laboratory', 'src/labs/networks/bad.ts', "import { edits } from '../surfaces/edits';"],
    ['three in an engine', 'src/engine/gpu/bad.ts', "import { Vector3 } from 'three/webgpu';"],
    ['Node in an engine', 'src/engine/cpu/bad.ts', "import { Worker } from 'node:worker_threads';"],
    ['a page in an engine', 'src/engine/gpu/bad.ts', 'const gpu = navigator.gpu;'],
    ['a page in a type', 'src/formula/bad.ts', 'let element: HTMLElement;'],
    ['a file outside all rooms', 'src/stray.ts', ''],
  ])('%s', (_, path, text) => {
    expect(violations({ path, text })).toHaveLength(1);
  });

  it.each([
    ['its own room', 'src/formula/good.ts', "import { parse } from './parse';"],
    ['types where types may', 'src/engine/good.ts', "import type { Optimizer } from '../catalog/types';"],
    ['a page name as a property', 'src/engine/good.ts', 'const b = { window: 1 }; b.window;'],
    ['a package of the room', 'src/scene/good.ts', "import * as THREE from 'three/webgpu';"],
  ])('but %s is fine', (_, path, text) => {
    expect(violations({ path, text })).toEqual([]);
  });

  it('a circle', () => {
    const circle = [
      { path: 'src/scene/a.ts', text: "import { b } from '../page/b';" },
      { path: 'src/page/b.ts', text: "import { a } from '../scene/a';" },
    ];
    expect(cycle(roomGraph(circle))).toEqual(['src/scene', 'src/page', 'src/scene']);
  });

  it('an import that is computed', () => {
    expect(() => violations({ path: 'src/page/bad.ts', text: 'await import(name);' })).toThrow('literally');
  });
});
