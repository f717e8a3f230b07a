import { readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from './usage-error';

const LARGEST_FILE = 64 * 1024 * 1024;

/** Parsed JSON of a file. Throws a {@link UsageError} that names the file. */
export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
}

/** Text of a file in UTF-8, without a byte order mark. Throws a {@link UsageError} that names the file. */
export function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${systemMessage(error)}`);
  }
  if (bytes.length > LARGEST_FILE) throw new UsageError(`${path} is larger than ${LARGEST_FILE / 2 ** 20} MiB`);
  return new TextDecoder().decode(bytes);
}

/** To the file, or to standard output if it is null. Rejects with a {@link UsageError} that names the file. */
export async function writeJson(path: string | null, value: unknown): Promise<void> {
  const text = `${JSON.stringify(value)}\n`;
  if (path === null) {
    await writeToOutput(text);
    return;
  }
  writeText(path, text);
}

/** Throws a {@link UsageError} that names the file. */
export function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${systemMessage(error)}`);
  }
}

/** Resolves when everything is handed over, so that the process may end at once. */
function writeToOutput(text: string): Promise<void> {
  return new Promise((resolve) => {
    // A reader that has seen enough (`| head`) is no fault.
    process.stdout.on('error', () => resolve());
    process.stdout.write(text, () => resolve());
  });
}

/** "ENOENT: no such file or directory, open '…'" without the path, which stands in the sentence already. */
function systemMessage(error: unknown): string {
  return error instanceof Error ? error.message.split(', ')[0]! : String(error);
}
