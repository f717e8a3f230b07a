import { h } from '../dom';

/** Formulas longer than this would hold up the page while they are typeset; they are shown as text. */
const LONGEST = 8000;

/** Shows one formula. */
export interface TexView {
  readonly element: HTMLElement;
  /**
   * @param tex of our own making (`toTex`), or of a lesson, which may come as a file of anybody's: KaTeX makes nothing of it
   *   that acts or loads, and gives up on macros without end
   * @param plain the same as text: shown until KaTeX is there, and where it fails
   */
  show(tex: string, plain: string): void;
}

type Render = typeof import('./katex').render;

/** Loaded with the first formula that wants it; the same for all. */
let katex: Promise<Render> | null = null;

function load(): Promise<Render> {
  katex ??= import('./katex').then(({ render }) => render);
  // Offline for a moment: the next formula tries again.
  katex.catch(() => {
    katex = null;
  });
  return katex;
}

/** An element in which formulas are typeset; `display`: on a line of its own, scrolled sideways where it is too wide. */
export function createTex(display = true): TexView {
  const element = h(display ? 'div' : 'span', { class: display ? 'tex tex-display' : 'tex', translate: 'no' });
  let shown = '';

  async function typeset(tex: string, plain: string): Promise<void> {
    try {
      const render = await load();
      if (shown !== tex) return;
      const made = h('span', {});
      render(tex, made, { displayMode: display, throwOnError: true, trust: false, strict: 'ignore', maxSize: 20 });
      element.replaceChildren(made);
    } catch {
      if (shown === tex) element.replaceChildren(plain);
    }
  }

  return {
    element,
    show(tex, plain) {
      if (tex === shown) return;
      const first = shown === '';
      shown = tex;
      if (first || tex.length > LONGEST) element.replaceChildren(plain);
      if (tex !== '' && tex.length <= LONGEST) void typeset(tex, plain);
    },
  };
}
