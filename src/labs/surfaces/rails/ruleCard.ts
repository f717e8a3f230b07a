import { sourceText } from '../../../catalog/language';
import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import { parseRule } from '../../../formula';
import { h } from '../../../page/dom';
import { notation } from '../../../page/notation';
import { typeset } from '../../../page/ui/typeset';
import type { SurfaceContext } from '../context';
import { railTexts } from './texts';

/** The update rule of the run that is pointed out; of the first one otherwise. */
export function createRuleCard(context: SurfaceContext): HTMLElement {
  const heading = h('h2', {});
  const about = h('p', { class: 'about' });
  const rule = h('p', { class: 'formula' });

  function write(): void {
    const { words, store } = context;
    const { pointed, shown } = store.state;
    const run = shown?.experiment.runs[pointed ?? 0];
    const optimizer = run === undefined ? undefined : optimizerOf(run);
    if (optimizer === undefined) return;
    heading.textContent = words.t(railTexts.runs.rule, { name: words.t(optimizer.name) });
    about.textContent = words.t(optimizer.about);
    about.title = words.t(sourceText(optimizer.paper));
    rule.replaceChildren(
      ...(optimizer.kind === 'rule'
        ? parseRule(optimizer.rule).map(({ target, value }) =>
            h('span', { class: 'line' }, `${GREEK.get(target) ?? target} ← `, ...typeset(notation(value, GREEK))),
          )
        : [words.t(railTexts.runs.method)]),
    );
  }

  context.watch(({ shown, pointed }) => [pointed, shown?.experiment.runs], write);
  context.live(write);
  return h('section', { class: 'block rule-card' }, heading, rule, about);
}

/** How print calls what the rules call by name. */
const GREEK: ReadonlyMap<string, string> = new Map([
  ['theta', 'θ'],
  ['lr', 'η'],
  ['eta', 'η'],
  ['beta1', 'β₁'],
  ['beta2', 'β₂'],
  ['alpha', 'α'],
  ['rho', 'ρ'],
  ['eps', 'ε'],
  ['momentum', 'μ'],
  ['weight_decay', 'λ'],
  ['eta_plus', 'η⁺'],
  ['eta_minus', 'η⁻'],
  ['momentum_decay', 'ψ'],
  ['mu', 'μ'],
  ['newton', 'H⁻¹g'],
]);
