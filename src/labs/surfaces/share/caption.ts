import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import { parseExpression, toText } from '../../../formula';
import { formatInput } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { Shown } from '../state';
import { surfacesTexts } from '../texts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What stands under a picture, so that it can be understood and made again: two lines. */
export function captionOf({ experiment, resolved }: Shown, words: Words, date: Date): readonly [string, string] {
  const { problem, title } = resolved;
  const name = words.t(title);
  const formula = problem.samples === undefined ? `f(${problem.variables.join(', ')}) = ${tidy(problem.formula)}` : '';
  const parameters = Object.entries(problem.parameters).map(([key, value]) => `${key} = ${formatInput(value)}`);
  const runs = experiment.runs.map((run) => {
    const optimizer = optimizerOf(run);
    const rate = optimizer.rate === null ? [] : [formatInput(run.hyper[optimizer.rate] ?? Number.NaN)];
    return [words.t(optimizer.name), ...rate].join(' ');
  });
  const facts = words.t(surfacesTexts.caption, { steps: experiment.steps, seed: experiment.seed });
  const { stop } = experiment;
  const ends = stop === undefined ? [] : [words.t(surfacesTexts.captionStop, { bound: formatInput(stop.gradient) })];
  const day = date.toISOString().slice(0, 10);
  return [
    [name === problem.formula ? '' : name, formula, ...parameters].filter((part) => part !== '').join('\u2003'),
    [runs.join(', '), facts, ...ends, `Nabla ${day}`].join('\u2003'),
  ];
}

/** As it is written by hand, as far as a line of letters can: raised numbers, a middle dot, a real minus. */
export function tidy(formula: string): string {
  return toText(parseExpression(formula))
    .replace(/\^(\d+)(?![\d.]|e[-+\d])/g, (_, digits: string) =>
      [...digits].map((digit) => RAISED[Number(digit)]).join(''),
    )
    .replace(/ ?\* ?/g, '\u00b7')
    .replaceAll('-', '\u2212');
}
