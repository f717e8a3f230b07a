import { texNumber } from '../../../../formula/targets/tex-names';
import type { LocalText } from '../../../../formula/text';
import { MINUS } from '../../../../page/format';
import { plainText } from '../facts';
import type { RuleName, RuleNumbers } from './facts';
import { texts } from './texts';

/** One step of a rule: what it says, in letters and in numbers. TeX of our own making. */
export interface RuleStep {
  readonly about: LocalText;
  readonly tex: string;
  readonly numbers: string;
}

/** The four steps from the two functions to the rule. */
export function ruleSteps(rule: RuleName, numbers: RuleNumbers, digits: number): readonly RuleStep[] {
  const n = (value: number) => texValue(value, digits);
  const { u, v, du, dv, f, df, dx, slope, slopeU, slopeV } = numbers;
  const quotient = (value: number) => n(value / dx);
  switch (rule) {
    case 'sum':
      return [
        { about: texts.steps.whole, tex: 'f = u + v', numbers: `${n(u)} + ${signed(v, n)} = ${n(f)}` },
        {
          about: texts.steps.sum.grow,
          tex: '\\Delta f = \\Delta u + \\Delta v',
          numbers: `${n(du)} + ${signed(dv, n)} = ${n(df)}`,
        },
        {
          about: texts.steps.divide,
          tex: '\\frac{\\Delta f}{\\Delta x} = \\frac{\\Delta u}{\\Delta x} + \\frac{\\Delta v}{\\Delta x}',
          numbers: `${quotient(du)} + ${signed(dv / dx, n)} = ${quotient(df)}`,
        },
        {
          about: texts.steps.limit,
          tex: "(u + v)' = u' + v'",
          numbers: `${n(slopeU)} + ${signed(slopeV, n)} = ${n(slope)}`,
        },
      ];
    case 'product':
      return [
        { about: texts.steps.whole, tex: 'f = u\\,v', numbers: `${n(u)} \\cdot ${signed(v, n)} = ${n(f)}` },
        {
          about: texts.steps.product.grow,
          tex: '\\Delta f = v\\,\\Delta u + u\\,\\Delta v + \\Delta u\\,\\Delta v',
          numbers: `${n(v * du)} + ${signed(u * dv, n)} + ${signed(du * dv, n)} = ${n(df)}`,
        },
        {
          about: texts.steps.product.divide,
          tex: '\\frac{\\Delta f}{\\Delta x} = v\\,\\frac{\\Delta u}{\\Delta x} + u\\,\\frac{\\Delta v}{\\Delta x} + \\frac{\\Delta u\\,\\Delta v}{\\Delta x}',
          numbers: `${quotient(v * du)} + ${signed((u * dv) / dx, n)} + ${signed((du * dv) / dx, n)} = ${quotient(df)}`,
        },
        {
          about: texts.steps.product.limit,
          tex: "(u\\,v)' = u'\\,v + u\\,v'",
          numbers: `${n(slopeU)} \\cdot ${signed(v, n)} + ${signed(u, n)} \\cdot ${signed(slopeV, n)} = ${n(slope)}`,
        },
      ];
    case 'quotient':
      return [
        {
          about: texts.steps.whole,
          tex: 'f = \\frac{u}{v}',
          numbers: `\\frac{${n(u)}}{${n(v)}} = ${n(f)}`,
        },
        {
          about: texts.steps.quotient.grow,
          tex: '\\Delta f = \\frac{u + \\Delta u}{v + \\Delta v} - \\frac{u}{v} = \\frac{v\\,\\Delta u - u\\,\\Delta v}{v\\,(v + \\Delta v)}',
          numbers: `\\frac{${n(v * du - u * dv)}}{${n(v * (v + dv))}} = ${n(df)}`,
        },
        {
          about: texts.steps.divide,
          tex: '\\frac{\\Delta f}{\\Delta x} = \\frac{v\\,\\frac{\\Delta u}{\\Delta x} - u\\,\\frac{\\Delta v}{\\Delta x}}{v\\,(v + \\Delta v)}',
          numbers: `\\frac{${n((v * du - u * dv) / dx)}}{${n(v * (v + dv))}} = ${quotient(df)}`,
        },
        {
          about: texts.steps.quotient.limit,
          tex: "\\left(\\frac{u}{v}\\right)' = \\frac{u'\\,v - u\\,v'}{v^2}",
          numbers: `\\frac{${n(slopeU * v)} - ${signed(u * slopeV, n)}}{${n(v * v)}} = ${n(slope)}`,
        },
      ];
  }
}

/** The rule that many believe in, and what it gives; null for a sum. */
export function wrongRule(rule: RuleName, numbers: RuleNumbers, digits: number): string | null {
  if (rule === 'sum') return null;
  const value = texValue(numbers.wrong, digits);
  return rule === 'product' ? `u'\\,v' = ${value}` : `\\frac{u'}{v'} = ${value}`;
}

/** A negative number after a sign stands in brackets. */
function signed(value: number, text: (value: number) => string): string {
  return value < 0 ? `(${text(value)})` : text(value);
}

/** TeX of a number in so many digits, of what is none too. */
export function texValue(value: number, digits: number): string {
  if (Number.isNaN(value)) return '\\text{–}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  return texNumber(plainText(value, digits).replaceAll(MINUS, '-'));
}
