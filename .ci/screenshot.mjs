/** `node .ci/screenshot.mjs`: makes the picture of the README from the built app, in software, on any machine. */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { findChromium, HOW_TO_GET_CHROMIUM, QUIET, SOFTWARE_WEBGPU } from './chromium.mjs';
import { root } from './install.mjs';

/** Far enough for the four optimizers to have parted, before the fast ones arrive. */
const STEP = 80;
const TIMEOUT = 120_000;

const executablePath = findChromium();
if (executablePath === null) {
  console.error(HOW_TO_GET_CHROMIUM);
  process.exit(1);
}

const outDir = join(root, '.cache', 'screenshot');
await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
const server = await preview({ root, logLevel: 'warn', build: { outDir }, preview: { port: 4173 } });
const browser = await chromium.launch({ executablePath, args: [...QUIET, ...SOFTWARE_WEBGPU] });
const page = await browser.newPage({ viewport: { width: 1440, height: 810 } });
await page.goto(`${server.resolvedUrls?.local[0]}?lang=en&theme=dark`);
await page.waitForFunction((step) => Reflect.get(window, 'nabla')?.step >= step, STEP, { timeout: TIMEOUT });
await page.screenshot({ path: join(root, 'public', 'screenshot.png'), timeout: TIMEOUT });
await browser.close();
await server.close();
