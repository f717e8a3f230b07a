import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CARRIER, pageWith } from '../../src/experiment/carried';
import { parseExperiment } from '../../src/experiment/surfaces/experiment';
import type { SampledSurface } from '../../src/experiment/surfaces/types';
import { blocksOf } from '../setup/markdown';
import { root } from '../setup/sources';

const cell = blocksOf(readFileSync(join(root, 'docs/single-file.md'), 'utf8')).find(
  ({ file }) => file === 'notebook.py',
)!.text;

/** As far as the cell looks at it. */
const PAGE = `<!doctype html>\n<script type="application/json" id="${CARRIER}"></script>\n<p>∇ 梯度</p>\n`;

/** In place of Jupyter: says what it is asked to show. */
const JUPYTER = `
import sys, types
shown = []
display = types.ModuleType("IPython.display")
display.IFrame = lambda **given: shown.append(given)
sys.modules["IPython"] = types.ModuleType("IPython")
sys.modules["IPython.display"] = display
`;

/** In place of NumPy where there is none: enough to run what the cell defines, on lists. */
const STAND_IN = `
class Array(list):
    @property
    def shape(self):
        return (len(self), len(self[0])) if isinstance(self[0], list) else (len(self),)
    def ravel(self):
        return Array(value for row in self for value in row)
    def tolist(self):
        return list(self)
numpy = types.ModuleType("numpy")
numpy.asarray = lambda given, dtype: Array(given)
sys.modules["numpy"] = numpy
`;

/** Runs Python in a folder with a page in it; null where there is no Python, or no NumPy where that is imported. */
function python(program: string): { readonly folder: string; readonly stdout: string } | null {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-notebook-'));
  writeFileSync(join(folder, 'nabla.html'), PAGE);
  const { status, stdout, stderr, error } = spawnSync('python3', ['-B', '-c', program], {
    cwd: folder,
    encoding: 'utf8',
  });
  // 127 is what launchers answer that find no Python behind them.
  if (error !== undefined || status === 127 || /No module named 'numpy'/.test(stderr)) return null;
  if (status !== 0) throw new Error(stderr);
  return { folder, stdout };
}

const carried = (page: string) => JSON.parse(/id="[\w-]+">([\s\S]*?)<\/script/i.exec(page)![1]!) as unknown;

/** What the cell only defines. */
const definitions = cell.slice(0, cell.indexOf('\nx = '));
const bare = python(`${JUPYTER}${STAND_IN}${definitions}
content = landscape([0, 1, 2, 3], [5, 6, 7, 8], [[0.5, 1, 4, 9]] * 4, "</script> <b> 面")
save_page(content, "page.html")
save_page({"version": 1, "steps": 7}, "again.html", nabla="page.html")
for wrong in (lambda: landscape([0, 1], [0, 1, 2, 3], [[1, 2]] * 3), lambda: save_page({"x": float("nan")}, "page.html")):
    try: wrong()
    except ValueError as error: print(error)
`);
const whole = python(`${JUPYTER}${cell}
print(json.dumps(shown))
`);
if (bare === null) console.warn('SKIPPED: no python3, so the cell for Jupyter has not been run');
else if (whole === null) console.warn('SKIPPED: no python3 with NumPy, so the cell for Jupyter has run on lists only');

describe('the cell for Jupyter', () => {
  it('ends with what Jupyter shows, and looks for the element that pages have', () => {
    expect(cell.trimEnd().split('\n').at(-1)).toMatch(/^IFrame\(src="landscape\.html/);
    expect(cell).toContain(PAGE.split('\n')[1]!.replace('</script>', ''));
  });

  it.skipIf(bare === null)('writes what the page itself would write', () => {
    const read = (name: string) => readFileSync(join(bare!.folder, name), 'utf8');
    const { surface } = parseExperiment(carried(read('page.html')));
    expect((surface as SampledSurface).samples).toMatchObject({
      ...{ x: [0, 3], y: [5, 8], columns: 4, rows: 4, name: '</script> <b> 面' },
      values: [0.5, 1, 4, 9, 0.5, 1, 4, 9, 0.5, 1, 4, 9, 0.5, 1, 4, 9],
    });
    expect(pageWith(read('page.html'), {})).toBe(pageWith(PAGE, {}));
    // Into a page that carries something already.
    expect(carried(read('again.html'))).toEqual({ version: 1, steps: 7 });
    expect(bare!.stdout.trim().split('\n')).toEqual([
      'z is (3, 2), but x has (2,) and y has (4,)',
      expect.stringMatching(/^Out of range float values/),
    ]);
  });

  it.skipIf(whole === null)('runs as a whole, and shows its page', () => {
    const experiment = parseExperiment(carried(readFileSync(join(whole!.folder, 'landscape.html'), 'utf8')));
    const { samples } = experiment.surface as SampledSurface;
    expect([samples.columns, samples.rows, samples.name]).toEqual([101, 101, 'Rosenbrock, sampled']);
    // Rosenbrock's function at the first corner, (-2, -1): 9 + 100·25.
    expect(samples.values[0]).toBe(2509);
    expect(JSON.parse(whole!.stdout)).toEqual([{ src: 'landscape.html?embed=1', width: '100%', height: 560 }]);
  });
});
