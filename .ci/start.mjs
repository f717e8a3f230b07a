/**
 * `npm start`: installs when needed, builds, serves, prints the address and opens the app. Ctrl-C ends it.
 * `npm start -- --host`: the same for the hall's own network; the page at hand learns where phones find it.
 */
import { spawn } from 'node:child_process';
import { installWhenNeeded, requireNode, root } from './install.mjs';

requireNode();
installWhenNeeded();

const forHall = process.argv.includes('--host');
const { build, preview } = await import('vite');
await build({ root, logLevel: 'warn' });
// A busy port is no error: the next free one is taken. No port that development servers use: the page is kept for work
// offline, and would answer there for another project.
const server = await preview({ root, preview: { port: 6225, strictPort: false, host: forHall } });
const local = server.resolvedUrls?.local[0] ?? '';
// Only a page of this machine may use its graphics processor: browsers ask for a secure connection from any other.
const hall = forHall ? server.resolvedUrls?.network[0] : undefined;
const address = hall === undefined ? local : `${local}?hall=${encodeURIComponent(hall)}`;
console.log(`\n  Nabla is at ${address}`);
if (hall !== undefined) console.log(`  Phones in this network find it at ${hall}`);
if (forHall && hall === undefined) console.log('  This machine is in no network: phones cannot reach it.');
console.log('  Ctrl-C ends it.\n');
openInBrowser(address);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    // Browsers keep their connections open; waiting for them would make Ctrl-C look broken.
    process.exit(0);
  });
}

/** @param {string} url */
function openInBrowser(url) {
  const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (process.env.CI || process.env.BROWSER === 'none' || headless) return;
  /** @type {Partial<Record<NodeJS.Platform, [string, string[]]>>} */
  const openers = { darwin: ['open', [url]], win32: ['cmd', ['/c', 'start', '', url]] };
  const [command, args] = openers[process.platform] ?? ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // No browser to open is no fault: the address stands above.
  child.unref();
}
