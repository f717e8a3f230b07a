import { sourceText } from '../../../catalog/language';
import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import type { Run } from '../../../experiment/surfaces/types';
import { parseRule, withoutZeros } from '../../../formula';
import { h, setText } from '../../../page/dom';
import { notation } from '../../../page/notation';
import { typeset } from '../../../page/ui/typeset';
import type { SurfaceContext } from '../context';
import { valueName } from '../numbers';
import { railTexts } from './texts';

/**
 * The update rule of the run that is pointed out; of the first one otherwise. What its hyperparameters put to 0 is not
 * said: gradient descent without a weight decay reads as in a lecture.
 */
export function createRuleCard(context: SurfaceContext): HTMLElement {
  const heading = h('h2', {});
  const about = h('p', { class: 'about' });
  const rule = h('p', { class: 'formula' });
  const seen = h('p', { class: 'quiet' });

  function write(): void {
    const { words, store } = context;
    const { pointed, shown } = store.state;
    const run = shown?.experiment.runs[pointed ?? 0];
    const optimizer = run === undefined ? undefined : optimizerOf(run);
    if (shown === null || run === undefined || optimizer === undefined) return;
    heading.textContent = words.t(railTexts.runs.rule, { name: words.t(optimizer.short ?? optimizer.name) });
    about.textContent = words.t(optimizer.about);
    about.title = words.t(sourceText(optimizer.paper));
    const signs = signsOf(run, valueName(shown));
    const lines = optimizer.kind === 'rule' ? withoutZeros(parseRule(optimizer.rule), zerosOf(run)) : [];
    rule.replaceChildren(
      ...(optimizer.kind === 'rule'
        ? lines.map(({ target, value }) =>
            h('span', { class: 'line' }, ...typeset([signs.get(target) ?? target, ' ← ', ...notation(value, signs)])),
          )
        : [words.t(railTexts.runs.method)]),
    );
    const altered = optimizer.kind === 'rule' && seesAnotherGradient(run);
    setText(seen, altered ? words.t(railTexts.runs.seen) : '');
    seen.hidden = !altered;
  }

  context.watch(
    ({ shown, pointed }) => [pointed, shown?.experiment.runs, shown === null ? null : valueName(shown)],
    write,
  );
  context.live(write);
  return h('section', { class: 'block rule-card', 'data-part': 'card.rule' }, heading, rule, seen, about);
}

function zerosOf({ hyper }: Run): ReadonlySet<string> {
  return new Set(Object.keys(hyper).filter((name) => hyper[name] === 0));
}

/** Whether what the rule calls `g` is not the gradient of what is descended. */
function seesAnotherGradient({ noise = 0, batch = 0, clip }: Run): boolean {
  return noise > 0 || batch > 0 || clip !== undefined;
}

/** How print calls what the rule calls by name; the gradient is called so where it is one. */
function signsOf(run: Run, of: 'f' | 'L'): ReadonlyMap<string, string> {
  if (seesAnotherGradient(run)) return SIGNS;
  return new Map([...SIGNS, ['g', `∇${of}`], ['newton', `H⁻¹∇${of}`]]);
}

const SIGNS: ReadonlyMap<string, string> = new Map([
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
