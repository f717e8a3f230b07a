import type { SumErrors } from '../../../analysis/calculus/sumErrors';
import type { RiemannSum, SumRule } from '../../../analysis/calculus/sums';
import { h } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { figureText } from '../stage/figureText';
import { lineSign } from '../stage/sign';
import { orderText } from './errorsPlot';
import { RULE_LOOKS } from './looks';
import type { IntegralFacts, IntegralSettings } from './model';
import { ruleName } from './ruleNames';
import { texts } from './texts';

export interface SumsTable {
  readonly element: HTMLElement;
  show(look: {
    readonly sums: readonly RiemannSum[];
    readonly errors: readonly SumErrors[];
    readonly exact: IntegralFacts['exact'];
    readonly rule: IntegralSettings['rule'];
    readonly digits: number;
    readonly words: Words;
  }): void;
}

/** All sums for one n, each with its error and its order. A row is chosen by its name. */
export function createSumsTable(choose: (rule: SumRule) => void): SumsTable {
  const head = h('tr', {});
  const body = h('tbody', {});
  const table = h('table', { class: 'table ruled integral-table' }, h('thead', {}, head), body);
  const rows = new Map<SumRule, HTMLTableRowElement>();

  function rowOf(rule: SumRule): HTMLTableRowElement {
    const known = rows.get(rule);
    if (known !== undefined) return known;
    const button = h('button', { type: 'button', class: 'row-button' });
    button.addEventListener('click', () => choose(rule));
    const row = h('tr', { 'data-rule': rule }, h('th', { scope: 'row' }, button));
    for (let i = 0; i < 3; i++) row.append(h('td', { class: 'figure' }));
    rows.set(rule, row);
    body.append(row);
    return row;
  }

  return {
    element: h('div', { class: 'scroll', 'data-part': 'sums' }, table),
    show({ sums, errors, exact, rule: chosen, digits, words }) {
      table.setAttribute('aria-label', words.t(texts.table.heading));
      head.replaceChildren(
        ...(['rule', 'sum', 'error', 'order'] as const).map((key) =>
          h('th', { scope: 'col' }, words.t(texts.table[key])),
        ),
      );
      for (const { rule, total } of sums) {
        const row = rowOf(rule);
        const [name, sum, error, order] = row.cells;
        const button = name!.querySelector('button')!;
        button.setAttribute('aria-pressed', String(rule === chosen));
        button.replaceChildren(lineSign(RULE_LOOKS[rule]), ruleName(rule, words));
        row.classList.toggle('chosen', rule === chosen);
        const difference = exact === null ? Number.NaN : rounded(total - exact.value, exact, total);
        const fit = errors.find((each) => each.rule === rule)?.fit ?? null;
        sum!.textContent = missing(total, words) ?? figureText(total, digits);
        // An error is read for its size: more digits than these say nothing.
        error!.textContent = missing(difference, words) ?? figureText(difference, Math.min(digits, 5));
        order!.textContent = fit === null ? words.t(texts.table.none) : orderText(fit.order);
      }
    },
  };
}

const missing = (value: number, words: Words): string | null =>
  Number.isFinite(value) ? null : words.t(texts.table.none);

/** An error that rounding alone could have left is 0. */
export function rounded(difference: number, exact: { readonly error: number }, total: number): number {
  return Math.abs(difference) <= 4 * exact.error + 1e-14 * Math.abs(total) ? 0 : difference;
}
