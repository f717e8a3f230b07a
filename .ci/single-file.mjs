/**
 * The whole page as one file, `nabla.html`, that opens from a disk. The app and its worker are stored packed (gzip, in
 * base64), which halves the file; `src/single/loader.ts` unpacks them. The policy of the page lists the hash of the app:
 * nothing else can be run in it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { newest } from './bundle.mjs';
import { root } from './install.mjs';
import { lean } from './lean.mjs';
import { completeLicences, LICENCES } from './licences.mjs';

const NAME = 'nabla.html';

/** What the file is made of, beside what every bundle is. */
const SOURCES = ['index.html', 'public', '.ci/single-file.mjs', '.ci/lean.mjs', '.ci/licences.mjs'];

/**
 * Puts the file beside the others of a build.
 * @type {import('vite').Plugin}
 */
export const singleFile = {
  name: 'single-file',
  apply: 'build',
  // After the pages have been put together.
  enforce: 'post',
  async generateBundle(_, bundle) {
    // A test builds pages of its own with the same settings.
    if (!('index.html' in bundle)) return;
    this.emitFile({ type: 'asset', fileName: NAME, source: await buildSingleFile() });
  },
};

/**
 * The file for commands that need no site: built when a source is newer than the last one.
 * @returns {Promise<string>} its path
 */
export async function cachedSingleFile() {
  const folder = join(root, '.cache', 'single');
  const name = `${Math.trunc(newest(SOURCES))}.html`;
  const path = join(folder, name);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    // Commands may run side by side: each writes for itself, and puts its whole file in place.
    const own = `${path}.${process.pid}`;
    writeFileSync(own, await buildSingleFile());
    renameSync(own, path);
    for (const other of readdirSync(folder)) {
      if (/^\d+\.html$/.test(other) && other !== name) rmSync(join(folder, other), { force: true });
    }
  }
  return path;
}

/** @returns {Promise<string>} the text of the file */
export async function buildSingleFile() {
  const app = await build('src/single/main.ts', 'es');
  const worker = await build('src/single/worker.ts', 'iife');
  const loader = await build('src/single/loader.ts', 'iife');
  const policy = [
    "default-src 'none'",
    `script-src ${hash(app.code)} ${hash(loader.code)}`,
    `style-src ${hash(app.css)}`,
    // Workers come from a worker that was started before the policy held: see src/single/loader.ts.
    "worker-src 'none'",
    'font-src data:',
    'img-src data: blob:',
    'media-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  const head = [
    `<meta name="nabla-policy" content="${policy}" />`,
    `<style>${without('</style', app.css)}</style>`,
    '<script type="application/json" id="nabla-data"></script>',
  ];
  const body = [
    block('text/markdown', 'nabla-licences', `\n${app.licences.trim()}\n`),
    block('application/gzip', 'nabla-worker', packed(worker.code)),
    block('application/gzip', 'nabla-app', packed(app.code)),
    `<script>${without('</script', loader.code)}</script>`,
  ];
  return filled(readFileSync(join(root, 'index.html'), 'utf8'), [
    ['./icon.svg', dataAddress('icon.svg', 'image/svg+xml')],
    ['./still.jpg', dataAddress('still.jpg', 'image/jpeg')],
    ['  </head>', [...head.map((line) => `    ${line}`), '  </head>'].join('\n')],
    ['<script type="module" src="/src/main.ts"></script>', body.join('\n    ')],
  ]);
}

/**
 * One entry with all that it needs, as one script, whatever it imports later.
 * @param {string} entry @param {'es' | 'iife'} format
 */
async function build(entry, format) {
  const { build: viteBuild } = await import('vite');
  const built = await viteBuild({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [...lean, completeLicences],
    build: {
      target: 'es2023',
      write: false,
      cssCodeSplit: false,
      modulePreload: false,
      assetsInlineLimit: () => true,
      license: { fileName: LICENCES },
      reportCompressedSize: false,
      // It is one script on purpose.
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: { input: join(root, entry), output: { codeSplitting: false, format } },
    },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error(`${entry} is no single build`);
  const scripts = built.output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  /** @param {string} end */
  const assets = (end) =>
    built.output.flatMap((file) =>
      file.type === 'asset' && file.fileName.endsWith(end) ? [Buffer.from(file.source).toString('utf8')] : [],
    );
  if (scripts.length !== 1) throw new Error(`${entry} became ${scripts.length} scripts`);
  // The HTML parser reads every end of line as a line feed, and hashes are of what it has read.
  const text = (/** @type {string} */ raw) => raw.replaceAll(/\r\n?/g, '\n');
  return {
    code: text(scripts.join('')),
    css: text(assets('.css').join('')),
    licences: text(assets(LICENCES).join('')),
  };
}

/** @param {string} text */
function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** @param {string} text */
function packed(text) {
  return gzipSync(text, { level: 9 }).toString('base64');
}

/** A script of a type that no browser runs. @param {string} type @param {string} id @param {string} text */
function block(type, id, text) {
  return `<script type="${type}" id="${id}">${without('</script', text)}</script>`;
}

/** @param {string} file in `public/` @param {string} type */
function dataAddress(file, type) {
  return `data:${type};base64,${readFileSync(join(root, 'public', file)).toString('base64')}`;
}

/** @param {string} end @param {string} text */
function without(end, text) {
  if (text.toLowerCase().includes(end)) throw new Error(`"${end}" would end what it stands in`);
  return text;
}

/**
 * A text in which each of these stands once, and is replaced.
 * @param {string} template @param {readonly (readonly [old: string, replacement: string])[]} replacements
 */
function filled(template, replacements) {
  return replacements.reduce((text, [old, replacement]) => {
    const parts = text.split(old);
    if (parts.length !== 2) throw new Error(`index.html has "${old}" ${parts.length - 1} times, not once`);
    return parts.join(replacement);
  }, template);
}
