import { h } from '../dom';
import type { Words } from '../i18n';
import { icon } from '../icons';
import { type Notice, withoutNotice } from '../state';
import { nameButton } from './button';
import type { Context } from './context';

/** A row of notices above the scene, never over it; each says what happened, why, and what one can do. */
export function createNotices(context: Context): HTMLElement {
  const { store } = context;
  const list = h('div', { class: 'notices', role: 'status' });

  function write(): void {
    const { notices, session } = store.state;
    const cards = notices.map((notice) => createCard(notice, context));
    if (session.failure !== null) {
      const { words } = context;
      cards.push(
        h(
          'div',
          { class: 'notice' },
          h('div', {}, h('p', {}, words.t('notice.engine')), h('p', {}, words.pick(session.failure))),
        ),
      );
    }
    list.replaceChildren(...cards);
  }

  context.watch(({ notices, session }) => [notices, session.failure], write);
  context.live(write);
  return list;
}

function createCard(notice: Notice, { words, store }: Context): HTMLElement {
  const close = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
  nameButton(close, words.t('action.dismiss'));
  close.addEventListener('click', () => store.update((state) => withoutNotice(state, notice.id)));
  return h('div', { class: 'notice' }, h('div', {}, ...contentOf(notice, words)), close);
}

function contentOf(notice: Notice, words: Words): Node[] {
  switch (notice.kind) {
    case 'cause': {
      const { reason, detail } = notice.cause;
      const code = detail === null ? reason : `${reason}, ${words.pick(detail)}`;
      return [
        h('p', {}, words.t(`notice.${reason}`)),
        h('p', {}, words.t(`notice.${reason}.do`)),
        h('p', { class: 'quiet' }, words.t('notice.code', { code })),
      ];
    }
    case 'address':
      return [
        h('p', {}, words.t('notice.address')),
        h(
          'ul',
          {},
          ...notice.rejected.map((one) =>
            h('li', {}, h('code', {}, `${one.key}=${one.value}`), ' ', words.pick(one.reason)),
          ),
        ),
      ];
    case 'text':
      return [h('p', {}, words.pick(notice.text))];
    case 'word':
      return [h('p', {}, words.t(notice.key))];
    case 'link': {
      const field = h('input', { type: 'text', readonly: true, value: notice.address, class: 'link-field' });
      field.setAttribute('aria-label', words.t('action.link'));
      field.addEventListener('focus', () => field.select());
      return [h('p', {}, words.t('action.linkManual')), field];
    }
  }
}
