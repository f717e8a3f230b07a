/** The functions a formula may call, with the fewest and the most arguments each takes. Nothing else can be called. */
export const FUNCTIONS: ReadonlyMap<string, readonly [fewest: number, most: number]> = new Map([
  ['sin', [1, 1]],
  ['cos', [1, 1]],
  ['tan', [1, 1]],
  ['asin', [1, 1]],
  ['acos', [1, 1]],
  ['atan', [1, 1]],
  ['atan2', [2, 2]],
  ['cot', [1, 1]],
  ['sec', [1, 1]],
  ['csc', [1, 1]],
  ['sinh', [1, 1]],
  ['cosh', [1, 1]],
  ['tanh', [1, 1]],
  ['asinh', [1, 1]],
  ['acosh', [1, 1]],
  ['atanh', [1, 1]],
  ['exp', [1, 1]],
  ['exp2', [1, 1]],
  ['expm1', [1, 1]],
  ['log', [1, 1]],
  ['log2', [1, 1]],
  ['log10', [1, 1]],
  ['log1p', [1, 1]],
  ['sqr', [1, 1]],
  ['sqrt', [1, 1]],
  ['cbrt', [1, 1]],
  ['abs', [1, 1]],
  ['sign', [1, 1]],
  ['floor', [1, 1]],
  ['ceil', [1, 1]],
  ['round', [1, 1]],
  ['mod', [2, 2]],
  ['min', [2, 8]],
  ['max', [2, 8]],
  ['pow', [2, 2]],
  ['hypot', [2, 8]],
  ['erf', [1, 1]],
  ['erfc', [1, 1]],
  ['sigmoid', [1, 1]],
  ['softplus', [1, 1]],
  ['relu', [1, 1]],
  ['mean', [1, 1]],
  ['sum', [1, 1]],
  ['norm', [1, 1]],
  ['dot', [2, 2]],
]);

/** Other names by which the same functions are called everywhere; the tree knows the first name only. */
export const ALIASES: ReadonlyMap<string, string> = new Map([
  ['ln', 'log'],
  ['arcsin', 'asin'],
  ['arccos', 'acos'],
  ['arctan', 'atan'],
  ['arctan2', 'atan2'],
  ['arsinh', 'asinh'],
  ['arcsinh', 'asinh'],
  ['arcosh', 'acosh'],
  ['arccosh', 'acosh'],
  ['artanh', 'atanh'],
  ['arctanh', 'atanh'],
]);

/** Over the rows of a data set; not inside one another. */
export const REDUCTIONS: ReadonlySet<string> = new Set(['mean', 'sum']);

/** Over the coordinates of the parameter vector; in update rules only. */
export const VECTOR_FUNCTIONS: ReadonlySet<string> = new Set(['norm', 'dot']);

export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

/** Whether a name means something in every formula. */
export function isReserved(name: string): boolean {
  return FUNCTIONS.has(name) || ALIASES.has(name) || CONSTANTS.has(name);
}

/** A formula beyond these is refused before any work is done with it. */
export const LIMITS = { characters: 4096, nodes: 2000, depth: 100 } as const;
