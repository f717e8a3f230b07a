import './notices.css';
import { h } from '../dom';
import { icon } from '../icons';
import type { Laboratories } from '../laboratories';
import { type Notice, withoutNotice } from '../state';
import { pageTexts } from '../texts';
import { nameButton } from './button';
import type { Context } from './context';
import { uiTexts } from './texts';

/** A row of notices above the experiment, never over it; each says what happened, why, and what one can do. */
export function createNotices(page: Context, laboratories: Laboratories): HTMLElement {
  const { store } = page;
  const list = h('div', { class: 'notices', role: 'status' });
  /** What the list says of the laboratory, as a text that can be compared: written anew, it would be read out anew. */
  let stated = '';

  function write(): void {
    const statements = laboratories.current.statements(page.words);
    stated = JSON.stringify(statements);
    list.replaceChildren(
      ...store.state.notices.map((notice) => createCard(notice, page)),
      // These stand as long as what they say holds, so they cannot be closed.
      ...statements.map((sentences) =>
        h('div', { class: 'notice' }, h('div', {}, ...sentences.map((sentence) => h('p', {}, sentence)))),
      ),
    );
  }

  page.watch(({ notices }) => [notices], write);
  laboratories.subscribe(() => {
    if (JSON.stringify(laboratories.current.statements(page.words)) !== stated) write();
  });
  page.live(write);
  return list;
}

function createCard(notice: Notice, page: Context): HTMLElement {
  const { words, store } = page;
  const close = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
  nameButton(close, words.t(pageTexts.action.dismiss));
  close.addEventListener('click', () => store.update((state) => withoutNotice(state, notice.id)));
  return h('div', { class: 'notice' }, h('div', {}, ...contentOf(notice, page)), close);
}

function contentOf(notice: Notice, { words, actions }: Context): Node[] {
  switch (notice.kind) {
    case 'cause': {
      const { reason, detail } = notice.cause;
      const code = detail === null ? reason : `${reason}, ${words.t(detail)}`;
      return [
        h('p', {}, words.t(uiTexts.notice[reason].what)),
        h('p', {}, words.t(uiTexts.notice[reason].do)),
        h('p', { class: 'quiet' }, words.t(uiTexts.notices.code, { code })),
      ];
    }
    case 'address':
      return [
        h('p', {}, words.t(uiTexts.notices.address)),
        h(
          'ul',
          {},
          ...notice.rejected.map((one) =>
            h('li', {}, h('code', {}, `${one.key}=${one.value}`), ' ', words.t(one.reason)),
          ),
        ),
      ];
    case 'text':
      return [h('p', {}, words.t(notice.text))];
    case 'renew': {
      const renew = h('button', { type: 'button', class: 'text-button' }, words.t(notice.button));
      renew.addEventListener('click', actions.renew);
      return [h('p', {}, words.t(notice.text)), h('p', {}, renew)];
    }
    case 'link': {
      const field = h('input', { type: 'text', readonly: true, value: notice.address, class: 'link-field' });
      field.setAttribute('aria-label', words.t(pageTexts.action.link));
      field.addEventListener('focus', () => field.select());
      return [h('p', {}, words.t(pageTexts.action.linkManual)), field];
    }
  }
}
