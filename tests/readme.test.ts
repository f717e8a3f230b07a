import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_NETWORK_EXPERIMENT,
  decodeNetworkAddress,
  isNetworkAddress,
  parseNetwork,
} from '../src/experiment/networks/experiment';
import { resolveNetwork } from '../src/experiment/networks/resolve';
import { decodeAddress, OPENING_EXPERIMENT, parseExperiment } from '../src/experiment/surfaces/experiment';
import { resolve } from '../src/experiment/surfaces/resolve';
import { USAGE } from '../src/headless/arguments';
import { root } from './setup/sources';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const scripts = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);

/** The text of every code block in this language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!);
}

describe('the README is true', () => {
  const experiments = blocks('json').map((text) => [text.replace(/\s+/g, ' '), text] as const);
  const [networks, surfaces] = [true, false].map((wanted) =>
    experiments.filter(([, text]) => Object.hasOwn(JSON.parse(text), 'network') === wanted),
  );

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

  it('shows addresses that are understood', () => {
    const shown = [...readme.matchAll(/`(#v=1&[^`]+)`/g)].map(([, hash]) => hash!);
    expect(new Set(shown.map(isNetworkAddress))).toEqual(new Set([true, false]));
    for (const hash of shown) {
      const { rejected } = isNetworkAddress(hash) ? decodeNetworkAddress(hash) : decodeAddress(hash);
      expect([hash, rejected]).toEqual([hash, []]);
    }
  });

  it('shows every form of a surface', () => {
    expect(blocks('json').length).toBeGreaterThanOrEqual(5);
  });

  it('names commands that exist', () => {
    const named = [...readme.matchAll(/npm (?:run (?:-s )?(\w+)|(start|test)\b)/g)].map(
      (match) => match[1] ?? match[2]!,
    );
    expect(new Set(named).size).toBeGreaterThan(6);
    for (const name of named) expect(scripts).toContain(name);
  });

  it('names files that exist', () => {
    const named = [...readme.matchAll(/`((?:src|tests|shaders|bench|\.ci|public)\/[\w./-]*)`|\]\((public\/[^)]+)\)/g)];
    expect(named.length).toBeGreaterThan(10);
    // Results are written by the first measurement.
    for (const [, code, link] of named) {
      const path = code ?? link!;
      if (path !== 'bench/results/') expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    }
  });

  it('states the defaults', () => {
    const { steps, seed, tolerance } = OPENING_EXPERIMENT;
    expect(readme).toMatch(new RegExp(`\`steps\`.*\\| ${steps} +\\|`));
    expect(readme).toMatch(new RegExp(`\`seed\`.*\\| ${seed} +\\|`));
    expect(Number(/`tolerance`.*\| (\S+) +\|/.exec(readme)?.[1])).toBe(tolerance);
  });

  it('lists every setting of every tool', () => {
    const { shown: _, ...tools } = OPENING_EXPERIMENT.tools;
    for (const [tool, settings] of Object.entries(tools)) {
      const row = new RegExp(`^\\| \`${tool}\` +\\|.*$`, 'm').exec(readme)?.[0] ?? '';
      for (const name of Object.keys(settings))
        expect([tool, row]).toEqual([tool, expect.stringContaining(`\`${name}\``)]);
    }
    for (const name of Object.keys(tools.sweep.x)) expect(readme).toContain(`\`${name}\``);
  });

  it('shows every command of the headless program, with its options', () => {
    const shown = [...readme.matchAll(/^npm run -s headless -- (.*)$/gm)].map(([, line]) => line!);
    for (const usage of USAGE.replace('usage: ', '').split(' | ')) {
      const [, command] = usage.split(' ');
      const line = shown.find((each) => each.split(' ')[0] === command) ?? '';
      // What all commands share is shown once.
      const options = [...usage.matchAll(/--\w+/g)].map(([option]) => option).filter((option) => option !== '--out');
      expect([command, options.filter((option) => !line.includes(option))]).toEqual([command, []]);
      expect(readme).toMatch(new RegExp(`- \`${command}\`|-- ${command}\``));
    }
  });

  it('lists every field of an experiment', () => {
    const { version: _, ...net } = DEFAULT_NETWORK_EXPERIMENT;
    const parts = { weights: [], ...net.network, X: [], target: [], samples: 0, noise: 0, test: 0 };
    for (const field of [...Object.keys(net), ...Object.keys(parts)]) expect(readme).toContain(`\`${field}\``);
    const run = { optimizer: '', rule: '', hyper: {}, start: [], schedule: {}, clip: {}, noise: 0, batch: 0 };
    for (const field of [...Object.keys(OPENING_EXPERIMENT), ...Object.keys(run)])
      expect(readme).toContain(`\`${field}\``);
  });
});
