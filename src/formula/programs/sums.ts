import type { Expression } from '../language/ast';
import { binary, call, name, negate, number, power } from '../language/make';
import { toText } from '../language/print';

/** factor · Π baseⁿ, with integer exponents other than 0. Factors that are equal have been gathered. */
export interface Product {
  readonly factor: number;
  /** By the text of the base. */
  readonly powers: ReadonlyMap<string, Power>;
}

interface Power {
  readonly base: Expression;
  readonly exponent: number;
}

/** Σ products, no two of which differ in their factor alone; empty: 0. */
export type Sum = readonly Product[];

const ONE: Product = { factor: 1, powers: new Map() };

/** Stands for the number of rows until a sum over the rows is found that it divides. */
const ROWS = '#rows';

/**
 * Arithmetic on formulas, for reading: like terms and like factors are gathered, numbers come first, and nothing is
 * multiplied out.
 */
export class Sums {
  /** Names come in this order within a product. */
  private readonly names: readonly string[];

  constructor(names: readonly string[]) {
    this.names = names;
  }

  constant(value: number): Sum {
    return value === 0 ? [] : [{ factor: value, powers: ONE.powers }];
  }

  atom(base: Expression): Sum {
    return [{ factor: 1, powers: new Map([[toText(base), { base, exponent: 1 }]]) }];
  }

  rows(): Sum {
    return [{ factor: 1, powers: new Map([[ROWS, { base: name(ROWS), exponent: 1 }]]) }];
  }

  scale(sum: Sum, factor: number): Sum {
    return factor === 0 ? [] : sum.map((product) => ({ ...product, factor: factor * product.factor }));
  }

  add(a: Sum, b: Sum, sign: 1 | -1): Sum {
    const merged = new Map(a.map((product) => [keyOf(product), product]));
    for (const product of b) {
      const key = keyOf(product);
      const factor = (merged.get(key)?.factor ?? 0) + sign * product.factor;
      if (factor === 0) merged.delete(key);
      else merged.set(key, { ...product, factor });
    }
    return [...merged.values()];
  }

  /** a · b, or with the exponent −1 a / b. */
  multiply(a: Sum, b: Sum, exponent: 1 | -1): Sum {
    if (a.length === 0) return [];
    const [left, right] = [this.product(a), raised(this.product(b), exponent)];
    const powers = new Map(left.powers);
    for (const [key, power] of right.powers) {
      const total = (powers.get(key)?.exponent ?? 0) + power.exponent;
      if (total === 0) powers.delete(key);
      else powers.set(key, { base: power.base, exponent: total });
    }
    return [{ factor: left.factor * right.factor, powers }];
  }

  power(sum: Sum, exponent: number): Sum {
    return [raised(this.product(sum), exponent)];
  }

  /** A number that can be put before the sum, and what it leaves. */
  factored(sum: Sum): { readonly factor: number; readonly rest: Sum } {
    const first = sum[0]?.factor ?? 1;
    // One term gives up its number; several do if it is the same up to the sign.
    const common = sum.every(({ factor }) => Math.abs(factor) === Math.abs(first));
    const factor = common ? first : 1;
    return { factor, rest: factor === 1 ? sum : this.scale(sum, 1 / factor) };
  }

  expression(sum: Sum): Expression {
    // Highest degree first, as polynomials are written; but it reads better if the first sign is a plus.
    const degree = ({ powers }: Product) => [...powers.values()].reduce((total, { exponent }) => total + exponent, 0);
    const falling = [...sum].sort((a, b) => degree(b) - degree(a));
    const lead = falling.findIndex(({ factor }) => factor > 0);
    const ordered = lead > 0 ? [falling[lead], ...falling.slice(0, lead), ...falling.slice(lead + 1)] : falling;
    return (
      ordered.reduce<Expression | null>((left, product) => {
        const term = this.term({ ...product, factor: Math.abs(product.factor) });
        if (left === null) return product.factor < 0 ? negate(term) : term;
        return binary(product.factor < 0 ? '-' : '+', left, term);
      }, null) ?? number(0)
    );
  }

  /** A sum as one factor among others. */
  private product(sum: Sum): Product {
    if (sum.length === 0) return { factor: 0, powers: ONE.powers };
    if (sum.length === 1) return sum[0];
    const { factor, rest } = this.factored(sum);
    const base = this.expression(rest);
    return { factor, powers: new Map([[toText(base), { base, exponent: 1 }]]) };
  }

  /** A product with a positive factor. */
  private term(product: Product): Expression {
    const powers = withMeans([...product.powers.values()]);
    const rank = ({ base }: Power): number => {
      if (base.kind === 'name') {
        const place = this.names.indexOf(base.name);
        return place < 0 ? this.names.length : place;
      }
      return this.names.length + { call: 2, conditional: 3 }[base.kind as string]! || this.names.length + 1;
    };
    const sorted = powers
      .map((each, place) => ({ each, place }))
      .sort((a, b) => rank(a.each) - rank(b.each) || a.place - b.place);
    const { above, below } = numerals(product.factor);
    for (const {
      each: { base, exponent },
    } of sorted) {
      const size = Math.abs(exponent);
      (exponent > 0 ? above : below).push(size === 1 ? base : power(base, number(size)));
    }
    const top = multiplied(above);
    return below.length === 0 ? top : binary('/', top, multiplied(below));
  }
}

function multiplied(factors: readonly Expression[]): Expression {
  return factors.length === 0 ? number(1) : factors.reduce((left, right) => binary('*', left, right));
}

function keyOf({ powers }: Product): string {
  return [...powers]
    .map(([key, { exponent }]) => `${key}^${exponent}`)
    .sort()
    .join('·');
}

function raised({ factor, powers }: Product, exponent: number): Product {
  return {
    factor: factor ** exponent,
    powers: new Map([...powers].map(([key, power]) => [key, { ...power, exponent: power.exponent * exponent }])),
  };
}

/** Sums over the rows that are divided by their number are means. */
function withMeans(powers: readonly Power[]): Power[] {
  const isRows = ({ base }: Power) => base.kind === 'name' && base.name === ROWS;
  let rows = powers.find(isRows)?.exponent ?? 0;
  const rest = powers
    .filter((each) => !isRows(each))
    .map((each): Power => {
      const { base, exponent } = each;
      const mean =
        base.kind === 'call' && base.name === 'sum' && rows * exponent < 0 && Math.abs(exponent) <= Math.abs(rows);
      if (!mean) return each;
      rows += exponent;
      return { base: call('mean', base.args), exponent };
    });
  return rows === 0 ? rest : [...rest, { base: call('sum', [number(1)]), exponent: rows }];
}

/** Numbers that fractions of are recognised, so that 6.283… is read as 2π. */
const UNITS: readonly {
  readonly value: number;
  readonly above: readonly Expression[];
  readonly below: readonly Expression[];
}[] = [
  { value: 1, above: [], below: [] },
  { value: Math.PI, above: [name('pi')], below: [] },
  { value: Math.PI ** 2, above: [power(name('pi'), number(2))], below: [] },
  { value: 1 / Math.PI, above: [], below: [name('pi')] },
  { value: 1 / Math.PI ** 2, above: [], below: [power(name('pi'), number(2))] },
  { value: Math.E, above: [name('e')], below: [] },
  { value: Math.SQRT2, above: [call('sqrt', [number(2)])], below: [] },
];
const LARGEST_DENOMINATOR = 1000;
/** Digits beyond which a decimal number is taken for the rounding of something else. */
const SHORT = 8;
/** A few units in the last place: folding has rounded more than once. */
const ROUNDING = 4 * Number.EPSILON;

/** A positive number as factors above and below a fraction bar. */
function numerals(value: number): { readonly above: Expression[]; readonly below: Expression[] } {
  if (value === 1) return { above: [], below: [] };
  if (String(value).replace(/[.e+-]/g, '').length > SHORT) {
    for (const unit of UNITS) {
      const share = value / unit.value;
      for (let below = 1; below <= LARGEST_DENOMINATOR && share < 1e6; below++) {
        const above = Math.round(share * below);
        if (above === 0 || Math.abs(above - share * below) > ROUNDING * above) continue;
        return {
          above: [...(above === 1 ? [] : [number(above)]), ...unit.above],
          below: [...(below === 1 ? [] : [number(below)]), ...unit.below],
        };
      }
    }
  }
  return { above: [number(value)], below: [] };
}
