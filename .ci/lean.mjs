/**
 * What builds leave out because the page does not use it.
 */
import { readFileSync } from 'node:fs';

/**
 * Every browser that runs the page reads woff2: the same fonts in two older formats would only be carried along.
 * @type {import('vite').Plugin}
 */
const woff2Only = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    /katex\.css$/.test(id) ? code.replaceAll(/,\s*url\([^)]*\)\s*format\("(?:woff|truetype)"\)/g, '') : null,
};

/**
 * The panels have style sheets of their own: the library's, which it would write into the page, is only carried along.
 * @type {import('vite').Plugin}
 */
const withoutPanelStyles = {
  name: 'without-panel-styles',
  apply: 'build',
  transform: (code, id) =>
    /lil-gui\.esm\.js$/.test(id) ? code.replace(/stylesheet = `[^`]*`/, "stylesheet = ''") : null,
};

/**
 * Kernels are read in their files, not where they run: comments and indentation are left there.
 * @type {import('vite').Plugin}
 */
const bareKernels = {
  name: 'bare-kernels',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('.wgsl?raw')
      ? `export default ${JSON.stringify(bareWgsl(readFileSync(id.slice(0, -'?raw'.length), 'utf8')))}`
      : null,
};

/** @param {string} text */
function bareWgsl(text) {
  return text.replaceAll(/\/\/.*$/gm, '').replaceAll(/^\s+|\s+$/gm, '');
}

export const lean = [woff2Only, withoutPanelStyles, bareKernels];
