import { sentences } from '../../page/i18n/join';
import { runStateAt } from '../shared/runs/runState';
import type { SurfaceContext } from './context';
import { placeText } from './numbers';
import { runNames } from './rails/names';
import { lastStep } from './state';
import { news, type SummaryInput, summarize, summarizePlaces } from './summary';

/** Milliseconds between two summaries: a screen reader needs that long to say one. */
const QUIET_TIME = 5000;

/**
 * Keeps `summary` (the description of the scene, with the place of every run) true, and tells `live` what has happened: divergence, convergence and
 * the end at once, the state of the race now and then while it runs, and at every single step.
 */
export function createAnnouncer(context: SurfaceContext, summary: HTMLElement, live: HTMLElement): void {
  const { store } = context;
  let told: SummaryInput = inputOf();
  let spokenAt = Number.NEGATIVE_INFINITY;
  let timer = 0;
  /** Events are told once per computation, however often the playback passes them. */
  let said = new Set<string>();
  let saidOf: unknown = null;

  function inputOf(): SummaryInput {
    const { state } = store;
    const { shown } = state;
    const names = shown === null ? [] : runNames(shown, context.words);
    return {
      surface: shown === null ? '' : context.words.t(shown.resolved.title),
      step: Math.floor(state.playback.cursor),
      last: lastStep(state),
      runs:
        shown?.descents.map((descent, index) => {
          const now = runStateAt(descent, state.playback.cursor);
          return { name: names[index] ?? '', state: now, place: placeText(shown, index, now.at) };
        }) ?? [],
    };
  }

  function tell(): void {
    timer = 0;
    const now = inputOf();
    const { descents } = store.state.shown ?? {};
    if (descents !== saidOf) said = new Set();
    saidOf = descents;
    const events = news(told, now, context.words).filter((event) => !said.has(event));
    for (const event of events) said.add(event);
    told = now;
    const text = summarize(now, context.words);
    // Where they all stand is there to be read, and too long to be told now and then.
    summary.textContent = sentences([text, summarizePlaces(now, context.words)], context.words).trim();
    const paused = !store.state.playback.playing;
    if (events.length === 0 && !paused && performance.now() - spokenAt < QUIET_TIME) return;
    spokenAt = performance.now();
    live.textContent = sentences([...events, text], context.words);
  }

  // At most two looks a second; the playback changes the state with every frame.
  const look = (): void => {
    if (timer === 0) timer = window.setTimeout(tell, 500);
  };
  context.watch(({ shown, playback }) => [shown, Math.floor(playback.cursor), playback.playing], look);
  context.live(look);
}
