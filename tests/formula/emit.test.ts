import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SURFACES } from '../../src/catalog';
import { gridModule, probeModule } from '../../src/engine/gpu/shaders';
import { FormulaError } from '../../src/formula';
import { compileSurface, type SurfaceProgram } from '../../src/formula/programs/surface';
import { emit } from '../../src/formula/targets/emit';
import { javascript } from '../../src/formula/targets/emit-js';
import { wgsl } from '../../src/formula/targets/emit-wgsl';
import { surfaceWgsl } from '../../src/formula/targets/surface-wgsl';
import { gpuForTests } from '../setup/gpu';
import { randomFormula } from './random-formula';

const found = await gpuForTests();
const adapter = 'skip' in found ? null : await found.gpu.requestAdapter();
const device = (await adapter?.requestDevice()) ?? null;
afterAll(() => device?.destroy());

function compile(formula: string, columns: readonly string[] = []): SurfaceProgram {
  return compileSurface({ formula, variables: ['x', 'y'], parameters: ['a'], columns });
}

/** The lines that compute the value alone, and its code. */
function valueCode(formula: string, target = wgsl): { lines: readonly string[]; result: string } {
  const { graph, outputs } = compile(formula);
  const { lines, results } = emit(graph, [outputs[0]], target, { prefix: 't', input: (name) => name });
  return { lines, result: results[0] };
}

describe('emitted code', () => {
  it.each([
    ['x^2', 1],
    ['x^3', 2],
    ['x^7', 4],
    ['x^64', 6],
    ['x^-2', 2],
    // x⁶ takes two of the products that x⁷ needs, and one more.
    ['x^7 + x^6', 6],
  ])('writes %s as products: %i lines', (formula, count) => {
    const { lines } = valueCode(formula);
    expect(lines.join('\n')).not.toContain('pow');
    expect(lines).toHaveLength(count);
  });

  it.each([
    ['2*3 + sin(0) + x', ['let t0 = v0 + 6f;']],
    ['x + 1*y*1 + 0*x', ['let t0 = v0 + v1;']],
    ['x*(2^10 - 1000 - 24)', []],
    ['exp(1)*x', ['let t0 = v0 * 2.71828183f;']],
    ['2 > 1 ? x : y', []],
  ])('folds the constants of %s', (formula, lines) => {
    expect(valueCode(formula).lines.map(sorted)).toEqual(lines.map(sorted));
  });

  it('computes what occurs twice once', () => {
    expect(valueCode('sin(x*y) + sin(y*x)^2 + cos(x*y)').lines).toHaveLength(6);
    expect(valueCode('(x + y)*(x + y)').lines).toHaveLength(2);
    // Value, gradient and Hessian of exp share their exponential: one call.
    const program = compile('exp(sin(x)*y)');
    const { lines } = emit(program.graph, program.outputs, javascript, { prefix: 't', input: (name) => name });
    expect(lines.filter((line) => line.includes('Math.exp'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('Math.sin'))).toHaveLength(1);
  });

  it.each([
    '1e300*x',
    'x + 1e-300',
    '1/0*x',
    '0/0 + y',
    '-1/0 + x',
    'x^(1e9)',
    'sqrt(-1) + x',
    'log(0)*x',
    'exp(1000)*exp(y)',
    '3.4028235e38*x',
    '1e-45*x',
  ])('writes no number that float32 cannot hold: %s', (formula) => {
    expect(unholdable(surfaceWgsl(compile(formula)))).toEqual([]);
  });

  it('has no trace of the names that a user chose, whatever they are', () => {
    const hostile = ['fn', 'let', 'workgroupBarrier', 'p', 't0', 'sums', 'v1', '学习率', 'constructor'];
    fc.assert(
      fc.property(fc.shuffledSubarray(hostile, { minLength: 4, maxLength: 4 }), ([a, b, c, d]) => {
        const source = {
          formula: `mean((${a}*${d} + ${b} - ${c}*${d})^2) + sin(${a})`,
          variables: [a, b] as const,
          parameters: [c],
          columns: [d],
        };
        const plain = { formula: 'mean((x*u + y - k*u)^2) + sin(x)', variables: ['x', 'y'] as const };
        const reference = compileSurface({ ...plain, parameters: ['k'], columns: ['u'] });
        expect(surfaceWgsl(compileSurface(source))).toBe(surfaceWgsl(reference));
      }),
    );
  });

  it.each([
    'x; @compute fn evil() {}',
    'x) } @compute @workgroup_size(1) fn evil() { loop {}',
    'x /* */ + y',
    'x // y',
    'x`y`',
    'x\0y',
    'x}\nfn f(){',
    'x"; process.exit(1); "',
    'x["constructor"]',
    'x.constructor',
    'constructor(x)',
    '__proto__',
    'x => y',
    'x = y',
  ])('is not made from %j', (formula) => {
    let error: unknown;
    try {
      compile(formula);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(FormulaError);
  });

  it('consists of plain definitions, whatever the formula', () => {
    fc.assert(
      fc.property(randomFormula(['x', 'y', 'a', 'u']), (formula) => {
        const code = surfaceWgsl(compile(`mean(${formula})`, ['u']));
        expect(code).toMatch(/^[\x20-\x7e\n]*$/);
        expect(unholdable(code)).toEqual([]);
        for (const line of code.split('\n')) expect(line).toMatch(PLAIN_LINE);
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });
});

/** A definition on names and literals, the frame of a function, or its result. */
const PLAIN_LINE =
  /^(let t\d+ = [-\w.(),+*/<=!&|[\]? ]+;|const \w+ = \d+u;|fn \w+\([\w:<>, ]*\) -> [\w<>, ]+ \{|return [\w.(),[\]+-<> ]+;|\})$/;

function sorted(line: string): string {
  return line.split(/[ ;]/).sort().join(' ');
}

/** The float literals in WGSL that float32 rounds to infinity or to nothing. */
function unholdable(code: string): string[] {
  const literals = code.match(/(?<![\w.])\d[\d.]*(?:e[+-]?\d+)?f\b/g) ?? [];
  return literals.filter((literal) => {
    const value = Number(literal.slice(0, -1));
    const held = Math.fround(value);
    return !Number.isFinite(held) || (value !== 0 && held === 0);
  });
}

describe.skipIf(device === null)('composed kernels', () => {
  const problems = async (code: string): Promise<string | null> => {
    const gpu = device as GPUDevice;
    gpu.pushErrorScope('validation');
    gpu.createShaderModule({ code });
    return (await gpu.popErrorScope())?.message ?? null;
  };

  it('compile for every surface of the catalogue', async () => {
    for (const { formula, variables, parameters, data } of SURFACES.values()) {
      const program = compileSurface({
        formula,
        variables,
        parameters: Object.keys(parameters),
        columns: data?.columns ?? [],
      });
      expect(await problems(gridModule(program)), formula).toBeNull();
      expect(await problems(probeModule(program)), formula).toBeNull();
    }
  });

  it('compile for random formulas, plain and over data', async () => {
    await fc.assert(
      fc.asyncProperty(randomFormula(['x', 'y', 'a']), async (formula) => {
        expect(await problems(probeModule(compile(formula)))).toBeNull();
      }),
      { numRuns: 150, seed: 20261122 },
    );
    await fc.assert(
      fc.asyncProperty(randomFormula(['x', 'y', 'a', 'u']), async (formula) => {
        const loss = `mean(${formula}) > 0 ? sum(${formula}) : mean(u*x)`;
        expect(await problems(probeModule(compile(loss, ['u'])))).toBeNull();
      }),
      { numRuns: 80, seed: 20261122 },
    );
  });

  it.each([
    '1/0',
    '0/0',
    'sqrt(-1)',
    'log(0)',
    'exp(1000)',
    '1e308*x*1e308',
    'x/0',
    '(0/0 > 1 ? x : 1/0)',
    'mod(x, 0)',
    '0^-1',
    'x^1000',
    'max(1/0, x)',
    'atan2(0, 0)',
  ])('compile for %s', async (formula) => {
    expect(await problems(probeModule(compile(formula)))).toBeNull();
  });

  it('compile for a formula at the limits of size', async () => {
    const sum = Array.from({ length: 330 }, (_, i) => `sin(${i}*x)`).join('+');
    const nested = `${'sin('.repeat(40)}x*y${')'.repeat(40)}`;
    for (const formula of [sum.slice(0, sum.lastIndexOf('+', 4090)), nested]) {
      expect(await problems(gridModule(compile(formula)))).toBeNull();
    }
  });
});
