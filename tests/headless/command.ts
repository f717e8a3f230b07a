import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../.ci/bundle.mjs';
import { root } from '../setup/sources';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `npm run headless` bundles and starts. */
const script = fileURLToPath(await bundle('src/headless.ts'));
const folder = mkdtempSync(join(tmpdir(), 'nabla-headless-'));
let files = 0;

/** A file with this content, for the command to read; strings are written as they are. */
export function file(content: unknown): string {
  const path = join(folder, `${files++}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** The command as a user runs it, in a process of its own. */
export function headless(args: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  return node([join(root, '.ci', 'headless.mjs'), ...args], env);
}

export function node(args: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 2 ** 20,
    timeout: 60_000,
  });
  return { code: status, stdout, stderr };
}

/**
 * The document that a command prints; fails with what it said instead. The bundle is run without the process around it,
 * which looks whether it is up to date and shortens what is said of errors: most of the time of a small command.
 */
export function document<T>(args: readonly string[]): T {
  const { code, stdout, stderr } = node([script, ...args]);
  if (code !== 0) throw new Error(`headless ${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
