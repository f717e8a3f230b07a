import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFunctionAddress, parseFunctionExperiment } from '../src/experiment/functions/experiment';
import { functionFault } from '../src/experiment/functions/resolve';
import { FUNCTION_SIGNS } from '../src/experiment/functions/signs';
import {
  DEFAULT_NETWORK_EXPERIMENT,
  decodeNetworkAddress,
  isNetworkAddress,
  parseNetwork,
} from '../src/experiment/networks/experiment';
import { resolveNetwork } from '../src/experiment/networks/resolve';
import { hasSign } from '../src/experiment/signs';
import { decodeAddress, OPENING_EXPERIMENT, parseExperiment } from '../src/experiment/surfaces/experiment';
import { resolve } from '../src/experiment/surfaces/resolve';
import { USAGE } from '../src/headless/arguments';
import { blocksOf } from './setup/markdown';
import { root, sources } from './setup/sources';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const docs = new Map(sources('docs', '.md').map(({ path, text }) => [path, text]));
const pages = [['README.md', readme], ...docs] as const;
const everything = pages.map(([, text]) => text).join('\n');
const experimentPage = docs.get('docs/experiment.md')!;
const headlessPage = docs.get('docs/headless.md')!;
const scripts = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);

/** The most bytes that the README may have: who comes for the first time reads all of it. */
const LONGEST_README = 9000;

describe('the README', () => {
  it('is short', () => {
    expect(Buffer.byteLength(readme)).toBeLessThan(LONGEST_README);
  });

  it('leads to every page of the documentation', () => {
    expect(docs.size).toBeGreaterThanOrEqual(5);
    for (const path of docs.keys()) expect(readme).toContain(`](${path})`);
  });

  it('shows pictures, both commands and every tier, in both languages', () => {
    expect([...readme.matchAll(/!\[[^\]]+\]\(public\/\w+\.jpg\)/g)]).toHaveLength(4);
    expect(readme).toMatch(/^npm start .*\n^npm test /m);
    for (const tier of [0, 1, 2, 3]) expect(readme).toMatch(new RegExp(`^\\| ${tier} +\\|`, 'm'));
    expect(readme).toMatch(/\*\*中文简介\*\* [^\n]{300,}/);
  });
});

describe('the README and the documentation are true', () => {
  const experiments = [readme, experimentPage]
    .flatMap(blocksOf)
    .filter(({ language }) => language === 'json')
    .map(({ text }) => [text.replace(/\s+/g, ' '), text] as const);
  const kindOf = (text: string): string =>
    ['network', 'function'].find((key) => Object.hasOwn(JSON.parse(text), key)) ?? 'surface';
  const [networks, functions, surfaces] = ['network', 'function', 'surface'].map((wanted) =>
    experiments.filter(([, text]) => kindOf(text) === wanted),
  );

  it.each(functions!)('experiment with a function %s', (_, text) => {
    const { function: choice, runs } = parseFunctionExperiment(JSON.parse(text));
    expect(functionFault(choice)).toBeNull();
    expect(runs.length).toBeGreaterThan(0);
  });

  it.each(networks!)('experiment with a network %s', (_, text) => {
    const { plan, train } = resolveNetwork(parseNetwork(JSON.parse(text)));
    expect(plan.members).toHaveLength(1);
    expect(train.rows).toBeGreaterThan(0);
  });

  it.each(surfaces!)('experiment %s', (_, text) => {
    const { runs, problem } = resolve(parseExperiment(JSON.parse(text)));
    expect(runs.length).toBeGreaterThan(0);
    expect(problem.variables).toHaveLength(2);
  });

  it.each([
    ['README.md', readme],
    ['docs/experiment.md', experimentPage],
  ])('%s shows addresses that are understood', (_, page) => {
    const shown = [...page.matchAll(/`(#v=1&[^`]+)`/g)].map(([, hash]) => hash!);
    const kindOf = (hash: string) =>
      isNetworkAddress(hash) ? 'network' : hasSign(hash, FUNCTION_SIGNS) ? 'function' : 'surface';
    const decode = { network: decodeNetworkAddress, function: openFunctionAddress, surface: decodeAddress };
    expect(new Set(shown.map(kindOf))).toEqual(new Set(Object.keys(decode)));
    for (const hash of shown) {
      const { rejected } = decode[kindOf(hash)](hash);
      expect([hash, rejected]).toEqual([hash, []]);
    }
  });

  it('shows every form of a surface', () => {
    expect(blocksOf(experimentPage).filter(({ language }) => language === 'json').length).toBeGreaterThanOrEqual(5);
    for (const form of ['id', 'formula', 'loss', 'samples']) {
      const shown = surfaces!.map(([, text]) => JSON.parse(text).surface ?? {});
      expect([form, shown.some((surface: object) => Object.hasOwn(surface, form))]).toEqual([form, true]);
    }
  });

  it('names commands that exist', () => {
    const named = [...everything.matchAll(/npm (?:run (?:-s )?(\w+)|(start|test)\b)/g)].map(
      (match) => match[1] ?? match[2]!,
    );
    expect(new Set(named).size).toBeGreaterThan(6);
    for (const name of named) expect(scripts).toContain(name);
  });

  it('names files that exist', () => {
    // What docs/adding.md adds is not there yet.
    const added = new Set(blocksOf(docs.get('docs/adding.md')!).map(({ file }) => file));
    const named = [
      ...everything.matchAll(/`((?:src|tests|shaders|bench|\.ci|public)\/[\w./-]*)`|\]\((public\/[^)]+)\)/g),
    ];
    expect(named.length).toBeGreaterThan(10);
    // Results are written by the first measurement.
    for (const [, code, link] of named) {
      const path = code ?? link!;
      if (path === 'bench/results/' || added.has(path)) continue;
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    }
  });

  it.each(pages)('%s links to pages and headings that exist', (path, text) => {
    for (const [, page = '', heading] of text.matchAll(/\]\(([\w./-]*\.md)?(?:#([^)]+))?\)/g)) {
      const target = page === '' ? path : relative(root, join(root, dirname(path), page));
      const found = pages.find(([name]) => name === target)?.[1];
      expect([page, found !== undefined]).toEqual([page, true]);
      if (heading === undefined) continue;
      const headings = [...found!.matchAll(/^#+ (.*)$/gm)].map(([, title]) => anchorOf(title!));
      expect(headings).toContain(heading);
    }
  });

  it('states the defaults', () => {
    const { steps, seed, tolerance } = OPENING_EXPERIMENT;
    expect(experimentPage).toMatch(new RegExp(`\`steps\`.*\\| ${steps} +\\|`));
    expect(experimentPage).toMatch(new RegExp(`\`seed\`.*\\| ${seed} +\\|`));
    expect(Number(/`tolerance`.*\| (\S+) +\|/.exec(experimentPage)?.[1])).toBe(tolerance);
  });

  it('lists every setting of every tool', () => {
    const { shown: _, ...tools } = OPENING_EXPERIMENT.tools;
    for (const [tool, settings] of Object.entries(tools)) {
      for (const name of Object.keys(settings)) {
        const row = new RegExp(`^\\| \`tools.${tool}.${name}\` +\\|.*$`, 'm').exec(experimentPage)?.[0] ?? '';
        expect([tool, row]).toEqual([tool, expect.stringContaining(`\`${tool}=${name}:\``)]);
      }
    }
    for (const name of Object.keys(tools.sweep.x)) expect(experimentPage).toContain(`\`${name}\``);
  });

  it('shows every command of the headless program, with its options', () => {
    const shown = [...headlessPage.matchAll(/^npm run -s headless -- (.*)$/gm)].map(([, line]) => line!);
    for (const usage of USAGE.replace('usage: ', '').split(' | ')) {
      const [, command] = usage.split(' ');
      const line = shown.find((each) => each.split(' ')[0] === command) ?? '';
      // What all commands share is shown once.
      const options = [...usage.matchAll(/--\w+/g)].map(([option]) => option).filter((option) => option !== '--out');
      expect([command, options.filter((option) => !line.includes(option))]).toEqual([command, []]);
      expect(headlessPage).toMatch(new RegExp(`- \`${command}\`|-- ${command}\``));
    }
  });

  it('lists every field of an experiment', () => {
    const { version: _, ...net } = DEFAULT_NETWORK_EXPERIMENT;
    const parts = { weights: [], ...net.network, X: [], target: [], samples: 0, noise: 0, test: 0 };
    for (const field of [...Object.keys(net), ...Object.keys(parts)]) expect(experimentPage).toContain(`\`${field}\``);
    const run = { optimizer: '', rule: '', hyper: {}, start: [], schedule: {}, clip: {}, noise: 0, batch: 0 };
    for (const field of [...Object.keys(OPENING_EXPERIMENT), ...Object.keys(run)])
      expect(experimentPage).toContain(`\`${field}\``);
  });
});

/** As the pages are shown: `## What runs where` is `#what-runs-where`. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
