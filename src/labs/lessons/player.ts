import type { StepExperiment } from '../../experiment/lessons/types';
import type { ExperimentDocument, Laboratory } from '../../page/laboratory';
import { until } from '../../page/until';
import { createOffering } from '../../page/workbench/offering';
import type { Child, Children } from './children';
import type { Setting } from './setting';
import { run, standAt } from './stand';

/** Plays steps in their laboratories, one at a time. */
export interface Player {
  /** The laboratory of the step; null: it has none, or it is on its way. */
  readonly current: Child | null;
  /** A step is on its way: its laboratory is being loaded, or has yet to stand where the step says. */
  readonly busy: boolean;
  /** The experiment of the moment, in the words of the step as long as nobody has changed it; null: there is none. */
  readonly experiment: StepExperiment | null;
  /**
   * Sets a laboratory up as the step says; null: none. The last one that is asked for is shown.
   *
   * @param waits what plays waits for `go`
   * @param opens a step has come, and not only more of it
   */
  enter(setting: Setting | null, waits: boolean, opens: boolean): void;
  /** What waited plays. */
  go(): void;
  /** What is offered from now on, of a laboratory that stays as the visitor left it. */
  offer(setting: Setting): void;
  setActive(active: boolean): void;
}

/** Where the laboratories of steps stand. */
const ROOT = '.lesson';

/** What a visitor needs who wants nothing to move by itself. */
const TRANSPORT = 'transport';

/** @param tell called when another laboratory is shown, or what is on its way has come */
export function createPlayer(children: Children, broken: (error: unknown) => void, tell: () => void): Player {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const offering = createOffering(ROOT);
  let active = false;
  let current: Child | null = null;
  let busy = false;
  let entered = new AbortController();
  let play: (() => void) | null = null;
  /** What plays, or will once it stands where the step says, waits for `go`. */
  let waiting = false;
  /** The step's own experiment, and how its laboratory says it. */
  let own: { readonly experiment: StepExperiment; readonly said: string } | null = null;

  /** Nothing begins to move by itself for who wants it so; the bar lets it. */
  function offer({ offers, play: wanted }: Setting): void {
    offering.show(still && wanted?.runs === true ? [...offers, TRANSPORT] : offers);
  }

  function show(next: Child | null): void {
    if (next === current) return;
    current?.laboratory.setActive(false);
    current = next;
    if (active) next?.laboratory.setActive(true);
  }

  async function enter(setting: Setting, opens: boolean, signal: AbortSignal): Promise<void> {
    const { experiment } = setting;
    if (experiment === null) {
      show(null);
      return;
    }
    const child = await children.bring(children.nameOf(experiment));
    signal.throwIfAborted();
    const { document } = child.laboratory;
    document.restart(experiment);
    child.aim(setting.camera, opens);
    own = { experiment, said: wordsOf(document) };
    offer(setting);
    show(child);
    tell();
    await stand(child.laboratory, setting, signal);
  }

  async function stand(laboratory: Laboratory, { play: wanted }: Setting, signal: AbortSignal): Promise<void> {
    if (wanted === null) return;
    await until(() => active && laboratory.ready, signal);
    const transport = laboratory.transport();
    if (transport === null) return;
    await standAt(transport, wanted, signal);
    if (wanted.runs !== true || still) return;
    play = () => run(transport, wanted, signal);
    if (!waiting) go();
  }

  function go(): void {
    waiting = false;
    play?.();
    play = null;
  }

  async function begin(setting: Setting | null, waits: boolean, opens: boolean): Promise<void> {
    entered.abort();
    const mine = new AbortController();
    entered = mine;
    play = null;
    waiting = waits;
    own = setting === null || setting.experiment === null ? null : { experiment: setting.experiment, said: '' };
    if (setting === null) {
      busy = false;
      show(null);
      tell();
      return;
    }
    busy = true;
    tell();
    try {
      await enter(setting, opens, mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      show(null);
      broken(error);
    }
    if (entered !== mine) return;
    busy = false;
    tell();
  }

  return {
    get current() {
      return current;
    },
    get busy() {
      return busy;
    },
    get experiment() {
      if (own === null || current === null || own.said === '') return own?.experiment ?? null;
      const { document } = current.laboratory;
      return wordsOf(document) === own.said ? own.experiment : stepExperimentOf(document);
    },
    enter: (setting, waits, opens) => void begin(setting, waits, opens),
    go,
    offer,
    setActive(next) {
      active = next;
      current?.laboratory.setActive(next);
    },
  };
}

/** All that an experiment says, as a text that can be compared. */
function wordsOf(document: ExperimentDocument): string {
  return document.addressIsWhole() ? document.address() : document.fileText();
}

/** What a document holds, as a step would say it. */
export function stepExperimentOf(document: ExperimentDocument): StepExperiment {
  return document.addressIsWhole() ? document.address().replace(/^#/, '') : JSON.parse(document.fileText());
}
