import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numpyScript, torchScript } from '../../src/experiment/python';
import { parseExperiment } from '../../src/experiment/surfaces/experiment';
import { root, sources } from '../setup/sources';

const FOLDER = 'src/experiment/python/parts';
const END = '\n# The script takes what follows.\n';
/** Stands for what a script defines itself; nothing of it is exported. */
const STAND_IN = 'script.py';

const files = sources(FOLDER, '.py').map(({ path, text }) => ({ name: basename(path), text }));
const parts = files.filter(({ name }) => name !== STAND_IN);

/**
 * Imports every part as a module, with an empty PyTorch, and says which names its functions use that nobody defines.
 * Exit code 42: there is no NumPy.
 */
const CHECK = `
import builtins, dis, importlib, sys, types
try: import numpy
except ImportError: sys.exit(42)
sys.dont_write_bytecode = True
sys.modules["torch"] = types.ModuleType("torch")
sys.path.insert(0, sys.argv[1])

def codes(code):
    yield code
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            yield from codes(each)

for name in sys.argv[2:]:
    module = importlib.import_module("parts." + name)
    with open(module.__file__, encoding="utf-8") as file:
        source = file.read()
    for code in codes(compile(source, name, "exec")):
        for instruction in dis.get_instructions(code):
            if instruction.opname not in ("LOAD_GLOBAL", "LOAD_NAME"): continue
            used = instruction.argval
            if not hasattr(module, used) and not hasattr(builtins, used):
                print(name, code.co_name, used)
`;

function python(...parameters: readonly string[]) {
  const result = spawnSync('python3', ['-B', ...parameters], { encoding: 'utf8' });
  // 127 is what launchers answer that find no Python behind them.
  return result.error !== undefined || result.status === 42 || result.status === 127 ? null : result;
}

const checked = python('-c', CHECK, join(root, FOLDER, '..'), ...parts.map(({ name }) => name.replace('.py', '')));
if (checked === null) console.warn('SKIPPED: no python3 with NumPy, so only the outer form of the Python is checked');

describe('the parts of a Python script', () => {
  it.each(parts.map(({ name, text }) => [name, text] as const))(
    '%s has a head, and a part for the script',
    (_, text) => {
      const [head, part, ...more] = text.split(END);
      expect(more).toEqual([]);
      expect(head).toMatch(/^"""[^"]+"""\n/);
      expect(part).toMatch(/^\n\n(?:def|class|[A-Z_]+ =) ?/);
      expect(text).not.toMatch(/\t|\r|[ ]\n/);
      // Heads name what a part needs; the part itself names no file.
      expect(part).not.toMatch(/^\s*from \./m);
    },
  );

  it.each(parts.map(({ name, text }) => [name, text] as const))('%s closes what it opens', (_, text) => {
    const code = text.replaceAll(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*/g, '');
    const open: string[] = [];
    for (const sign of code.match(/[()[\]{}]/g) ?? []) {
      if ('([{'.includes(sign)) open.push(sign);
      else expect([open.pop(), sign].join('')).toMatch(/^(?:\(\)|\[\]|\{\})$/);
    }
    expect(open).toEqual([]);
    expect(code).not.toContain('"');
    for (const line of code.split('\n')) expect(line.search(/\S|$/) % 4, line).toBe(0);
  });

  it('all go into a script as they stand', () => {
    const experiments = [
      parseExperiment({ surface: { id: 'beale' }, runs: [{ optimizer: 'lm' }, { optimizer: 'lbfgs' }] }),
      parseExperiment({
        surface: { samples: { x: [0, 1], y: [0, 1], columns: 4, rows: 4, values: Array(16).fill(1), name: 'one' } },
      }),
    ];
    const scripts = experiments.flatMap((each) => [numpyScript(each), torchScript(each)]);
    for (const { name, text } of parts) {
      const part = text.split(END)[1]!.trim();
      expect([name, scripts.some((script) => script.includes(part))]).toEqual([name, true]);
    }
    expect(parts.length).toBeGreaterThan(5);
  });

  it.skipIf(checked === null)('are modules that Python imports, in which every name is known', () => {
    expect([checked!.status, checked!.stderr, checked!.stdout]).toEqual([0, '', '']);
  });
});
