import { formatNumber } from '../../page/format';
import type { Words } from '../../page/i18n';
import { sentences } from '../../page/i18n/join';
import { bestRun, type RunState } from '../shared/runs/runState';
import { surfacesTexts } from './texts';

interface SummaryRun {
  readonly name: string;
  readonly state: RunState;
  /** Where it stands: `x = 1.00000, y = 1.00000`. */
  readonly place: string;
}

export interface SummaryInput {
  readonly surface: string;
  readonly step: number;
  readonly last: number;
  readonly runs: readonly SummaryRun[];
}

/** What a sighted person takes from the scene at a glance, as sentences. */
export function summarize(input: SummaryInput, words: Words): string {
  const { surface, step, last, runs } = input;
  if (runs.length === 0) return words.t(surfacesTexts.summary.none);
  const said = [words.t(surfacesTexts.summary.step, { surface, step, last })];
  const best = runs[bestRun(runs.map((run) => run.state))];
  if (best !== undefined) {
    said.push(words.t(surfacesTexts.summary.best, { name: best.name, loss: formatNumber(best.state.loss) }));
  }
  const others = runs.filter((run) => run !== best && Number.isFinite(run.state.loss) && run.state.kind !== 'diverged');
  if (others.length > 0) {
    const losses = others.map((run) =>
      words.t(surfacesTexts.summary.loss, { name: run.name, loss: formatNumber(run.state.loss) }),
    );
    said.push(`${listOf(losses, words)}${words.language === 'zh' ? '。' : '.'}`);
  }
  return sentences(said, words);
}

/** Where every run stands, one after the other. */
export function summarizePlaces({ runs }: SummaryInput, words: Words): string {
  return sentences(
    runs.map(({ name, place }) => words.t(surfacesTexts.summary.place, { name, place })),
    words,
  );
}

/** Events that are told once, the moment they happen, between two playback positions. */
export function news(before: SummaryInput, after: SummaryInput, words: Words): string[] {
  const told: string[] = [];
  after.runs.forEach(({ name, state, place }, index) => {
    if (before.runs[index]?.state.kind === state.kind || state.step === null) return;
    if (state.kind === 'diverged') told.push(words.t(surfacesTexts.summary.diverged, { name, step: state.step }));
    if (state.kind === 'converged') told.push(words.t(surfacesTexts.summary.converged, { name, step: state.step }));
    if (state.kind === 'stopped') {
      told.push(words.t(surfacesTexts.summary.stopped, { name, place, step: state.step }));
    }
  });
  if (after.step >= after.last && before.step < before.last) told.push(words.t(surfacesTexts.summary.end));
  return told;
}

function listOf(items: readonly string[], words: Words): string {
  return new Intl.ListFormat(words.tag, { style: 'narrow', type: 'unit' }).format(items);
}
