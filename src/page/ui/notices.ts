import './notices.css';
import type { Field } from '../../engine/contract';
import { h } from '../dom';
import type { Words } from '../i18n';
import { icon } from '../icons';
import { type Notice, withoutNotice } from '../state';
import { pageTexts } from '../texts';
import { nameButton } from './button';
import type { Context } from './context';
import { uiTexts } from './texts';

/** A row of notices above the scene, never over it; each says what happened, why, and what one can do. */
export function createNotices(context: Context): HTMLElement {
  const { store } = context;
  const list = h('div', { class: 'notices', role: 'status' });

  function write(): void {
    const { notices, session } = store.state;
    const cards = notices.map((notice) => createCard(notice, context));
    const { words } = context;
    // These two stand as long as what they say holds, so they cannot be closed.
    const resting = store.state.workspace !== 'surfaces';
    if (session.failure !== null && !resting)
      cards.push(statement(words.t(uiTexts.notices.engine), words.t(session.failure)));
    if (session.shown !== null && !resting && isEmpty(session.shown.field)) {
      cards.push(statement(words.t(uiTexts.notice.empty.what), words.t(uiTexts.notice.empty.do)));
    }
    list.replaceChildren(...cards);
  }

  context.watch(
    ({ notices, session, workspace }) => [notices, session.failure, session.shown?.field, workspace],
    write,
  );
  context.live(write);
  return list;
}

function statement(...sentences: readonly string[]): HTMLElement {
  return h('div', { class: 'notice' }, h('div', {}, ...sentences.map((sentence) => h('p', {}, sentence))));
}

/** Whether there is nothing to draw: every sample is undefined or too large. */
export function isEmpty({ samples }: Pick<Field, 'samples'>): boolean {
  for (let flags = 3; flags < samples.length; flags += 4) if (samples[flags] === 0) return false;
  return true;
}

function createCard(notice: Notice, { words, store }: Context): HTMLElement {
  const close = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
  nameButton(close, words.t(pageTexts.action.dismiss));
  close.addEventListener('click', () => store.update((state) => withoutNotice(state, notice.id)));
  return h('div', { class: 'notice' }, h('div', {}, ...contentOf(notice, words)), close);
}

function contentOf(notice: Notice, words: Words): Node[] {
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
    case 'link': {
      const field = h('input', { type: 'text', readonly: true, value: notice.address, class: 'link-field' });
      field.setAttribute('aria-label', words.t(pageTexts.action.link));
      field.addEventListener('focus', () => field.select());
      return [h('p', {}, words.t(pageTexts.action.linkManual)), field];
    }
  }
}
