import { formatDigits } from '../../../page/format';

/** A computed number in as many significant digits as asked for, without zeros that say nothing; NaN is said. */
export function figureText(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const [mantissa = '', ...exponent] = formatDigits(value, digits).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return [short, ...exponent].join('e');
}
