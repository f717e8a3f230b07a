/**
 * Brings node_modules in line with package-lock.json. Plain Node without dependencies, because it runs first.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = [20, 19];

/** Ends the process with one clear line where Node is too old for the tools. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(
    `Nabla needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}. See https://nodejs.org`,
  );
  process.exit(1);
}

/** Runs `npm ci` unless every package that the lockfile demands is there in its version. */
export function installWhenNeeded() {
  if (isInstalled()) return;
  console.error('Installing the packages of package-lock.json (npm ci) …');
  // Standard output belongs to the command that is being prepared (`headless` prints JSON and nothing else there).
  const stdio = /** @type {const} */ (['ignore', process.stderr, process.stderr]);
  // On Windows npm is a .cmd file, which only a shell can start.
  const options = { cwd: root, stdio: [...stdio], shell: process.platform === 'win32' };
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  if (status === 0) return;
  console.error('npm ci failed: see above. A machine without network needs a node_modules folder made elsewhere.');
  process.exit(1);
}

/** By content and not by file times, which a clone or a copy changes. */
function isInstalled() {
  const wanted = packages('package-lock.json');
  const found = packages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || found[path]?.version === entry.version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean }>} by folder; empty where there is no such file
 */
function packages(file) {
  try {
    return JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).packages;
  } catch {
    return {};
  }
}
