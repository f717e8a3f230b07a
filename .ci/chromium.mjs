/**
 * Where a Chromium with WebGPU is on this machine, and the software Vulkan driver that it ships.
 * Plain Node without dependencies, because it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];

/** Places outside PATH, by platform. */
const PLACES = {
  darwin: () => [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env.HOME ?? '', 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ],
  win32: () =>
    [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/**
 * @param {NodeJS.ProcessEnv} [env] `CHROME_PATH` wins over everything that is found.
 * @returns {string | null} path of the executable
 */
export function findChromium(env = process.env) {
  if (env.CHROME_PATH) return existsSync(env.CHROME_PATH) ? env.CHROME_PATH : null;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const fixed = process.platform === 'darwin' || process.platform === 'win32' ? PLACES[process.platform]() : [];
  return [...onPath, ...fixed].find((path) => existsSync(path)) ?? null;
}

/**
 * Installs Chromium where that needs no questions: Debian and its children, as root.
 * @returns {string | null} path of the executable, or null where it cannot be installed here
 */
export function installChromium() {
  const root = process.getuid?.() === 0;
  if (process.platform !== 'linux' || !root || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing Chromium for the tests (apt-get install chromium) …');
  const options = {
    stdio: /** @type {const} */ ('inherit'),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
  return findChromium();
}

export const HOW_TO_GET_CHROMIUM = `The tests need Chrome or Chromium 120 or newer (for WebGPU).
  Debian, Ubuntu:  sudo apt-get install chromium
  Fedora:          sudo dnf install chromium
  macOS:           brew install --cask google-chrome
  Windows:         winget install Google.Chrome
Or set CHROME_PATH to the executable of one that is installed elsewhere.`;

/** Flags for an unattended Chromium that talks to nobody. */
export const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** WebGPU computed and presented in software. With fewer of these the device is lost at the first presented frame. */
export const SOFTWARE_WEBGPU = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
];

/**
 * Environment under which Dawn in Node finds the Vulkan driver in software (SwiftShader) that Chromium ships on Linux,
 * and the Vulkan loader beside it. Empty where the user names a driver, and on systems where Dawn needs no Vulkan.
 * It must be set before the process that loads Dawn starts: LD_LIBRARY_PATH is read only then.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Record<string, string>}
 */
export function softwareVulkan(env = process.env) {
  const named = env.VK_DRIVER_FILES ?? env.VK_ICD_FILENAMES ?? env.VK_ADD_DRIVER_FILES;
  if (process.platform !== 'linux' || named !== undefined) return {};
  const chromium = findChromium(env);
  if (chromium === null) return {};
  // The command on PATH is often a wrapper script, away from the folder with the libraries.
  const folders = [
    dirname(realpathSync(chromium)),
    '/usr/lib/chromium',
    '/usr/lib/chromium-browser',
    '/opt/google/chrome',
  ];
  const folder = folders.find((path) => existsSync(join(path, 'vk_swiftshader_icd.json')));
  if (folder === undefined) return {};
  return {
    VK_DRIVER_FILES: join(folder, 'vk_swiftshader_icd.json'),
    LD_LIBRARY_PATH: [folder, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
  };
}
