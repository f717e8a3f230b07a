import './home.css';
import { h, setText } from '../../page/dom';
import { sessionText } from '../../page/ui/sessionText';
import type { LessonsContext } from './context';
import { lessonsTexts } from './texts';

/** Below the chapters: the laboratories, and what this machine does. */
export function createHome({ page, kinds }: LessonsContext): HTMLElement {
  const heading = h('h3', { class: 'home-heading' });
  const decks = h('button', { type: 'button', class: 'push-button home-decks' });
  decks.addEventListener('click', () => page.actions.run('decks'));
  const machineName = h('dt', {});
  const machine = h('dd', {});
  const ways = kinds.map(({ name, title, about }) => {
    const [head, text] = [h('span', { class: 'home-title' }), h('span', { class: 'quiet' })];
    const way = h('button', { type: 'button', class: 'home-way', 'data-laboratory': name }, head, text);
    way.addEventListener('click', () => page.actions.setLaboratory(name));
    page.live((words) => {
      setText(head, words.t(title));
      setText(text, words.t(about));
    });
    return way;
  });

  const writeMachine = (): void => {
    const { session } = page.store.state;
    // Until a stage stands nobody knows.
    setText(machine, session.standing ? sessionText(session, page.words) : '…');
  };
  page.live((words) => {
    setText(heading, words.t(lessonsTexts.laboratories));
    setText(decks, words.t(lessonsTexts.decks));
    setText(machineName, words.t(lessonsTexts.machine));
    writeMachine();
  });
  page.watch(({ session }) => [session], writeMachine);

  return h(
    'section',
    { class: 'home' },
    h('div', { class: 'home-head' }, heading, decks),
    h('div', { class: 'home-ways' }, ...ways),
    h('dl', { class: 'home-machine quiet' }, machineName, machine),
  );
}
