import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATA_SETS, LOSS_LIST, SURFACE_LIST } from '../../src/catalog';
import { resolveSurface } from '../../src/experiment/surfaces/resolve';
import { checkExpression, parseExpression, toTex, toText } from '../../src/formula';
import { Interpreter } from '../../src/formula/graph/interpret';
import type { Expression } from '../../src/formula/language/ast';
import { type DerivativeFormulas, derivativeFormulas } from '../../src/formula/programs/derivative';
import { compileSurface, type SurfaceProgram, stage } from '../../src/formula/programs/surface';
import { randomFormula } from './random-formula';
import { evaluate } from './support';

const compile = (formula: string, parameters: readonly string[] = [], columns: readonly string[] = []) =>
  compileSurface({ formula, variables: columns.length > 0 ? ['w', 'b'] : ['x', 'y'], parameters, columns });

const derive = (formula: string, parameters: readonly string[] = [], columns: readonly string[] = []) => {
  const made = derivativeFormulas(compile(formula, parameters, columns));
  if (made === null) throw new Error('too long');
  return made;
};

const gradient = (formula: string, ...rest: readonly (readonly string[])[]) =>
  derive(formula, ...rest).gradient.map(toText);

type Rows = readonly Readonly<Record<string, number>>[];

/** The tree as it was printed and read again, with sums over the rows; shared parts that differ by row are columns. */
function value(expression: Expression, values: Readonly<Record<string, number>>, rows: Rows): number {
  const fill = (node: Expression): Expression => {
    if (node.kind === 'call' && (node.name === 'sum' || node.name === 'mean')) {
      const total = rows.reduce((sum, row) => sum + evaluate(node.args[0]!, { ...values, ...row }), 0);
      return { kind: 'number', value: node.name === 'sum' ? total : total / rows.length, span: node.span };
    }
    if (node.kind === 'negate') return { ...node, operand: fill(node.operand) };
    if (node.kind === 'binary') return { ...node, left: fill(node.left), right: fill(node.right) };
    if (node.kind === 'call') return { ...node, args: node.args.map(fill) };
    return node;
  };
  return evaluate(fill(parseExpression(toText(expression))), values);
}

/** f_x, f_y, f_xx, f_xy, f_yy as printed. */
function printed(made: DerivativeFormulas, given: Readonly<Record<string, number>>, data: Rows): number[] {
  const values = { ...given };
  let rows = data.map((row) => ({ ...row }));
  for (const part of made.parts) {
    if (part.row) rows = rows.map((row) => ({ ...row, [part.name]: value(part.value, { ...values, ...row }, []) }));
    else values[part.name] = value(part.value, values, rows);
  }
  return [...made.gradient, ...made.hessian].map((each) => value(each, values, rows));
}

/** The same as the engines compute it, in float64. */
function computed(program: SurfaceProgram, given: Readonly<Record<string, number>>, data: Rows): number[] {
  const { variables, parameters, columns } = program.source;
  const inputs = (row: Readonly<Record<string, number>>) => (input: string) => {
    if (input === 'rows') return data.length;
    const names = { v: variables, p: parameters, c: columns }[input[0]!]!;
    return { ...given, ...row }[names[Number(input.slice(1))]!]!;
  };
  const sums = new Map<number, number>();
  const supplied = (id: number) => sums.get(id) ?? null;
  for (const id of stage(program, 'hessian').sums) {
    const node = program.graph.node(id);
    if (node.op !== 'sum') continue;
    const term = new Interpreter(program.graph, [node.a], supplied);
    sums.set(
      id,
      data.reduce((sum, row) => sum + term.evaluate(inputs(row))[0]!, 0),
    );
  }
  return new Interpreter(program.graph, program.outputs, supplied).evaluate(inputs({})).slice(1);
}

describe('the derivatives as formulas', () => {
  it('are as one would write them', () => {
    expect(gradient('x^2 + y^2')).toEqual(['2*x', '2*y']);
    expect(gradient('(1 - x)^2 + 100*(y - x^2)^2')).toEqual(['-(400*x*(y - x^2)) - 2*(1 - x)', '200*(y - x^2)']);
    expect(derive('(1 - x)^2 + 100*(y - x^2)^2').hessian.map(toText)).toEqual([
      '2 - 400*(y - 3*x^2)',
      '-(400*x)',
      '200',
    ]);
    expect(gradient('sin(2*pi*x) / 3')).toEqual(['2*pi*cos(2*pi*x)/3', '0']);
    expect(gradient('sin(x^2/pi) + y/sqrt(2)')).toEqual(['2*x*cos(x^2/pi)/pi', 'sqrt(2)/2']);
    expect(gradient('x^3/3 - log(y)')).toEqual(['x^2', '-(1/y)']);
    expect(gradient('a*x*exp(y)', ['a'])).toEqual(['a*exp(y)', 'a*x*exp(y)']);
    expect(gradient('max(x, 0)')).toEqual(['x > 0 ? 1 : 0', '0']);
  });

  it('are means where the loss is one, with the number that all rows share before them', () => {
    expect(gradient('mean((w*x + b - y)^2)', [], ['x', 'y'])).toEqual([
      '2*mean(x*(w*x + b - y))',
      '2*mean(w*x + b - y)',
    ]);
    const { hessian } = derive('mean((w*x + b - y)^2)', [], ['x', 'y']);
    expect(hessian.map(toText)).toEqual(['2*mean(x^2)', '2*mean(x)', '2']);
  });

  it('leave the guard of an unbounded derivative out, and say so', () => {
    const made = derive('sqrt(x^2 + y^2)');
    expect(made.gradient.map(toText)).toEqual(['x/sqrt(x^2 + y^2)', 'y/sqrt(x^2 + y^2)']);
    expect(made.unbounded).toBe(true);
    expect(derive('x^2').unbounded).toBe(false);
  });

  it('name what they share once they are long', () => {
    const made = derive('exp(-(x^2 + y^2)/2)*sin(3*x*y + 1)*cos(x - 2*y + x*y^2)');
    expect(made.parts.length).toBeGreaterThan(2);
    expect(made.parts[0]!.name).toBe('u1');
    expect(derive('exp(-(x^2 + u1)/2)*sin(3*x*y + 1)*cos(x - 2*y + x*y^2)', ['u1']).parts[0]!.name).toBe('q1');
    for (const { value: part } of made.parts) expect(toTex(part)).not.toBe('');
  });

  it('are given up where nobody could read them', () => {
    const long = Array.from({ length: 110 }, (_, i) => `sin(${i + 1}*x*y)*exp(x/${i + 2})`).join(' + ');
    expect(derivativeFormulas(compile(long))).toBeNull();
  });

  it('of every surface of the catalogue equal what the engines compute', () => {
    for (const { id, data } of [...SURFACE_LIST, ...LOSS_LIST]) {
      const { problem } = resolveSurface({ id });
      const { formula, variables, parameters } = problem;
      const columns = Object.keys(problem.data ?? {});
      const rows = (problem.data?.[columns[0]!] ?? []).map((_, row) =>
        Object.fromEntries(columns.map((column) => [column, problem.data![column]![row]!])),
      );
      expect(data === null || DATA_SETS.has(data.default)).toBe(true);
      const program = compileSurface({ formula, variables, parameters: Object.keys(parameters), columns });
      const made = derivativeFormulas(program);
      expect(made, id).not.toBeNull();
      for (const [u, v] of [
        [0.31, 0.77],
        [0.62, 0.18],
        [0.9, 0.45],
      ] as const) {
        const [[x0, x1], [y0, y1]] = problem.domain;
        const place = { [variables[0]]: x0 + u * (x1 - x0), [variables[1]]: y0 + v * (y1 - y0), ...parameters };
        const wanted = computed(program, place, rows);
        const scale = Math.max(1, ...wanted.map(Math.abs));
        // Terms are gathered in another order: a few roundings of the largest of them.
        printed(made!, place, rows).forEach((each, i) => {
          expect(Math.abs(each - wanted[i]!) / scale, `${id} ${i}`).toBeLessThan(1e-10);
        });
      }
    }
  });

  it('of any formula equal what the engines compute', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        randomFormula(['x', 'y', 'a']),
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (formula, x, y) => {
          const program = compile(formula, ['a']);
          const made = derivativeFormulas(program);
          if (made === null) return;
          for (const each of [...made.gradient, ...made.hessian]) {
            const parts = made.parts.map((part) => part.name);
            checkExpression(parseExpression(toText(each)), {
              variables: ['x', 'y'],
              parameters: ['a', ...parts],
              columns: [],
              reductions: false,
              vectors: false,
            });
          }
          const place = { x, y, a: 0.7 };
          const wanted = computed(program, place, []);
          const guards = new Interpreter(program.graph, [program.undefinedHere]).evaluate(
            (input) => ({ v0: x, v1: y, p0: 0.7 })[input]!,
          )[0]!;
          // Where it is undefined there is nothing to compare, and beyond 1e6 the roundings of cancelled terms show.
          if (guards !== 0 || wanted.some((each) => !(Math.abs(each) < 1e6)) || made.unbounded) return;
          const found = printed(made, place, []);
          found.forEach((each, i) => {
            if (!Number.isFinite(each)) return;
            compared++;
            expect(Math.abs(each - wanted[i]!), `${formula}: ${i}`).toBeLessThan(
              1e-6 * Math.max(1, ...wanted.map(Math.abs)),
            );
          });
        },
      ),
      { numRuns: 400, seed: 20 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});
