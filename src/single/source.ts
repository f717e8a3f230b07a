import { CARRIER } from '../experiment/carried';
import type { PageFile } from '../page/pageFile';

/** The file that the page is. */
export function readSource(pristine: Document): PageFile {
  return {
    carried: pristine.getElementById(CARRIER)?.textContent?.trim() ?? '',
    source: async () => `<!doctype html>\n${pristine.documentElement.outerHTML}\n`,
  };
}
