/** Bundles TypeScript entries for Node, when a source is newer than the last bundle. Says nothing unless it fails. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

const SOURCES = ['src', 'shaders', 'package-lock.json', '.ci/bundle.mjs'];

/** Worker of the CPU engine in Node: an entry of its own, because a thread starts from a file. */
const WORKER = 'src/engine/cpu/node-worker.ts';

/**
 * @param {string} entry from the top of the repository, such as `src/headless.ts`; the bundle keeps this layout
 * @returns {Promise<URL>} the bundle, to be imported
 */
export async function bundle(entry) {
  const folder = join(root, '.cache', 'node', basename(dirname(join(root, entry))));
  const version = String(Math.trunc(newest(['bench'])));
  const outDir = join(folder, version);
  if (!existsSync(outDir)) {
    // Commands may run side by side: each builds for itself, and the first puts its whole bundle in place.
    const own = join(folder, `${version}.${process.pid}`);
    await build(entry, own);
    install(own, outDir);
    for (const name of readdirSync(folder)) {
      if (/^\d+$/.test(name) && Number(name) < Number(version)) remove(join(folder, name));
    }
  }
  return pathToFileURL(join(outDir, entry.replace(/\.ts$/, '.js')));
}

/** @param {string} from @param {string} to */
function install(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    remove(from);
    if (!existsSync(to)) throw error;
  }
}

/** @param {string} folder */
function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} entry @param {string} outDir */
async function build(entry, outDir) {
  const { build } = await import('vite');
  const input = Object.fromEntries([entry, WORKER].map((path) => [path.replace(/\.ts$/, ''), join(root, path)]));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // Dawn is native code and optional: it is loaded where it is installed, and only when it is asked for.
    ssr: { noExternal: true, external: ['webgpu'] },
    build: { ssr: true, outDir, emptyOutDir: true, minify: false, target: 'node20', rolldownOptions: { input } },
  });
}

/**
 * When a source was last changed.
 * @param {readonly string[]} more paths beside those of every bundle
 */
export function newest(more) {
  return Math.max(...[...SOURCES, ...more].map((path) => newestUnder(join(root, path))));
}

/** @param {string} path @returns {number} */
function newestUnder(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestUnder(join(path, name))));
}
