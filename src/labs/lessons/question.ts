import './question.css';
import type { Question } from '../../experiment/lessons/types';
import { h, setText } from '../../page/dom';
import { icon } from '../../page/icons';
import type { StepContext } from './context';
import { createProse, type Prose } from './prose';
import { answerOf, stepKey, stepOf } from './state';
import { lessonsTexts } from './texts';

export interface QuestionCard {
  readonly element: HTMLElement;
  /** @param answered with the longest of the replies, whatever was answered; absent: as it was answered */
  show(answered?: 'longest'): void;
  /** The numbers have other values. */
  refresh(): void;
}

interface Option {
  readonly input: HTMLInputElement;
  readonly label: HTMLElement;
  readonly mark: HTMLElement;
}

/** A question with its answers; what the chosen one means is said at once, in words, with a sign and in colour. */
export function createQuestion({ page, store, actions, numberText }: StepContext): QuestionCard {
  const text = createProse(h('p', {}), numberText);
  const legend = h('legend', {}, text.element);
  const answers = h('div', { class: 'lesson-answers' });
  const verdict = h('strong', { class: 'lesson-verdict' });
  const says = createProse(h('span', {}), numberText);
  const reply = h('p', { class: 'lesson-reply', 'aria-live': 'polite' });
  const element = h('fieldset', { class: 'lesson-question-card', hidden: true }, legend, answers, reply);
  let options: readonly Option[] = [];
  let prose: readonly Prose[] = [];
  let written: readonly unknown[] = [];

  function build(question: Question, key: string): void {
    const { words } = page;
    text.show(words.t(question.text));
    prose = question.answers.map((answer) => {
      const made = createProse(h('span', { class: 'lesson-answer-text' }), numberText);
      made.show(words.t(answer.text));
      return made;
    });
    options = question.answers.map((_, index) => {
      const input = h('input', { type: 'radio', name: `answer-${key}`, value: index });
      input.addEventListener('change', () => actions.answer(index));
      const mark = h('span', { class: 'lesson-mark' });
      return { input, mark, label: h('label', { class: 'lesson-answer' }, input, prose[index]!.element, mark) };
    });
    answers.replaceChildren(...options.map(({ label }) => label));
  }

  function show(answered?: 'longest'): void {
    const { place } = store.state;
    if (place === null) return;
    const { words } = page;
    const { question } = stepOf(place);
    element.hidden = question === undefined;
    if (question === undefined) return;
    const now = [question, words.language];
    if (now.some((each, index) => each !== written[index])) {
      written = now;
      build(question, stepKey(place));
    }
    const answer = answerOf(store.state);
    // Who goes on without an answer is told the right one.
    const chosen = answer === 'passed' ? question.answers.findIndex(({ right }) => right) : answer;
    question.answers.forEach(({ right = false }, index) => {
      const { input, label, mark } = options[index]!;
      input.checked = index === answer;
      const state = answer === undefined ? '' : right ? 'right' : index === answer ? 'wrong' : 'other';
      if (label.dataset.state === state) return;
      label.dataset.state = state;
      const told = !right ? lessonsTexts.wrong : index === answer ? lessonsTexts.right : lessonsTexts.rightAnswer;
      mark.replaceChildren(
        ...(state === 'right' || state === 'wrong'
          ? [icon(right ? 'check' : 'close'), h('span', { class: 'visually-hidden' }, words.t(told))]
          : []),
      );
    });
    const meant =
      answered === 'longest'
        ? longest(question.answers, (each) => words.t(each.says).length)
        : chosen === undefined
          ? undefined
          : question.answers[chosen];
    if (meant === undefined) {
      reply.replaceChildren();
      return;
    }
    setText(verdict, answer === 'passed' ? '' : words.t(meant.right ? lessonsTexts.right : lessonsTexts.wrong));
    verdict.dataset.state = meant.right ? 'right' : 'wrong';
    says.show(words.t(meant.says));
    if (reply.childElementCount === 0) reply.replaceChildren(verdict, ' ', says.element);
  }

  page.live(() => show());
  store.subscribe(() => show());
  return {
    element,
    show,
    refresh() {
      for (const each of [text, says, ...prose]) each.refresh();
    },
  };
}

function longest<Item>(items: readonly Item[], lengthOf: (item: Item) => number): Item | undefined {
  return items.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0];
}
