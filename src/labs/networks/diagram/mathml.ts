import { type Maths, plain } from './math';

const NAMESPACE = 'http://www.w3.org/1998/Math/MathML';

/** A formula as MathML, which every current browser sets by itself; its text says the same in one line. */
export function mathElement(maths: Maths, display: 'inline' | 'block' = 'inline'): Element {
  const element = create('math', [render(maths)]);
  // A formula that goes on after a break begins with `= …` or `+ …`, which is no sign of its first number.
  element.querySelector(':scope > mrow > mo:first-child')?.setAttribute('form', 'infix');
  element.setAttribute('display', display);
  element.setAttribute('alttext', plain(maths));
  return element;
}

function render(maths: Maths): Element {
  switch (maths.kind) {
    case 'number':
      return create('mn', [maths.text]);
    case 'name':
      return create('mi', [maths.text]);
    case 'word':
      return create('mtext', [maths.text]);
    case 'sign':
      return create('mo', [maths.text]);
    case 'row':
      return create('mrow', maths.parts.map(render));
    case 'fraction':
      return create('mfrac', [render(maths.over), render(maths.under)]);
    case 'root':
      return create('msqrt', [render(maths.inner)]);
    case 'script': {
      const base = render(maths.base);
      if (maths.low === null) return maths.high === null ? base : create('msup', [base, render(maths.high)]);
      if (maths.high === null) return create('msub', [base, render(maths.low)]);
      return create('msubsup', [base, render(maths.low), render(maths.high)]);
    }
  }
}

function create(tag: string, children: readonly (Element | string)[]): Element {
  const element = document.createElementNS(NAMESPACE, tag);
  element.append(...children);
  return element;
}
