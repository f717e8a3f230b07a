import { equals, factor, joined, type Maths, name, number, row, sign } from './math';

/** One line of a calculation: what is sought, how in letters, how in numbers, and what comes out. */
export interface Equation {
  readonly left: Maths;
  /** Null: there is only a number. */
  readonly symbolic: Maths | null;
  /** Begins with its `=` or `≈`. */
  readonly numeric: Maths;
  readonly value: number;
}

/** A factor or a summand: a letter and its number. */
export interface Term {
  readonly symbol: Maths;
  readonly value: number;
}

/** Sums with more terms than this show the largest ones. */
const MOST_TERMS = 6;
const SHOWN_TERMS = 3;

/** All of a line but what is sought. */
export type Calculation = Omit<Equation, 'left'>;

/** A product, factor by factor. */
export function productOf(factors: readonly Term[], value: number): Calculation {
  const numbers = factors.map((term, i) => (i === 0 ? number(term.value) : factor(term.value)));
  return {
    symbolic: joined(
      factors.map(({ symbol }) => symbol),
      '·',
    ),
    numeric: row(sign('='), joined(numbers, '×'), equals(value), number(value)),
    value,
  };
}

/** Σ of products, with every product where there are few, else with the largest. */
export function sumOfProducts(products: readonly (readonly Term[])[], extra: Term | null, value: number): Calculation {
  const size = (terms: readonly Term[]): number => Math.abs(terms.reduce((all, term) => all * term.value, 1));
  const few = products.length <= MOST_TERMS;
  const shown = few ? products : [...products].sort((a, b) => size(b) - size(a)).slice(0, SHOWN_TERMS);
  const more = few ? [] : [name('…')];
  const tail = (write: (term: Term) => Maths): Maths[] => (extra === null ? [] : [write(extra)]);
  const symbolic = shown.map((terms) =>
    joined(
      terms.map(({ symbol }) => symbol),
      '·',
    ),
  );
  const factors = shown.map((terms) =>
    joined(
      terms.map((term) => factor(term.value)),
      '×',
    ),
  );
  const results = shown.map((terms) => factor(terms.reduce((all, term) => all * term.value, 1)));
  const steps = results.length + (extra === null ? 0 : 1) > 1;
  return {
    symbolic: joined([...symbolic, ...more, ...tail(({ symbol }) => symbol)], '+'),
    numeric: row(
      sign('='),
      joined([...factors, ...more, ...tail((term) => factor(term.value))], '+'),
      ...(steps ? [sign('='), joined([...results, ...more, ...tail((term) => factor(term.value))], '+')] : []),
      equals(value),
      number(value),
    ),
    value,
  };
}
