/**
 * Vite plugins of a page that lives on when the server does not answer: its service worker, with the list of all files
 * (`src/offline/`), and styles that can be asked for again.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { root } from './install.mjs';

/** Of the built site; what pages register. */
const WORKER = 'sw.js';
/** Stands in the build only, like the worker: a page that names no manifest has none to register. */
const MANIFEST = 'manifest.webmanifest';
/** The same page once more, in one file that is taken along: whoever is here has everything already. */
const NOT_KEPT = ['nabla.html'];

/**
 * @typedef {{ path: string, integrity: string }} SiteFile
 * @typedef {{ name: string, files: SiteFile[] }} SiteVersion
 */

/**
 * @param {Iterable<readonly [path: string, content: string | Uint8Array]>} contents
 * @returns {SiteVersion} the same for the same contents, in whatever order they come
 */
export function siteVersion(contents) {
  const files = [...contents]
    .map(([path, content]) => ({ path, integrity: `sha256-${createHash('sha256').update(content).digest('base64')}` }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { name: createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16), files };
}

/**
 * Of the files that are copied as they are, those that the page may ask for: it names them somewhere. Others are pictures
 * of the README.
 *
 * @param {ReadonlyMap<string, string | Uint8Array>} copied
 * @param {Iterable<string | Uint8Array>} made everything that the build has made
 */
function wanted(copied, made) {
  const manifest = Buffer.from(copied.get(MANIFEST) ?? '').toString();
  const texts = [...made, manifest].filter((content) => typeof content === 'string');
  return [...copied].filter(([path]) => texts.some((text) => text.includes(basename(path))));
}

/** @param {string} folder @returns {Map<string, Uint8Array>} */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)];
    }),
  );
}

/** @param {SiteVersion} site @returns {Promise<string>} the service worker: a classic script, which every browser runs */
async function workerFor(site) {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { SITE: JSON.stringify(site) },
    build: {
      target: 'es2023',
      write: false,
      modulePreload: false,
      rolldownOptions: { input: join(root, 'src', 'offline', 'worker.ts'), output: { format: 'iife' } },
    },
  });
  const [chunk] = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (chunk?.type !== 'chunk') throw new Error('the service worker was not built');
  return chunk.code;
}

/** @returns {import('vite').Plugin} Writes `sw.js`, and names the manifest in the page. */
function serviceWorker() {
  /** @type {string} */
  let copiedFrom;
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      copiedFrom = config.publicDir;
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: `./${MANIFEST}` }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './icon-180.png' }, injectTo: 'head' },
    ],
    generateBundle: {
      // The page itself is written last.
      order: 'post',
      async handler(_options, bundle) {
        const made = new Map(
          Object.values(bundle).map((one) => [one.fileName, one.type === 'chunk' ? one.code : one.source]),
        );
        const files = [...made, ...wanted(filesIn(copiedFrom), made.values())];
        const site = siteVersion(files.filter(([path]) => !NOT_KEPT.includes(path)));
        this.emitFile({ type: 'asset', fileName: WORKER, source: await workerFor(site) });
      },
    },
  };
}

/**
 * A style sheet that did not arrive is asked for again with the part of the page that it belongs to. Vite's own helper
 * remembers it as asked for, and shows the part without it, for good.
 *
 * @returns {import('vite').Plugin}
 */
function stylesAgain() {
  const changes = /** @type {const} */ ([
    // Forgotten, so that the next attempt asks anew; and the element that failed must not pass for one that stands.
    [/\(err\) => \{\s*seen\[href\] = void 0;/, '(err) => { delete seen[href];'],
    [/if \(e\.type === "error"\)/, 'if (e.type === "error") link.remove(), '],
  ]);
  return {
    name: 'styles-again',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('vite/preload-helper.js')) return null;
      return changes.reduce((text, [from, to]) => {
        if (!from.test(text)) throw new Error(`Vite’s preload helper is another now: it has no ${from}`);
        return text.replace(from, to);
      }, code);
    },
  };
}

/** @returns {import('vite').Plugin[]} */
export function offline() {
  return [serviceWorker(), stylesAgain()];
}
