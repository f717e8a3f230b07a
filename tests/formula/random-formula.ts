import fc from 'fast-check';
import { FUNCTIONS, REDUCTIONS, VECTOR_FUNCTIONS } from '../../src/formula/language/functions';

const NAMES = [...FUNCTIONS.keys()].filter((name) => !REDUCTIONS.has(name) && !VECTOR_FUNCTIONS.has(name));

/** Formulas over the given names with every function, operator and conditional of the language. */
export function randomFormula(names: readonly string[]): fc.Arbitrary<string> {
  const { formula } = fc.letrec<{ formula: string }>((tie) => {
    const inner = tie('formula');
    return {
      formula: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        { weight: 4, arbitrary: fc.constantFrom(...names, ...names, '1', '2', '0.5', '-1.5', '3', 'pi', 'e') },
        {
          weight: 4,
          arbitrary: fc
            .tuple(inner, fc.constantFrom('+', '-', '*', '/'), inner)
            .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
        },
        {
          weight: 2,
          arbitrary: fc
            .tuple(inner, fc.constantFrom('2', '3', '-1', '-2', '5', '0.5', '1.5', '0', '1'))
            .map(([base, n]) => `(${base})^(${n})`),
        },
        { weight: 1, arbitrary: fc.tuple(inner, inner).map(([base, n]) => `(${base})^(${n})`) },
        {
          weight: 5,
          arbitrary: fc.constantFrom(...NAMES).chain((name) => {
            const [fewest, most] = FUNCTIONS.get(name) as readonly [number, number];
            const count = { minLength: fewest, maxLength: Math.min(most, 3) };
            return fc.array(inner, count).map((args) => `${name}(${args.join(', ')})`);
          }),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(inner, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), inner, inner, inner)
            .map(([a, sign, b, yes, no]) => `(${a} ${sign} ${b} ? ${yes} : ${no})`),
        },
      ),
    };
  });
  return formula;
}
