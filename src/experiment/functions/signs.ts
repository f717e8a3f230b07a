/** Keys that only an address of an experiment with a function of one variable has. `fn=1`: the laboratory as it opens. */
export const FUNCTION_SIGNS: readonly string[] = ['function', 'f', 'fn'];
