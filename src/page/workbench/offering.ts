import { offersCss } from './offers';

/** Hides of a laboratory what is not offered. */
export interface Offering {
  show(offers: readonly string[]): void;
}

/**
 * A style sheet of its own: the page's policy allows no other.
 *
 * @param root a selector: below it stands what is hidden
 */
export function createOffering(root: string): Offering {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let shown: string | null = null;
  return {
    show(offers) {
      const text = offersCss(root, offers);
      if (text === shown) return;
      shown = text;
      sheet.replaceSync(text);
    },
  };
}
