import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CARRIER } from '../../src/experiment/carried';
import { file, headless } from './command';

/** A page of Nabla's as far as the command looks at it. */
const PAGE = `<!doctype html><script type="application/json" id="${CARRIER}"></script><p>Nabla</p>\n`;

const folder = mkdtempSync(join(tmpdir(), 'nabla-page-'));
const template = join(folder, 'nabla.html');
writeFileSync(template, PAGE);
const ENV = { NABLA_PAGE: template };

/** Samples of a bowl with so many a side. */
function landscape(size: number): object {
  const axis = Array.from({ length: size }, (_, i) => i / (size - 1) - 0.5);
  const values = axis.flatMap((y) => axis.map((x) => x * x + y * y));
  const bounds = [-0.5, 0.5];
  const samples = { x: bounds, y: bounds, columns: size, rows: size, values, name: 'bowl' };
  return { version: 1, surface: { samples } };
}

const lesson = {
  version: 1,
  lesson: {
    id: 'own',
    title: { en: 'My <own> lesson </script>', zh: '自己的课' },
    question: { en: 'Does it arrive?', zh: '能送到吗？' },
    minutes: 1,
    needs: [],
    steps: [{ id: 'first', title: { en: 'First', zh: '一' }, caption: [{ en: 'Look.', zh: '看。' }] }],
  },
};

function carriedBy(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith(PAGE.slice(0, PAGE.indexOf('</script>')))).toBe(true);
  expect(text.endsWith('</script><p>Nabla</p>\n')).toBe(true);
  return JSON.parse(/json" id="[\w-]+">([\s\S]*?)<\/script/i.exec(text)![1]!);
}

describe('headless page', () => {
  it.each([
    ['surface', { version: 1, surface: { formula: 'x^2 + y^2' } }],
    ['function', { version: 1, function: { id: 'parabola' } }],
    ['network', { version: 1, network: {}, data: 'spirals' }],
    ['lesson', lesson],
  ])('writes a page that carries a %s', (kind, content) => {
    const out = join(folder, `${kind}.html`);
    const { code, stdout, stderr } = headless(['page', file(content), '--out', out], ENV);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({ page: out, carries: kind, bytes: readFileSync(out).length });
    expect(carriedBy(out)).toEqual(content);
  });

  it('takes a landscape of several megabytes, and names the page after its file', () => {
    const content = landscape(500);
    const path = file(content);
    expect(readFileSync(path).length).toBeGreaterThan(4e6);
    const { code, stdout } = headless(['page', path], ENV);
    expect([code, JSON.parse(stdout).page]).toEqual([0, path.replace(/json$/, 'html')]);
    expect(carriedBy(path.replace(/json$/, 'html'))).toEqual(content);
  });

  it.each([
    ['a file that is not there', join(folder, 'nowhere.json'), ENV, /^nabla: cannot read \S+nowhere\.json: ENOENT/],
    ['broken JSON', file('{"version": 1,'), ENV, /^nabla: \S+\.json is not JSON: /],
    ['what is no object', file('3'), ENV, /^nabla: \S+\.json: must be an object$/],
    [
      'a surface that does not compile',
      file({ version: 1, surface: { formula: 'x +' } }),
      ENV,
      /the formula, character/,
    ],
    ['a lesson with a fault', file({ version: 1, lesson: { id: 'x' } }), ENV, /^nabla: \S+\.json: lesson\.title/],
    [
      'no page',
      file({ version: 1 }),
      { NABLA_PAGE: join(folder, 'no.html') },
      /^nabla: cannot read \S+no\.html: ENOENT/,
    ],
    ['another page', file({ version: 1 }), { NABLA_PAGE: file('<html></html>') }, /is not the page of Nabla/],
  ])('says in one line what is wrong with %s', (_, path, env, message) => {
    const { code, stdout, stderr } = headless(['page', path], env);
    expect([code, stdout, stderr.trim().split('\n')]).toEqual([1, '', [expect.stringMatching(message)]]);
  });

  it('says in one line where it cannot write', () => {
    const out = join(folder, 'missing', 'page.html');
    const { code, stdout, stderr } = headless(['page', file({ version: 1 }), '--out', out], ENV);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`nabla: cannot write ${out}: ENOENT: no such file or directory\n`);
  });
});
