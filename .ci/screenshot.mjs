/**
 * `node .ci/screenshot.mjs`: makes the pictures of the README (`public/screenshot.jpg`, `functions.jpg`, `basins.jpg`,
 * `networks.jpg`) and of browsers that can draw nothing (`public/still.jpg`) from the built app, in software, on any
 * machine.
 */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { findChromium, HOW_TO_GET_CHROMIUM, QUIET, SOFTWARE_WEBGPU } from './chromium.mjs';
import { root } from './install.mjs';

/** Far enough for the four optimizers to have parted, before the fast ones arrive. */
const STEP = 120;
const TIMEOUT = 120_000;
/** Where momentum takes a run from every place of Himmelblau's ground. */
const BASINS = '#v=1&surface=himmelblau&tool=basins&basins=run:1&run=sgd&run=momentum';
/** Where gradient descent comes to rest on one valley, by learning rate: at one place, at two, at four, nowhere. */
const ORBIT = '#v=1&function=sin_plus_parabola&run=sgd,lr:1.58,start:5&bench=descent&descent.part=orbit';
/** Two spirals, and a network that tells them apart. */
const NETWORK = '#v=1&network=2-16-16-1&data=spirals&noise=0.1&optimizer=adam&hyper=lr:0.01&epochs=300';

const executablePath = findChromium();
if (executablePath === null) {
  console.error(HOW_TO_GET_CHROMIUM);
  process.exit(1);
}

const outDir = join(root, '.cache', 'screenshot');
await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
const server = await preview({ root, logLevel: 'warn', build: { outDir }, preview: { port: 4173 } });
const browser = await chromium.launch({ executablePath, args: [...QUIET, ...SOFTWARE_WEBGPU] });
const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
await page.goto(`${server.resolvedUrls?.local[0]}?lang=en&theme=dark`);
await waitFor(() => Reflect.get(window, 'nabla')?.ready);
await page.getByRole('slider', { name: 'Step', exact: true }).fill(String(STEP));
await waitFor((step) => Reflect.get(window, 'nabla').step === step);
const scene = page.locator('canvas').first().locator('..');
for (const [what, name] of /** @type {const} */ ([
  [page, 'screenshot.jpg'],
  [scene, 'still.jpg'],
])) {
  await what.screenshot({ path: join(root, 'public', name), type: 'jpeg', quality: 85, timeout: TIMEOUT });
}
await page.goto('about:blank');
await page.goto(`${server.resolvedUrls?.local[0]}?lang=en&theme=dark&tier=1${BASINS}`);
await waitFor(() => Reflect.get(window, 'nabla')?.ready);
await page.getByRole('slider', { name: 'Step', exact: true }).fill(String(STEP));
await waitFor((step) => Reflect.get(window, 'nabla').step === step);
await page.screenshot({ path: join(root, 'public', 'basins.jpg'), type: 'jpeg', quality: 85, timeout: TIMEOUT });
await page.goto('about:blank');
await page.goto(`${server.resolvedUrls?.local[0]}?lang=en&theme=dark&tier=2${ORBIT}`);
await waitFor(() => Reflect.get(window, 'nabla')?.ready);
await page.screenshot({ path: join(root, 'public', 'functions.jpg'), type: 'jpeg', quality: 85, timeout: TIMEOUT });
await page.goto('about:blank');
await page.goto(`${server.resolvedUrls?.local[0]}?lang=en&theme=dark&tier=2${NETWORK}`);
await waitFor(() => Reflect.get(window, 'nabla')?.network?.ready);
await page.getByRole('combobox', { name: 'Epochs per second' }).selectOption({ label: 'fastest' });
await page.getByRole('button', { name: 'Train', exact: true }).click();
await waitFor(() => Reflect.get(window, 'nabla').network.ended);
// The finest boundary and the last figures follow the last epoch.
await page.waitForTimeout(3000);
await page.screenshot({ path: join(root, 'public', 'networks.jpg'), type: 'jpeg', quality: 85, timeout: TIMEOUT });
await browser.close();
await server.close();

/** @param {(step: number) => boolean} holds */
function waitFor(holds) {
  return page.waitForFunction(holds, STEP, { timeout: TIMEOUT });
}
