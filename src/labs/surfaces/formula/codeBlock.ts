import type { LocalText } from '../../../formula/text';
import { h, setText } from '../../../page/dom';
import { chip } from '../../../page/ui/chip';
import type { Context } from '../../../page/ui/context';
import { texts } from './texts';

/** Code beyond this is shown without colours: every coloured word is an element. */
const MOST_COLOURED = 40_000;

const TOKENS =
  /(\/\/[^\n]*)|\b(fn|let|var|const|return|if|else|for|struct|true|false)\b|\b(f32|u32|i32|bool|vec[234]f|array|ptr|function|Jet|Update|Draw)\b|(\b\d[\w.]*)/g;
const KINDS = ['comment', 'keyword', 'type', 'number'] as const;

export interface CodeBlock {
  readonly element: HTMLDetailsElement;
  /** `make` is called when somebody looks; null: there is no code. */
  show(make: (() => string) | null): void;
}

/** Generated code behind a heading that opens it, with a button that copies it. */
export function createCodeBlock(page: Context, heading: LocalText): CodeBlock {
  const summary = h('summary', {});
  const copy = chip();
  const said = h('span', { class: 'quiet', role: 'status' });
  const code = h('pre', { class: 'code', tabindex: 0, translate: 'no' });
  const element = h(
    'details',
    { class: 'code-block', 'data-part': 'formula.code' },
    summary,
    h('div', { class: 'code-head' }, copy, said),
    code,
  );
  let source: (() => string) | null = null;
  let shown: (() => string) | null = null;

  function write(): void {
    if (!element.open || source === shown) return;
    shown = source;
    const text = source?.() ?? '';
    code.replaceChildren(...(text.length > MOST_COLOURED ? [text] : coloured(text)));
  }

  element.addEventListener('toggle', write);
  copy.addEventListener('click', () => {
    const { words } = page;
    navigator.clipboard.writeText(code.textContent ?? '').then(
      () => setText(said, words.t(texts.copied)),
      () => setText(said, words.t(texts.copyRefused)),
    );
  });
  page.live((words) => {
    summary.textContent = words.t(heading);
    copy.textContent = words.t(texts.copy);
    code.setAttribute('aria-label', words.t(heading));
    said.textContent = '';
  });
  return {
    element,
    show(make) {
      source = make;
      element.hidden = make === null;
      setText(said, '');
      write();
    },
  };
}

function coloured(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let done = 0;
  for (const match of text.matchAll(TOKENS)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)];
    parts.push(text.slice(done, match.index), h('span', { class: `code-${kind}` }, match[0]));
    done = match.index + match[0].length;
  }
  parts.push(text.slice(done));
  return parts;
}
