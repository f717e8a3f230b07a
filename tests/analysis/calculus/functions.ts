import { readFileSync } from 'node:fs';
import { suspectFinder } from '../../../src/analysis/calculus/suspects';
import { compileFunction, createFunctionEvaluator } from '../../../src/formula/programs/function';

/** A formula of x in float64, with its derivatives and its suspicious places. */
export function functionOf(formula: string) {
  const program = compileFunction({ formula, variable: 'x', parameters: [] });
  const f = createFunctionEvaluator(program, []);
  return {
    program,
    value: f.value,
    derivative: f.derivative,
    second: (x: number) => f.jet(x)[2],
    suspects: suspectFinder(program, []),
  };
}

export function golden(name: string) {
  return JSON.parse(readFileSync(new URL(`../../golden/seeds/${name}.json`, import.meta.url), 'utf8'));
}
