import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tableOf, ticked } from '../setup/markdown';
import { root, type Source, sources } from '../setup/sources';
import { changed, follow, recipesOf, translate } from './recipes';

/** Follows every recipe of docs/adding.md word for word, in a copy of the repository. */
const copy = join(root, '.cache', 'recipes');
const COPIED = ['.ci', 'bench', 'docs', 'public', 'shaders', 'src', 'tests'];
const FILES = ['README.md', 'biome.json', 'index.html', 'package.json', 'tsconfig.json', 'vite.config.ts'];
const LANGUAGE = 'A language';
const TIMEOUT = 240_000;

const recipes = recipesOf(readFileSync(join(root, 'docs/adding.md'), 'utf8'));
const added = [...recipes]
  .filter(([name]) => name !== LANGUAGE)
  .flatMap(([, blocks]) => blocks)
  .filter(({ language }) => ['ts', 'css', 'wgsl'].includes(language))
  .map(({ file }) => file!);

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** A program of node_modules, in the copy. */
function run(program: string, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
      cwd: copy,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    }
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** A module of the copy, with the types of the one here: what a recipe adds is looked up by name. */
const module = <T>(path: string): Promise<T> => import(/* @vite-ignore */ join(copy, path)) as Promise<T>;

beforeAll(() => {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of [...COPIED, ...FILES]) cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const [name, blocks] of recipes) if (name !== LANGUAGE) for (const block of blocks) follow(block, copy);
}, TIMEOUT);

describe('the recipes of docs/adding.md', () => {
  it('are those that were promised, each with its files', () => {
    expect([...recipes.keys()]).toEqual([
      'A surface',
      'A function',
      'An optimizer',
      'An activation',
      'A data set',
      'A bench',
      'A laboratory',
      'A kernel',
      LANGUAGE,
    ]);
    for (const [name, blocks] of recipes) expect([name, blocks.length >= 2]).toEqual([name, true]);
  });

  it(
    'compile, keep the rules of style, are built, and pass the tests of what they touch',
    async () => {
      const [types, style] = await Promise.all([
        run('typescript/bin/tsc', '--noEmit', '-p', '.'),
        run('@biomejs/biome/bin/biome', 'check', '--vcs-enabled=false', ...added),
      ]);
      expect(types).toEqual({ code: 0, said: '' });
      expect([style.code, style.said]).toEqual([0, expect.stringContaining('No fixes applied')]);
      const touched = [
        'tests/catalog/',
        'tests/shaders.test.ts',
        'tests/formula/surfaces',
        'tests/engine/laplacian',
        'tests/docs/architecture',
        'tests/docs/experiment',
        'tests/golden-addresses',
        'tests/readme',
      ];
      const [built, tested] = await Promise.all([
        run('vite/bin/vite.js', 'build', '--outDir', 'site', '--logLevel', 'error'),
        run('vitest/vitest.mjs', 'run', '--project=unit', ...touched),
      ]);
      expect(built).toEqual({ code: 0, said: '' });
      expect(tested).toEqual({ code: 0, said: expect.not.stringContaining('failed') });
      for (const path of touched) expect(tested.said).toContain(path);
    },
    TIMEOUT,
  );

  it('keep the rooms, and stand in their table', async () => {
    const { ROOMS, violations, roomOf } = await module<typeof import('../setup/rooms')>('tests/setup/rooms.ts');
    const all: Source[] = added
      .filter((path) => path.startsWith('src/') && path.endsWith('.ts'))
      .map((path) => ({ path, text: readFileSync(join(copy, path), 'utf8') }));
    expect(all.length).toBeGreaterThan(15);
    for (const source of all) expect([source.path, violations(source)]).toEqual([source.path, []]);
    expect(roomOf('src/labs/curves/index.ts')).toBe('src/labs/curves');
    const rows = tableOf(readFileSync(join(copy, 'docs/architecture.md'), 'utf8'), 'room');
    expect(rows.map(([room = '']) => `src/${ticked(room)[0]}`)).toEqual(Object.keys(ROOMS));
  });
});

describe('what the recipes of docs/adding.md add', () => {
  it('is in the catalogue, and can be computed with', async () => {
    const catalog = await module<typeof import('../../src/catalog/networks')>('src/catalog/networks.ts');
    const { resolve } = await module<typeof import('../../src/experiment/surfaces/resolve')>(
      'src/experiment/surfaces/resolve.ts',
    );
    const { parseExperiment } = await module<typeof import('../../src/experiment/surfaces/experiment')>(
      'src/experiment/surfaces/experiment.ts',
    );
    const { cpuEngine } = await module<typeof import('../engine/engines')>('tests/engine/engines.ts');
    const engine = cpuEngine();
    const bowl = parseExperiment({
      surface: { id: 'bowl' },
      runs: [{ optimizer: 'heavy_ball', hyper: { lr: 0.1, mu: 0.5 }, start: [3, 4] }],
      steps: 2,
    });
    const { problem, runs, plan } = resolve(bowl);
    const [descent] = await engine.descend(problem, runs, plan);
    // v = −0.1·(2x, 4y) = (−0.6, −1.6); then v/2 − 0.1·(2·2.4, 4·2.4).
    const path = [3, 4, 2.4, 2.4, 2.4 - 0.3 - 0.48, 2.4 - 0.8 - 0.96];
    path.forEach((value, i) => {
      expect(descent!.trajectory[i]).toBeCloseTo(value, 12);
    });
    const { FUNCTIONS } = await module<typeof import('../../src/catalog/functions')>('src/catalog/functions/index.ts');
    expect(FUNCTIONS.get('wave_packet')?.formula).toBe('cos(k*x)*exp(-x^2/2)');
    const loss = resolve(parseExperiment({ surface: { id: 'mse', data: 'three_points' } }));
    const jet = await engine.probe(loss.problem, Float64Array.from([1, 1]));
    expect(jet[0]).toBeCloseTo((0 + 1 + 1) / 3, 12);
    const { targets } = catalog.POINT_SETS.get('stripes')!.make(100, 0, 1);
    expect(new Set(targets)).toEqual(new Set([0, 1]));
    const { networks } = engine;
    const { resolveNetwork } = await module<typeof import('../../src/experiment/networks/resolve')>(
      'src/experiment/networks/resolve.ts',
    );
    const { parseNetwork } = await module<typeof import('../../src/experiment/networks/experiment')>(
      'src/experiment/networks/experiment.ts',
    );
    const net = resolveNetwork(
      parseNetwork({
        network: { layers: [2, 4, 1], activation: 'mish' },
        data: 'stripes',
        optimizer: 'heavy_ball',
        epochs: 5,
      }),
    );
    const { history } = await networks.train(net.plan, null, 5);
    expect(history.loss.at(-1)).toBeLessThan(history.loss[0]!);
    engine.dispose();
  });

  it('has addresses', async () => {
    const { surfaceExperiments } = await module<typeof import('../../src/experiment/surfaces/experiment')>(
      'src/experiment/surfaces/experiment.ts',
    );
    const hash = '#v=1&surface=bowl&run=heavy_ball,mu:0.5&tool=slope&slope=length:0.5';
    const { experiment, rejected } = surfaceExperiments.open(hash);
    expect(rejected).toEqual([]);
    expect(surfaceExperiments.encode(experiment)).toBe(hash);
    const { LABORATORIES } = await module<typeof import('../../src/labs')>('src/labs/index.ts');
    expect(LABORATORIES.filter(({ claims }) => claims('#v=1&curve=x^2&gain=2')).map(({ name }) => name)).toEqual([
      'curves',
    ]);
  });

  it(
    'is a language that the compiler asks for, sentence by sentence, and for nothing else',
    async () => {
      for (const block of recipes.get(LANGUAGE)!) follow(block, copy);
      const sourceOnly = readFileSync(join(copy, 'tsconfig.json'), 'utf8').replace(
        /"include": .*/,
        '"include": ["src"]',
      );
      writeFileSync(join(copy, 'tsconfig.json'), sourceOnly);
      const files = sources(join('.cache', 'recipes', 'src'), '.ts').map(({ path, text }) => {
        const translated = translate({ path, text });
        // The sentences of one bench are forgotten.
        if (translated !== text && !path.includes('/surfaces/slope/')) writeFileSync(join(root, path), translated);
        return { path, translated: translated !== text };
      });
      expect(files.filter(({ translated }) => translated).length).toBeGreaterThan(150);
      const { said } = await run('typescript/bin/tsc', '--noEmit', '-p', '.', '--pretty', 'false');
      const complaints = said.split(/\n(?=\S)/).filter((line) => line.trim() !== '');
      expect(complaints.length).toBeGreaterThan(2);
      expect(complaints.filter((complaint) => !complaint.startsWith('src/labs/surfaces/slope/'))).toEqual([]);
    },
    TIMEOUT,
  );
});

describe('a recipe', () => {
  it('is changed where its old lines stand, and refused where they do not', () => {
    expect(changed('a\nb\nc\n', ' a\n+x\n@@\n-c\n+d\n', 'f')).toBe('a\nx\nb\nd\n');
    expect(changed('a\nb\n', '+x\n b\n', 'f')).toBe('a\nx\nb\n');
    expect(() => changed('a\nb\n', ' c\n+x\n', 'f')).toThrow('0 places');
    expect(() => changed('a\na\n', ' a\n+x\n', 'f')).toThrow('2 places');
    expect(() => changed('a\n', ' a\n', 'f')).toThrow();
  });
});
