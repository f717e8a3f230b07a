export const MINUS = '−';

/**
 * A measured number for people: `digits` significant ones, powers of ten beyond five places, a real minus sign. The
 * width hardly changes between two steps, so that tabular figures do not jump.
 */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) {
    const [mantissa = '', exponent = ''] = size.toExponential(digits - 2).split('e');
    return `${value < 0 ? MINUS : ''}${mantissa}e${exponent.replace('+', '').replace('-', MINUS)}`;
  }
  const whole = size < 1 ? 1 : Math.floor(Math.log10(size)) + 1;
  const text = size.toFixed(Math.max(0, digits - whole));
  return value < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

const RAISED: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

/** A number times a power of ten as it is set in books, 8.2 × 10⁻¹⁵, in one piece: no line breaks in it. */
export function formatPower(value: number, digits: number): string {
  const [mantissa = '', exponent = ''] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e');
  const power = [...exponent.replace('+', '')].map((each) => RAISED[each] ?? each).join('');
  return `${value < 0 ? MINUS : ''}${mantissa}\u00a0×\u00a010${power}`;
}

/** A known number for people: as {@link formatNumber}, without the zeros that only a measurement needs. */
export function formatExact(value: number, digits = 6): string {
  // The zeros of a power of ten are no padding: 1e−10 is not 1e−1.
  const [mantissa = '', ...exponent] = formatNumber(value, digits).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return [short, ...exponent].join('e');
}

/** A known number of any size to so many significant digits: 0.0019968, where {@link formatExact} would say 0.002. */
export function formatSignificant(value: number, digits = 5): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  return formatInput(Number(value.toPrecision(digits))).replaceAll('-', MINUS);
}

/** float64 resolves a number of the size of 1 to this. */
const RESOLUTION = Number.EPSILON;

/**
 * A computed number to as many significant digits as asked for (3 to 17), powers of ten where it is small or has more
 * places than digits. What rounding alone could have left is 0.
 *
 * @param scale size of the numbers it was computed from, such as the longest coordinate of the domain: below its last
 *   bit there is nothing but rounding; 0: every digit counts
 */
export function formatDigits(value: number, digits: number, scale = 0): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  if (Math.abs(value) <= scale * RESOLUTION || value === 0) return '0';
  const size = Math.abs(value);
  const text = size < SMALL ? size.toExponential(digits - 1) : size.toPrecision(digits);
  const plain = text.replace('e+', 'e').replace('e-', `e${MINUS}`);
  return value < 0 ? `${MINUS}${plain}` : plain;
}

/** Below it zeros behind the point are hard to count. */
const SMALL = 1e-4;

/** A number as one would type it into a field: short, exact enough, an ordinary hyphen for the sign. */
export function formatInput(value: number): string {
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  return size !== 0 && (size >= 1e6 || size < 1e-4) ? rounded.toExponential() : String(rounded);
}

/** Reads what people type: full-width digits, a real minus, a decimal comma. Null: not a finite number. */
export function parseInput(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(MINUS, '-').replace(',', '.').trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** 0.125 → ⅛×, 4 → 4×. */
export function formatSpeed(speed: number): string {
  const fractions = new Map([
    [1 / 8, '⅛'],
    [1 / 4, '¼'],
    [1 / 2, '½'],
  ]);
  return `${fractions.get(speed) ?? speed}×`;
}
