import { parseExpression, toTex, toText } from '../../../formula';
import { derivativeFormulas } from '../../../formula/programs/derivative';
import { compileSurface, type SurfaceSource } from '../../../formula/programs/surface';
import { texName } from '../../../formula/targets/tex-names';
import type { LocalText } from '../../../formula/text';
import { h, setText } from '../../../page/dom';
import type { Context } from '../../../page/ui/context';
import { createTex } from '../../../page/ui/tex';
import { texts } from './texts';

/** Entries up to this long, in characters of TeX, share a matrix; longer ones get a line each. */
const FITS_IN_MATRIX = 70;

export interface DerivativesView {
  readonly element: HTMLElement;
  /** A source that compiles; null: there is no formula. */
  show(source: SurfaceSource | null): void;
}

/** The function as it was understood, its gradient and its Hessian, typeset. */
export function createDerivativesView(page: Context): DerivativesView {
  const heading = h('h3', {});
  const list = h('div', { class: 'tex-lines' });
  const note = h('p', { class: 'quiet' });
  const element = h('section', { class: 'derivatives', 'data-part': 'formula.derivatives' }, heading, list, note);
  let shown: SurfaceSource | null = null;

  function write(): void {
    const { words } = page;
    setText(heading, words.t(texts.reading));
    if (shown === null) {
      list.replaceChildren();
      setText(note, words.t(texts.sampled));
      return;
    }
    const { lines, remark } = typeset(shown);
    // Elements stay in use, so that the page does not jump while somebody types.
    while (list.children.length > lines.length) list.lastElementChild!.remove();
    lines.forEach(([tex, plain], index) => {
      let view = views.get(list.children[index]!);
      if (view === undefined) {
        view = createTex();
        views.set(view.element, view);
        list.append(view.element);
      }
      view.show(tex, plain);
    });
    setText(note, remark === null ? '' : words.t(remark));
  }

  const views = new WeakMap<Element, ReturnType<typeof createTex>>();
  page.live(write);
  return {
    element,
    show(source) {
      shown = source;
      write();
    },
  };
}

type Line = readonly [tex: string, plain: string];
type Remark = LocalText | null;

function typeset(source: SurfaceSource): { readonly lines: readonly Line[]; readonly remark: Remark } {
  const { variables, columns } = source;
  const [x, y] = variables.map((each) => texName(each)) as [string, string];
  const [px, py] = variables;
  const value = parseExpression(source.formula);
  const first: Line = [`f(${x}, ${y}) = ${toTex(value, columns)}`, `f(${variables.join(', ')}) = ${toText(value)}`];
  const made = derivativeFormulas(compileSurface(source));
  if (made === null) return { lines: [first], remark: texts.tooLong };
  const rows = [...columns, ...made.parts.filter(({ row }) => row).map(({ name }) => name)];
  const tex = [...made.gradient, ...made.hessian].map((each) => toTex(each, rows));
  const plain = [...made.gradient, ...made.hessian].map(toText);
  const [gx, gy, xx, xy, yy] = tex as [string, string, string, string, string];
  const lines: Line[] = [first];
  if ([gx, gy].every((each) => each.length <= FITS_IN_MATRIX)) {
    lines.push([
      `\\nabla f = \\begin{pmatrix} ${gx} \\\\[0.35em] ${gy} \\end{pmatrix}`,
      `∇f = (${plain[0]}, ${plain[1]})`,
    ]);
  } else {
    lines.push(
      [`\\frac{\\partial f}{\\partial ${x}} = ${gx}`, `∂f/∂${px} = ${plain[0]}`],
      [`\\frac{\\partial f}{\\partial ${y}} = ${gy}`, `∂f/∂${py} = ${plain[1]}`],
    );
  }
  if ([xx, xy, yy].every((each) => each.length <= FITS_IN_MATRIX)) {
    const matrix = `\\begin{pmatrix} ${xx} & ${xy} \\\\[0.35em] ${xy} & ${yy} \\end{pmatrix}`;
    lines.push([`H = ${matrix}`, `H = (${plain[2]}, ${plain[3]}; ${plain[3]}, ${plain[4]})`]);
  } else {
    const second = (a: string, b: string) =>
      `\\frac{\\partial^2 f}{${a === b ? `\\partial ${a}^2` : `\\partial ${a}\\,\\partial ${b}`}}`;
    lines.push(
      [`${second(x, x)} = ${xx}`, `∂²f/∂${px}² = ${plain[2]}`],
      [`${second(x, y)} = ${xy}`, `∂²f/∂${px}∂${py} = ${plain[3]}`],
      [`${second(y, y)} = ${yy}`, `∂²f/∂${py}² = ${plain[4]}`],
    );
  }
  for (const { name, value: part, row } of made.parts) {
    lines.push([`${texName(name, row ? 'i' : null)} = ${toTex(part, rows)}`, `${name} = ${toText(part)}`]);
  }
  return { lines, remark: made.unbounded ? texts.unbounded : null };
}
