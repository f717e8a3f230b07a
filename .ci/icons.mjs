/** `node .ci/icons.mjs`: makes the icons of the installed page (`public/icon-*.png`) from `public/icon.svg`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium, HOW_TO_GET_CHROMIUM, QUIET } from './chromium.mjs';
import { root } from './install.mjs';

const executablePath = findChromium();
if (executablePath === null) {
  console.error(HOW_TO_GET_CHROMIUM);
  process.exit(1);
}

const drawn = readFileSync(join(root, 'public', 'icon.svg'), 'utf8');
/** Where the system cuts the shape itself, the ground fills the square, and the sign keeps clear of what may be cut off. */
const square = drawn.replace(' rx="14"', '');
/** @param {number} scale */
const clear = (scale) =>
  square
    .replace('<path', `<g transform="translate(32 32) scale(${scale}) translate(-32 -32)"><path`)
    .replace('</svg>', '</g></svg>');

const browser = await chromium.launch({ executablePath, args: [...QUIET] });
const page = await browser.newPage();
for (const [name, size, svg] of /** @type {const} */ ([
  ['icon-192.png', 192, drawn],
  ['icon-512.png', 512, drawn],
  ['icon-180.png', 180, clear(0.9)],
  // Masks may cut everything but a circle of 80 % of the width: the corners of the sign lie 28 of 32 from its middle.
  ['icon-maskable-512.png', 512, clear(0.85)],
])) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: join(root, 'public', name), omitBackground: true });
}
await browser.close();
