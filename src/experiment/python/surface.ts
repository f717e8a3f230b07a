import type { Problem } from '../../engine/contract';
import { parseExpression, toPython } from '../../formula';
import { operands } from '../../formula/graph/graph';
import { compileSurface, type Order, OUTPUTS, rowDependence, stage } from '../../formula/programs/surface';
import { emit } from '../../formula/targets/emit';
import { python, pythonNumber } from '../../formula/targets/emit-py';
import { pythonName } from '../../formula/targets/python';

/** Longer lists of numbers are broken into lines of so many. */
const PER_LINE = 12;

function numberList(values: ArrayLike<number>): string {
  const texts = Array.from(values, (value) => pythonNumber(value).replace(/^\((.*)\)$/, '$1'));
  if (texts.length <= PER_LINE) return `[${texts.join(', ')}]`;
  const lines = Array.from(
    { length: Math.ceil(texts.length / PER_LINE) },
    (_, i) => `    ${texts.slice(i * PER_LINE, (i + 1) * PER_LINE).join(', ')},`,
  );
  return `[\n${lines.join('\n')}\n]`;
}

/** What the surface reads besides the place: parameters, the columns of the data set, samples. */
export function dataLines({ data, samples, parameters }: Problem): string[] {
  const named = (entries: Readonly<Record<string, unknown>>) => Object.keys(entries).join(', ') || 'none';
  return [
    `PARAMETERS = np.array([${Object.values(parameters).map(pythonNumber).join(', ')}])  # ${named(parameters)}`,
    ...(data === null ? ['COLUMNS = []  # no data'] : [`COLUMNS = [  # ${named(data)}`]),
    ...Object.values(data ?? {}).map((column) => `np.array(${numberList(column)}),`),
    ...(data === null ? [] : [']']),
    `ROWS = ${Object.values(data ?? {})[0]?.length ?? 0}`,
    ...(samples === undefined ? [] : sampleLines(samples)),
  ];
}

function sampleLines({ x, y, columns, rows, values }: NonNullable<Problem['samples']>): string[] {
  return [
    '# Samples, row by row, y growing by row; between them lies a bicubic spline.',
    `GRID = ${pair(x)}, ${pair(y)}`,
    `SAMPLES = np.array(${numberList(values)}).reshape(${rows}, ${columns})`,
  ];
}

const pair = ([low, high]: readonly [number, number]) => `(${pythonNumber(low)}, ${pythonNumber(high)})`;

/** Names that the generated function itself uses, beside those that Python reserves. */
const LOCALS: ReadonlySet<string> = new Set(['count', 'spline']);

/** A user's name as a local variable. Distinct names stay distinct, as with `pythonName`. */
function local(name: string): string {
  return LOCALS.has(name.replace(/_+$/, '')) ? `${name}_` : pythonName(name);
}

/** The arguments of a surface's function: its variables, parameters and columns. */
function argumentsOf({ variables, parameters, data }: Problem): string[] {
  return [...variables, ...Object.keys(parameters), ...Object.keys(data ?? {})].map(local);
}

/**
 * `def jet(x, y, parameters…, columns…, count)`: value, partial derivatives as far as the order goes, and whether the
 * function is undefined there; straight-line code, from the same graph as the engines'.
 */
export function jetLines(problem: Problem, order: Order): string[] {
  const { formula, variables, parameters, data, samples } = problem;
  const program = compileSurface({
    formula,
    variables,
    parameters: Object.keys(parameters),
    columns: Object.keys(data ?? {}),
    ...(samples === undefined ? {} : { samples }),
  });
  const { graph } = program;
  const { outputs, sums } = stage(program, order);
  const own = argumentsOf(problem);
  const prefix = (start: string): string =>
    own.some((name) => new RegExp(`^${start}\\d+$`).test(name)) ? prefix(`${start}_`) : start;
  const kinds = [variables, Object.keys(parameters), Object.keys(data ?? {})] as const;
  const input = (name: string): string =>
    name === 'rows' ? 'count' : local(kinds['vpc'.indexOf(name[0]!)]![Number(name.slice(1))]!);

  const byRow = rowDependence(program);
  const bodies = sums.map((id) => operands(graph.node(id))[0]!);
  const terms = emit(graph, bodies, python, { prefix: prefix('r'), input });
  const totals = prefix('s');
  const rest = emit(graph, outputs, python, {
    prefix: prefix('t'),
    input,
    given: (id) => (sums.includes(id) ? `${totals}${sums.indexOf(id)}` : null),
  });
  return [
    `def jet(${[...own, 'count'].join(', ')}):`,
    ...[
      ...terms.lines,
      ...bodies.map((body, i) => {
        const term = terms.results[i]!;
        return `${totals}${i} = ${byRow[body] ? `np.sum(${term})` : `count * ${term}`}`;
      }),
      ...rest.lines,
      `return [${rest.results.slice(0, OUTPUTS[order]).join(', ')}], ${rest.results[OUTPUTS[order]]}`,
    ].map((line) => `    ${line}`),
  ];
}

/** `def formula(x, y, parameters…, columns…)`: the formula as it is written, with PyTorch behind NumPy's names. */
export function formulaLines({ formula, variables, parameters, data, samples }: Problem): string[] {
  if (samples !== undefined)
    return ['def formula(x, y):', '    return spline(*cells(x, y), 0, 0) if inside(x, y) else number(math.nan)'];
  const columns = Object.keys(data ?? {});
  const own = [...variables, ...Object.keys(parameters), ...columns].map(pythonName);
  return [
    `def formula(${[...own, 'np=TorchNames()'].join(', ')}):`,
    `    return ${toPython(parseExpression(formula), columns)}`,
  ];
}
