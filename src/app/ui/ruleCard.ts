import { OPTIMIZERS } from '../../catalog';
import { h } from '../dom';
import { formatFormula } from '../format';
import type { Context } from './context';

/** The update rule of the run that is pointed out; of the first one otherwise. */
export function createRuleCard(context: Context): HTMLElement {
  const heading = h('h2', {});
  const about = h('p', { class: 'about' });
  const rule = h('p', { class: 'formula' });

  function write(): void {
    const { words, store } = context;
    const { pointed, session } = store.state;
    const run = session.shown?.experiment.runs[pointed ?? 0];
    const optimizer = run === undefined ? undefined : OPTIMIZERS.get(run.optimizer);
    if (optimizer === undefined) return;
    heading.textContent = words.t('runs.rule', { name: words.pick(optimizer.name) });
    about.textContent = words.pick(optimizer.about);
    about.title = optimizer.paper;
    rule.replaceChildren(
      ...(optimizer.kind === 'rule'
        ? optimizer.rule.split('\n').map((line) => h('span', { class: 'line' }, formatRule(line)))
        : [words.t('runs.method')]),
    );
  }

  context.watch(({ pointed, session }) => [pointed, session.shown?.experiment.runs], write);
  context.live(write);
  return h('section', { class: 'block rule-card' }, heading, rule, about);
}

/** An assignment in the signs of print. */
function formatRule(line: string): string {
  const greek = new Map([
    ['theta', 'θ'],
    ['lr', 'η'],
    ['beta1', 'β₁'],
    ['beta2', 'β₂'],
    ['alpha', 'α'],
    ['rho', 'ρ'],
    ['eps', 'ε'],
    ['momentum', 'μ'],
    ['weight_decay', 'λ'],
  ]);
  return formatFormula(line.replace('=', '←').replaceAll(/[a-z]\w*/g, (name) => greek.get(name) ?? name));
}
