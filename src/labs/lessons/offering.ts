import { offersCss } from '../../page/workbench/offers';

/** Where the laboratories of steps stand. */
const ROOT = '.lesson';

/** Hides of a laboratory in a lesson what its step does not offer. A sheet of its own: the page's policy allows no other. */
export function createOffering(): { show(offers: readonly string[]): void } {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let shown: string | null = null;
  return {
    show(offers) {
      const text = offersCss(ROOT, offers);
      if (text === shown) return;
      shown = text;
      sheet.replaceSync(text);
    },
  };
}
