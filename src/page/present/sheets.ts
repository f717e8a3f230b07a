/** Sheets of the page as text that means the same in another document. They never change once they are there. */
const texts = new WeakMap<CSSStyleSheet, string>();

/**
 * Gives another window of ours the page's style sheets, as constructed ones: the only kind that a policy against inline
 * styles lets into a document that was built by hand, and that needs no request.
 *
 * @param own further rules, after those of the page
 */
export function adoptSheets(target: Window, own = ''): void {
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  const text = [...sheets.map(textOf), own].join('\n');
  const { CSSStyleSheet: Sheet, document: host } = target as Window & typeof globalThis;
  const known = host.adoptedStyleSheets[0];
  if (known !== undefined && texts.get(known) === text) return;
  const sheet = new Sheet();
  sheet.replaceSync(text);
  texts.set(sheet, text);
  host.adoptedStyleSheets = [sheet];
}

function textOf(sheet: CSSStyleSheet): string {
  // Rules of a constructed sheet are replaced as a whole, by the offers of a step.
  const known = sheet.ownerNode === null ? undefined : texts.get(sheet);
  if (known !== undefined) return known;
  const base = sheet.href ?? document.baseURI;
  const text = Array.from(sheet.cssRules, ({ cssText }) => cssText)
    .join('\n')
    .replaceAll(/url\("(?!data:|blob:|#)([^"]+)"\)/g, (_, url: string) => `url("${new URL(url, base).href}")`);
  if (sheet.ownerNode !== null) texts.set(sheet, text);
  return text;
}
