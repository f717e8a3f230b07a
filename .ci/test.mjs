/**
 * `npm test`: installs when needed, sees to a Chromium, then types, lint, unit and engine suites, build and browser
 * tests. `npm test -- unit`, `npm test -- e2e` and `npm test -- PATTERN` (part of a test file's path) run a part.
 * The last line is `N passed, N failed`; types, lint and build count as one test each.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, HOW_TO_GET_CHROMIUM, installChromium, softwareVulkan } from './chromium.mjs';
import { installWhenNeeded, requireNode, root } from './install.mjs';

/** No step takes a tenth of it; a step that hangs must not hang the machine that runs it. */
const STEP_TIMEOUT = 15 * 60_000;

const part = process.argv[2] ?? 'all';
const cache = join(root, '.cache', 'test');
const site = join(cache, 'site');
const modules = join(root, 'node_modules');

requireNode();
installWhenNeeded();
const chromium = findChromium() ?? installChromium();
if (chromium === null) {
  console.error(HOW_TO_GET_CHROMIUM);
  process.exit(1);
}
mkdirSync(cache, { recursive: true });

const env = { ...process.env, ...softwareVulkan(), CHROME_PATH: chromium };
// A part that is named by a pattern builds the site only if browser tests are in it; see tests/e2e/serve.ts.
if (part === 'all' || part === 'e2e') env.NABLA_SITE = site;
const results = [...plan(part)].map(([name, run]) => {
  console.log(`\n── ${name} ──`);
  return { name, ...run() };
});

console.log('');
for (const { name, passed, failed } of results) {
  console.log(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(22)} ${passed} passed, ${failed} failed`);
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/**
 * @param {string} wanted
 * @returns {Generator<[name: string, run: () => { passed: number, failed: number }]>}
 */
function* plan(wanted) {
  const types = () => step('typescript/bin/tsc', '--noEmit', '-p', '.');
  const lint = () => step('@biomejs/biome/bin/biome', 'check', '.');
  const build = () => step('vite/bin/vite.js', 'build', '--outDir', site, '--emptyOutDir', '--logLevel', 'warn');
  switch (wanted) {
    case 'all':
      yield ['types', types];
      yield ['lint', lint];
      yield ['unit and engine tests', () => suite('unit')];
      yield ['build', build];
      yield ['browser tests', () => suite('e2e*')];
      return;
    case 'unit':
      yield ['unit and engine tests', () => suite('unit')];
      return;
    case 'e2e':
      yield ['build', build];
      yield ['browser tests', () => suite('e2e*')];
      return;
    default:
      yield [wanted, () => suite('*', wanted)];
  }
}

/**
 * One of the tools in node_modules, counted as one test.
 * @param {string} tool @param {...string} args
 */
function step(tool, ...args) {
  return node(tool, ...args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {string} project of vite.config.ts, or a pattern for several @param {...string} patterns
 */
function suite(project, ...patterns) {
  const report = join(cache, `${project.replace('*', '') || 'part'}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const clean = node('vitest/vitest.mjs', 'run', `--project=${project}`, ...reporters, ...patterns);
  return count(report, clean);
}

/**
 * @param {string} report Vitest's JSON report @param {boolean} clean whether Vitest ended with 0
 */
function count(report, clean) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that fails while it is loaded has no tests, yet it is a failure.
    const broken = testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
        file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const failed = numFailedTests + broken;
    return { passed: numPassedTests, failed: clean ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** @param {string} tool @param {...string} args */
function node(tool, ...args) {
  const options = { cwd: root, env, stdio: /** @type {const} */ ('inherit'), timeout: STEP_TIMEOUT };
  return spawnSync(process.execPath, [join(modules, tool), ...args], options).status === 0;
}
