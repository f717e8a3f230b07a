/** `npm start`: installs when needed, builds, serves, prints the address and opens the app. Ctrl-C ends it. */
import { spawn } from 'node:child_process';
import { installWhenNeeded, requireNode, root } from './install.mjs';

requireNode();
installWhenNeeded();

const { build, preview } = await import('vite');
await build({ root, logLevel: 'warn' });
// A busy port is no error: the next free one is taken.
const server = await preview({ root, preview: { port: 5173, strictPort: false } });
const address = server.resolvedUrls?.local[0] ?? '';
console.log(`\n  Nabla is at ${address}\n  Ctrl-C ends it.\n`);
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
