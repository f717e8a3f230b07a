import { parseArguments } from './headless/arguments';
import { writeJson } from './headless/files';

/** The same engines and the same Experiment without a browser. Prints one JSON document; see docs/headless.md. */
async function main(args: readonly string[]): Promise<void> {
  const { asked, result } = parseArguments(args);
  await writeJson(asked.out, await result());
}

/** One line, whatever went wrong: nobody can act on a stack trace. */
function lineOf(error: unknown): string {
  return `nabla: ${messageOf(error).replace(/\s+/g, ' ').trim()}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// The process is ended at once: Dawn and the workers would keep it alive.
main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${lineOf(error)}\n`, () => process.exit(1));
  },
);
