/** What words take up in a figure. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** About as wide as the fonts of the page set it, in the unit of `size`: measuring would lay out the page. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code >= 0x2e80) ems += 1;
    else if (SUPERSCRIPT.test(character)) ems += 0.38;
    else if (NARROW.test(character)) ems += 0.33;
    else if (WIDE.test(character)) ems += 0.85;
    else ems += 0.62;
  }
  return ems * size;
}

const SUPERSCRIPT = /[⁰¹²³⁴-⁹⁻ⁿ₀-₉]/;
const NARROW = /[ .,:;'’′″|!()[\]iljtfrI·]/;
/** Signs of operations are as wide as capitals in many fonts, and formulas are full of them. */
const WIDE = /[mwMW@%—∞Δ+−=<>±×÷≈≠≤≥→]/;
