/**
 * The notices of everything that a build carries. The bundler lists the packages whose code is in it; what gives files
 * alone, such as a typeface, is added here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './install.mjs';

/** Name of the file in a build; the setting `build.license` of Vite. */
export const LICENCES = 'licences.md';

/** @type {import('vite').Plugin} */
export const completeLicences = {
  name: 'complete-licences',
  apply: 'build',
  generateBundle: {
    // After the bundler's own list.
    order: 'post',
    handler(_, bundle) {
      const file = bundle[LICENCES];
      if (file?.type === 'asset') file.source = withAll(String(file.source));
    },
  },
};

/** @param {string} listed as the bundler writes it: a heading for each package, and the text of its licence */
function withAll(listed) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const missing = Object.keys(dependencies).filter((name) => !listed.includes(`\n## ${name} - `));
  const bare = /^## (\S+) - .*\n(?=\n## |\s*$(?![\s\S]))/gm;
  const told = listed.replaceAll(bare, (heading, name) => `${heading}\n${author(name)}\n`);
  return [told.trimEnd(), ...missing.map(notice)].join('\n\n').concat('\n');
}

/** @param {string} name of a package that the bundler does not list */
function notice(name) {
  const { version, license } = manifest(name);
  const file = readdirSync(folder(name)).find((each) => /^licen[cs]e(?:\.\w+)?$/i.test(each));
  const text = file === undefined ? author(name) : readFileSync(join(folder(name), file), 'utf8').trim();
  return `## ${name} - ${version} (${license})\n\n${text}`;
}

/** What stands for the text of a licence in a package that brings none. @param {string} name */
function author(name) {
  const { author: by, license, homepage } = manifest(name);
  return `Copyright: ${by?.name ?? by}. Licence: ${license}. ${homepage ?? ''}`.trim();
}

/** @param {string} name */
function manifest(name) {
  return JSON.parse(readFileSync(join(folder(name), 'package.json'), 'utf8'));
}

/** Where Node finds a package: here, or in a folder around. @param {string} name */
function folder(name, from = root) {
  const here = join(from, 'node_modules', name);
  if (existsSync(here)) return here;
  if (dirname(from) === from) throw new Error(`${name} is not installed`);
  return folder(name, dirname(from));
}
