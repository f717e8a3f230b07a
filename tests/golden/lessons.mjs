/**
 * `node tests/golden/lessons.mjs`: writes the numbers of all lessons, as the CPU engine computes them, to `lessons.json`.
 * Before it is committed, whoever has changed a number looks at what became of it.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../.ci/headless.mjs', import.meta.url));
const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'lessons', '--engine', 'cpu'], {
  encoding: 'utf8',
  maxBuffer: 64 * 2 ** 20,
});
if (status !== 0) throw new Error(stderr);

/** @type {{ lessons: { id: string, steps: { id: string, numbers: { name: string, value: number }[] }[] }[] }} */
const { lessons } = JSON.parse(stdout);
const numbers = Object.fromEntries(
  lessons.map((lesson) => [
    lesson.id,
    Object.fromEntries(
      lesson.steps
        .filter((step) => step.numbers.length > 0)
        .map((step) => [step.id, Object.fromEntries(step.numbers.map(({ name, value }) => [name, value]))]),
    ),
  ]),
);
writeFileSync(new URL('lessons.json', import.meta.url), `${JSON.stringify(numbers, null, 1)}\n`);
