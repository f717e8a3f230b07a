import { pageWith } from '../../experiment/carried';
import { h } from '../dom';
import type { ExperimentDocument } from '../laboratory';
import type { ShareContext } from './context';
import { download, fileName } from './download';
import { section, textButton } from './parts';
import type { Say } from './section';
import { shareTexts } from './texts';

/** Save what is shown as a page that carries it. */
export function pageSection(share: ShareContext, say: Say): HTMLElement {
  const { page } = share;
  async function save(): Promise<void> {
    const name = fileName(share.title(), 'html');
    // Of this moment, whatever is changed while the page is fetched.
    const content = contentOf(share.laboratories.current.document);
    say(page.words.t(shareTexts.page.preparing));
    const source = await share.file.source().catch(() => '');
    const text = pageWith(source, content);
    if (text === null) {
      say(page.words.t(shareTexts.page.missing), true);
      return;
    }
    download(new Blob([text], { type: 'text/html' }), name);
    say(page.words.t(shareTexts.saved, { name }));
  }
  return section(
    page,
    (words) => words.t(shareTexts.page.heading),
    (words) => words.t(shareTexts.page.about),
    h(
      'div',
      { class: 'share-row' },
      textButton(
        page,
        (words) => words.t(shareTexts.page.save),
        () => void save(),
      ),
    ),
  );
}

/** Its address where that says everything, for it says also which step of a lesson is shown; else its file. */
function contentOf(document: ExperimentDocument): object {
  return document.addressIsWhole() ? { address: document.address() } : JSON.parse(document.fileText());
}
