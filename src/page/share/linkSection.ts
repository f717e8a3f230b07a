import { h, setText } from '../dom';
import type { Words } from '../i18n';
import { icon } from '../icons';
import { nameButton } from '../ui/button';
import type { ShareContext } from './context';
import { section, textButton } from './parts';
import { phoneAddress, publicAddresses, readPublicAddress } from './phoneAddress';
import { qrCode } from './qr';
import type { Say } from './section';
import { embedSnippet } from './snippet';
import { shareTexts } from './texts';

/** Link, QR code and frame. `write` brings them up to date. */
export function linkSection(
  share: ShareContext,
  say: Say,
): { readonly element: HTMLElement; readonly large: HTMLDialogElement; write(): void } {
  const { page } = share;
  const large = h('dialog', { class: 'qr-large' });
  const warning = h('p', { class: 'share-warning' });
  const link = h('input', { type: 'text', readonly: true, class: 'link-field', spellcheck: 'false' });
  const frame = h('textarea', { readonly: true, rows: 5, class: 'code-field share-snippet', spellcheck: 'false' });
  const picture = h('button', { type: 'button', class: 'qr-button' });
  const tooLong = h('p', { class: 'quiet' });
  const summary = h('summary', {});
  const aboutFrame = h('p', { class: 'quiet' });

  async function copy(field: HTMLInputElement | HTMLTextAreaElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(field.value);
      say(page.words.t(shareTexts.copied));
    } catch {
      field.select();
      say(page.words.t(shareTexts.notCopied), true);
    }
  }

  /** Where phones can be sent to, when this page stands on the machine in the hall only. */
  const place = h('input', { type: 'url', class: 'link-field', spellcheck: 'false', placeholder: 'https://' });
  const placeText = h('span', {});
  const placeRow = h('label', { class: 'share-place' }, placeText, place);
  place.addEventListener('change', () => {
    const read = readPublicAddress(place.value);
    const wrong = read === null && place.value.trim() !== '';
    place.setAttribute('aria-invalid', String(wrong));
    say(wrong ? page.words.t(shareTexts.qr.noAddress) : '', wrong);
    if (wrong) return;
    page.actions.setPrefs({ address: read });
    write();
  });

  /** What a phone can open; null: nothing. */
  const codeAddress = (): string | null =>
    phoneAddress(
      share.address(),
      publicAddresses(new URLSearchParams(location.search), page.store.state.prefs.address),
    );

  for (const field of [link, frame]) field.addEventListener('focus', () => field.select());
  picture.addEventListener('click', () => {
    const address = codeAddress();
    const code = address === null ? null : qrCode(address);
    if (code === null) return;
    const close = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
    nameButton(close, page.words.t(shareTexts.qr.close), 'Esc');
    close.addEventListener('click', () => large.close());
    code.setAttribute('aria-label', page.words.t(shareTexts.qr.name));
    large.replaceChildren(close, code);
    large.showModal();
  });
  large.addEventListener('click', () => large.close());

  function write(): void {
    const { words } = page;
    const address = share.address();
    link.value = address;
    frame.value = embedSnippet(address, `Nabla: ${share.title()}`);
    setText(warning, warningOf(share.laboratories.current.document.addressIsWhole(), words));
    const known = codeAddress();
    const code = known === null ? null : qrCode(known);
    // A page that is served for others has no need to say where it is.
    const own = { chosen: null, hall: null, built: null };
    placeRow.hidden = phoneAddress(address, own) !== null;
    if (document.activeElement !== place) place.value = page.store.state.prefs.address ?? '';
    picture.hidden = code === null;
    picture.replaceChildren(...(code === null ? [] : [code]));
    setText(tooLong, code !== null ? '' : words.t(known === null ? shareTexts.qr.unreachable : shareTexts.qr.long));
  }

  page.live((words) => {
    link.setAttribute('aria-label', words.t(shareTexts.link.heading));
    frame.setAttribute('aria-label', words.t(shareTexts.embed.heading));
    nameButton(picture, words.t(shareTexts.qr.enlarge));
    setText(placeText, words.t(shareTexts.qr.place));
    setText(summary, words.t(shareTexts.embed.heading));
    setText(aboutFrame, words.t(shareTexts.embed.about));
  });
  const copyButton = (field: HTMLInputElement | HTMLTextAreaElement) =>
    textButton(
      page,
      (words) => words.t(shareTexts.copy),
      () => void copy(field),
    );
  const element = section(
    page,
    (words) => words.t(shareTexts.link.heading),
    (words) => words.t(shareTexts.link.about),
    warning,
    h(
      'div',
      { class: 'share-link' },
      h(
        'div',
        { class: 'share-link-text' },
        h('div', { class: 'share-row' }, link, copyButton(link)),
        placeRow,
        h('details', {}, summary, aboutFrame, frame, copyButton(frame)),
      ),
      picture,
      tooLong,
    ),
  );
  return { element, large, write };
}

/** What a link does not do; empty: it does all. */
function warningOf(whole: boolean, words: Words): string {
  if (!whole) return words.t(shareTexts.link.large);
  return location.protocol === 'file:' ? words.t(shareTexts.link.file) : '';
}
