import { h, setText } from '../dom';
import { contentOf, MOST_BYTES, openFailure, TOO_LARGE } from '../files/open';
import { sentences } from '../i18n/join';
import type { ShareContext } from './context';
import { download, fileName } from './download';
import { section, textButton } from './parts';
import type { Say } from './section';
import { shareTexts } from './texts';

const ACCEPTED = '.json,.csv,.tsv,.txt,.npy,.npz,application/json,text/csv,text/plain';

/** Reads a file and takes over what it holds; whatever is wrong with it is said, and the page stays as it is. */
export async function openInto(share: ShareContext, file: File, say: Say): Promise<boolean> {
  const { page, laboratories } = share;
  const failed = (reason: string) => say(page.words.t(shareTexts.file.failed, { name: file.name, reason }), true);
  if (file.size > MOST_BYTES) {
    failed(page.words.t(TOO_LARGE));
    return false;
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const told = await laboratories.openFile(contentOf(bytes, file.name));
    const notes = told.map((note) => page.words.t(note));
    say(sentences([page.words.t(shareTexts.file.opened, { name: file.name }), ...notes], page.words));
    return true;
  } catch (error) {
    failed(page.words.t(openFailure(error)));
    return false;
  }
}

/** Save the experiment, open another. */
export function fileSection(share: ShareContext, say: Say, done: () => void): HTMLElement {
  const { page } = share;
  // The browser's own file button speaks the browser's language: the label is the button.
  const input = h('input', { type: 'file', class: 'visually-hidden', accept: ACCEPTED });
  const caption = h('span', {});
  const label = h('label', { class: 'text-button' }, caption, input);
  page.live((words) => setText(caption, words.t(shareTexts.file.open)));
  input.addEventListener('change', async () => {
    const file = input.files?.[0];
    if (file !== undefined && (await openInto(share, file, say))) done();
    // The same file can be chosen again.
    input.value = '';
  });
  const save = textButton(
    page,
    (words) => words.t(shareTexts.file.save),
    () => {
      const name = fileName(share.title(), 'json');
      download(new Blob([share.laboratories.current.document.fileText()], { type: 'application/json' }), name);
      say(page.words.t(shareTexts.saved, { name }));
    },
  );
  return section(
    page,
    (words) => words.t(shareTexts.file.heading),
    (words) => words.t(shareTexts.file.about),
    h('div', { class: 'share-row' }, save, label),
  );
}
