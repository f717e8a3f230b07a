import { DATA_SETS } from '../../src/catalog';
import type { DataColumns, Surface } from '../../src/catalog/types';
import { Interpreter } from '../../src/formula/graph/interpret';
import { compileSurface } from '../../src/formula/programs/surface';

/** Value, first and second partials of a catalogue surface: f, f_x, f_y, f_xx, f_xy, f_yy. */
export type Jet = readonly [number, number, number, number, number, number];

/**
 * Compiles a surface and evaluates it in float64 without the engines, so that the catalogue's tests depend on the
 * compiler alone. Sums over rows are finished one after the other, as they may stand inside one another's results.
 */
export function jetOf(surface: Surface, data?: DataColumns): (x: number, y: number) => Jet {
  const columns = surface.data === null ? {} : (data ?? DATA_SETS.get(surface.data.default)!.columns);
  const names = surface.data === null ? [] : surface.data.columns;
  const parameters = Object.keys(surface.parameters);
  const program = compileSurface({
    formula: surface.formula,
    variables: surface.variables,
    parameters,
    columns: [...names],
  });
  const { graph, outputs } = program;
  const sumIds = Array.from({ length: graph.size }, (_, id) => id).filter((id) => graph.node(id).op === 'sum');
  const rows = names.length > 0 ? columns[names[0]].length : 0;

  return (x, y) => {
    const sums = new Map<number, number>();
    const given = (id: number) => sums.get(id) ?? null;
    const input =
      (row: number) =>
      (name: string): number => {
        if (name === 'rows') return rows;
        const index = Number(name.slice(1));
        if (name.startsWith('v')) return index === 0 ? x : y;
        if (name.startsWith('p')) return surface.parameters[parameters[index]].value;
        return columns[names[index]][row];
      };
    for (const id of sumIds) {
      const node = graph.node(id);
      if (node.op !== 'sum') continue;
      const term = new Interpreter(graph, [node.a], given);
      let total = 0;
      for (let row = 0; row < rows; row++) total += term.evaluate(input(row))[0];
      sums.set(id, total);
    }
    const [f, fx, fy, fxx, fxy, fyy] = new Interpreter(graph, outputs, given).evaluate(input(0));
    return [f, fx, fy, fxx, fxy, fyy];
  };
}
