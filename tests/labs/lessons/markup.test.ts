import { describe, expect, it } from 'vitest';
import { type Piece, parseMarkup, plainText } from '../../../src/labs/lessons/markup';

const text = (value: string): Piece => ({ kind: 'text', text: value });
const tex = (value: string): Piece => ({ kind: 'tex', tex: value });
const number = (name: string): Piece => ({ kind: 'number', name });
const strong = (...pieces: Piece[]): Piece => ({ kind: 'strong', pieces });

describe('the markup of a lesson', () => {
  it.each<[string, string, readonly Piece[]]>([
    ['nothing', '', []],
    ['plain text', '切线的斜率', [text('切线的斜率')]],
    ['a formula', 'The slope $f^{\\prime}(x)$ of it', [text('The slope '), tex('f^{\\prime}(x)'), text(' of it')]],
    ['braces in a formula, which are no number', '$\\frac{a}{b}$', [tex('\\frac{a}{b}')]],
    ['a number', 'after {steps} steps', [text('after '), number('steps'), text(' steps')]],
    ['emphasis', 'is **not** it', [text('is '), strong(text('not')), text(' it')]],
    ['emphasis with all in it', '**$x$ is {x1}**!', [strong(tex('x'), text(' is '), number('x1')), text('!')]],
    ['two emphases', '**a** b **c**', [strong(text('a')), text(' b '), strong(text('c'))]],
    ['stars in a formula', '$a**b$', [tex('a**b')]],
    ['escaped signs', '5 \\$, \\{x\\}, 2\\*\\*3, \\\\', [text('5 $, {x}, 2**3, \\')]],
    ['an escaped dollar in a formula', '$5\\$$', [tex('5\\$')]],
    ['a dollar that stands alone', 'costs 5 $', [text('costs 5 $')]],
    ['an emphasis that is not closed', '**a {b}', [text('**a '), number('b')]],
    ['braces that hold no name', '{1}, {}, {a b}', [text('{1}, {}, {a b}')]],
    ['an empty emphasis', 'a****b', [text('ab')]],
  ])('understands %s', (_, given, pieces) => {
    expect(parseMarkup(given)).toEqual(pieces);
  });

  it('says it as text, with the numbers of the moment', () => {
    const pieces = parseMarkup('**$x$** is {x}, not {y}');
    expect(plainText(pieces, (name) => (name === 'x' ? '−0.5' : '–'))).toBe('x is −0.5, not –');
  });
});
