import './formula.css';
import { h } from '../../../page/dom';
import type { CreateTool } from '../context';
import { surfacesTexts } from '../texts';
import { createRuleEditor } from './ruleEditor';
import { createSurfaceEditor } from './surfaceEditor';
import { texts } from './texts';

const PARTS = ['surface', 'rule'] as const;
type Part = (typeof PARTS)[number];

/** A surface and an optimizer of one's own, below the scene, which follows while one types. */
export const createFormulaTool: CreateTool = (context) => {
  const { page } = context;
  const buttons = PARTS.map((part) => {
    const button = h('button', { type: 'button', class: 'chip', 'data-value': part });
    button.addEventListener('click', () => {
      unpoint();
      show(part);
    });
    return button;
  });
  const group = h('div', { class: 'chips', 'data-part': 'formula.parts', role: 'group' }, ...buttons);
  const editors: Readonly<Record<Part, HTMLElement>> = {
    surface: createSurfaceEditor(context),
    rule: createRuleEditor(context),
  };
  const dock = h('div', { class: 'formula-tool' }, group, editors.surface, editors.rule);

  /** A run that was picked for its rule is pointed out only while its rule is shown. */
  const unpoint = (): void => context.actions.point(context.store.state.pinned);

  function show(part: Part): void {
    PARTS.forEach((each, i) => {
      buttons[i]!.setAttribute('aria-pressed', String(each === part));
      editors[each].hidden = each !== part;
    });
  }

  page.live((words) => {
    group.setAttribute('aria-label', words.t(surfacesTexts.tools.formula.name));
    PARTS.forEach((part, i) => {
      buttons[i]!.textContent = words.t(texts.part[part]);
    });
  });
  show('surface');
  return {
    dock,
    setActive(active) {
      if (!active) unpoint();
    },
  };
};
