/** `npm run -s headless -- COMMAND …`: bundles when needed and runs. Standard output carries the JSON and nothing else. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { installWhenNeeded, requireNode } from './install.mjs';
import { cachedSingleFile } from './single-file.mjs';

requireNode();
installWhenNeeded();
const script = fileURLToPath(await bundle('src/headless.ts'));
// The page in one file is made only for who wants it.
if (process.argv.includes('page')) process.env.NABLA_PAGE ??= await cachedSingleFile();
// A process of its own, because graphics drivers write to standard error past Node, and an error is to be one line.
const child = spawn(process.execPath, [script, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'pipe'] });
let said = '';
child.stderr.setEncoding('utf8').on('data', (text) => {
  said += text;
});
child.on('close', (code, signal) => {
  if (code !== 0) console.error(reason(signal ?? `code ${code}`));
  process.exitCode = code ?? 1;
});

/** @param {string} end how the process ended, for the case that it could not say why itself */
function reason(end) {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const own = lines.find((line) => line.startsWith('nabla: '));
  return own ?? `nabla: ended with ${end}: ${lines.at(-1) ?? 'no reason was given'}`;
}
