import './benchHost.css';
import type { LocalText } from '../../formula/text';
import { asPart, h, setText } from '../dom';
import type { Command } from '../hotkeys';
import type { Context } from '../ui/context';
import { createTabList } from '../ui/tabList';
import { workbenchTexts } from './texts';
import type { Transport } from './transport';

/**
 * One thing that can be done in a laboratory, beside the others. It works only while it is shown: what nobody looks at
 * computes nothing. The parts may become others while it is shown; it tells its host then (`arrange`).
 */
export interface Bench {
  /** Fills the middle of the page; absent: what the laboratory itself has there stays. */
  readonly stage?: HTMLElement | undefined;
  /** Below the middle, where the laboratory has such a place; absent: what the laboratory itself has there. */
  readonly dock?: HTMLElement | undefined;
  /** Settings of its own, on top of the settings rail. */
  readonly panel?: HTMLElement | undefined;
  /** What the transport drives; absent: that of the laboratory. Null: nothing, the bar is folded away. */
  readonly transport?: Transport | null;
  /** Something that it was asked for is still being computed; absent: never. Tests and `window.nabla.ready` wait for it. */
  readonly busy?: boolean;
  /** Called when it comes into view, and when it goes. */
  setActive(active: boolean): void;
}

/** A bench before it is loaded. */
export interface BenchEntry<B extends Bench, C> {
  readonly title: LocalText;
  /** One sentence, as a tooltip of its tab. */
  readonly about?: LocalText;
  /** Every bench comes with its own file when it is first wanted. */
  load(): Promise<(context: C) => B>;
}

export type BenchRegistry<N extends string, B extends Bench, C> = Readonly<Record<N, BenchEntry<B, C>>>;

export interface BenchHostOptions<N extends string, B extends Bench, C> {
  /** Of the laboratory: begins the ids of tabs and panel. */
  readonly name: string;
  readonly label: LocalText;
  /** What is said of a bench that could not be loaded. */
  readonly broken: LocalText;
  readonly names: readonly N[];
  readonly benches: BenchRegistry<N, B, C>;
  /** The bench that the experiment asks for. */
  shown(): N;
  choose(name: N): void;
  /** Context for a bench that has been loaded, until it is put aside, and what has to hear whether it is shown. */
  contextFor(until: AbortSignal): { readonly context: C; setActive(active: boolean): void };
  /** What the transport drives while the bench says nothing else. */
  readonly transport: Transport | null;
}

export interface BenchHost<B extends Bench> {
  /** The tabs. */
  readonly tabs: HTMLElement;
  /** Says that a bench is being loaded, or could not be, with a button to try again. */
  readonly message: HTMLElement;
  /** Places for the parts of the bench that is shown; empty and hidden where it has none. */
  readonly stage: HTMLElement;
  readonly dock: HTMLElement;
  readonly panel: HTMLElement;
  /** Id for the element that the tabs control; `labelPanel` names it after the tab. */
  readonly panelId: string;
  /** Null while it is loaded, while it could not be, and while the laboratory rests. */
  readonly current: B | null;
  readonly state: BenchInspection;
  /** Calls back after every change of the current bench or its parts. */
  onChange(tell: () => void): void;
  /** The laboratory comes into view, or the experiment asks for another bench. */
  follow(active: boolean): void;
  /** The current bench has other parts. */
  arrange(): void;
  /** Puts all benches aside for good; once `begin` has set up what they are about, they are made anew. */
  restart(begin: () => void): void;
  transport(): Transport | null;
  /** Next and previous bench; play, if what it means is not known before the bench has been loaded. */
  command(command: Command): boolean;
}

export interface BenchInspection {
  readonly name: string;
  /** False while its file is on the way. */
  readonly loaded: boolean;
  /** Something that it was asked for is still being computed. */
  readonly busy: boolean;
}

interface Made<B> {
  readonly bench: B;
  /** Ends all that was made for it. */
  readonly until: AbortController;
  setActive(active: boolean): void;
}

/** Holds the benches: each is loaded when it is first wanted, and works only while it is shown. */
export function createBenchHost<N extends string, B extends Bench, C>(
  page: Context,
  {
    name: laboratory,
    label,
    broken: brokenText,
    names,
    benches,
    shown,
    choose,
    contextFor,
    transport,
  }: BenchHostOptions<N, B, C>,
): BenchHost<B> {
  const made = new Map<N, Made<B>>();
  const loaded = new Map<N, (context: C) => B>();
  const listeners: (() => void)[] = [];
  const panelId = page.id(`${laboratory}-bench`);
  const text = h('p', {});
  const again = h('button', { type: 'button', class: 'text-button' });
  const message = h('div', { class: 'bench-message', role: 'status', hidden: true }, text, again);
  const stage = h('div', { class: 'bench-stage', hidden: true });
  const dock = h('div', { class: 'bench-dock', hidden: true });
  const panel = h('div', { class: 'bench-settings', hidden: true });
  let active = false;
  let current: Made<B> | null = null;
  const loading = new Set<N>();
  const missing = new Set<N>();
  /** The bench that is wanted could not be loaded. */
  let broken = false;
  /** Play was pressed for a bench that is still on the way. */
  let playsOnArrival = false;

  const tabs = createTabList({
    className: 'view-tabs',
    names,
    ids: (name) => ({ tab: page.id(`${laboratory}-tab-${name}`), panel: panelId }),
    choose,
  });
  page.live((words) =>
    tabs.write(
      words.t(label),
      (name) => words.t(benches[name].title),
      (name) => (benches[name].about === undefined ? '' : words.t(benches[name].about)),
    ),
  );

  function follow(nowActive: boolean): void {
    active = nowActive;
    broken = false;
    playsOnArrival = false;
    tabs.show(shown());
    bring();
  }

  function bring(): void {
    const name = active ? shown() : null;
    show(name === null ? null : (made.get(name) ?? make(name)));
    if (name !== null && !made.has(name) && !loading.has(name)) void load(name);
  }

  /** At once, where its file has come before; null: it has yet to come. */
  function make(name: N): Made<B> | null {
    const create = loaded.get(name);
    if (create === undefined) return null;
    const until = new AbortController();
    const { context, setActive } = contextFor(until.signal);
    const bench = create(context);
    const next: Made<B> = {
      bench,
      until,
      setActive(now) {
        bench.setActive(now);
        setActive(now);
      },
    };
    made.set(name, next);
    return next;
  }

  async function load(name: N): Promise<void> {
    loading.add(name);
    let failed = false;
    try {
      loaded.set(name, await benches[name].load());
      make(name);
      if (missing.delete(name)) page.actions.partArrived();
    } catch (error) {
      // Told on the page; the console keeps what would help to mend it.
      console.warn(error);
      loaded.delete(name);
      missing.add(name);
      failed = true;
    }
    loading.delete(name);
    // Meanwhile another may be wanted.
    if (!active || shown() !== name) return;
    broken = failed;
    if (failed) {
      playsOnArrival = false;
      say();
    } else bring();
  }

  function show(next: Made<B> | null): void {
    if (next === current) {
      say();
      return;
    }
    current?.setActive(false);
    current = next;
    say();
    fill();
    for (const tell of listeners) tell();
    next?.setActive(true);
    arrange();
    if (next === null || !playsOnArrival) return;
    playsOnArrival = false;
    driven()?.togglePlay();
  }

  function arrange(): void {
    fill();
    for (const tell of listeners) tell();
  }

  function fill(): void {
    put(stage, current?.bench.stage);
    put(dock, current?.bench.dock);
    put(panel, current?.bench.panel);
  }

  function say(): void {
    const { words } = page;
    message.hidden = !active || current !== null;
    message.classList.toggle('busy', !broken);
    setText(text, words.t(broken ? brokenText : workbenchTexts.loading));
    setText(again, words.t(workbenchTexts.again));
    again.hidden = !broken;
  }

  function driven(): Transport | null {
    const own = current?.bench.transport;
    return own === undefined ? transport : own;
  }

  function step(by: 1 | -1): void {
    choose(names[(names.indexOf(shown()) + by + names.length) % names.length]!);
  }

  again.addEventListener('click', () => follow(active));
  page.live(say);

  return {
    tabs: asPart('benches', tabs.element),
    message,
    stage,
    dock,
    panel,
    panelId,
    get current() {
      return current?.bench ?? null;
    },
    get state() {
      const loaded = current !== null || broken;
      return { name: shown(), loaded, busy: !loaded || current?.bench.busy === true };
    },
    onChange: (tell) => void listeners.push(tell),
    follow,
    arrange,
    restart(begin) {
      show(null);
      for (const { until } of made.values()) until.abort();
      made.clear();
      begin();
      follow(active);
    },
    transport: driven,
    command(command) {
      if (command === 'nextBench') step(1);
      else if (command === 'previousBench') step(-1);
      else if (command === 'togglePlay' && active && current === null && !broken) playsOnArrival = !playsOnArrival;
      else return false;
      return true;
    },
  };
}

function put(slot: HTMLElement, content: HTMLElement | undefined): void {
  // What stands there already keeps its focus and scroll position.
  if (content === undefined || slot.firstElementChild !== content) {
    slot.replaceChildren(...(content === undefined ? [] : [content]));
  }
  slot.hidden = content === undefined;
}
