import { describe, expect, it } from 'vitest';
import { type Source, sources } from './setup/sources';

/** A file with one job is read in one go. */
const MOST_LINES = 350;
/** Where a longer file says why it is one. */
const HEAD = 15;
const REASON = `Longer than ${MOST_LINES} lines because `;

/** What is wrong with a file, or null. */
function complaint({ path, text }: Source): string | null {
  const lines = text.trimEnd().split('\n');
  const head = lines.slice(0, HEAD);
  const reason = head.some((line) => /^\s*(?:\/\*|\*|\/\/)/.test(line) && line.includes(REASON));
  if (lines.length <= MOST_LINES) return reason ? `${path} gives a reason for a length that it has not` : null;
  return reason ? null : `${path} has ${lines.length} lines: split it, or say in its head "${REASON}…"`;
}

const files = sources('src', '.ts', '.css');

describe('files', () => {
  it.each(files.map((file) => [file.path, file] as const))('%s is short, or says why it is not', (_, file) => {
    expect(complaint(file)).toBeNull();
  });

  it('are found at all', () => {
    expect(files.some(({ path }) => path.endsWith('.css'))).toBe(true);
    expect(files.length).toBeGreaterThan(100);
  });
});

describe('the rule can fail', () => {
  const long = 'a;\n'.repeat(MOST_LINES + 1);

  it.each([
    ['a long file', long],
    ['a reason too far down', `${'a;\n'.repeat(HEAD)}// ${REASON}it is.\n${long}`],
    ['a reason that is no comment', `'${REASON}it is.'\n${long}`],
    ['a reason without need', `// ${REASON}it is.\na;\n`],
  ])('%s', (_, text) => {
    expect(complaint({ path: 'src/bad.ts', text })).not.toBeNull();
  });

  it.each([
    ['a long file with a reason', `/**\n * ${REASON}it is.\n */\n${long}`],
    ['a file of the greatest length', 'a;\n'.repeat(MOST_LINES)],
  ])('but %s is fine', (_, text) => {
    expect(complaint({ path: 'src/good.ts', text })).toBeNull();
  });
});
