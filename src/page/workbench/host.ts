import './host.css';
import type { Engine } from '../../engine/contract';
import { TOOLS, type ToolName } from '../../experiment/types';
import { TOOL_FILES } from '../../labs/surfaces/benches';
import type { Tool, ToolContext, ToolState } from '../../labs/surfaces/context';
import { createChartPane } from '../../labs/surfaces/rails/chartPane';
import { surfacesTexts } from '../../labs/surfaces/texts';
import type { SceneLayers } from '../../scene/contract';
import { h, setText } from '../dom';
import { experimentOf } from '../state';
import { alike } from '../store';
import type { Context } from '../ui/context';
import { createTabList } from '../ui/tabList';
import { workbenchTexts } from './texts';

export interface ToolHost {
  /** Tabs above the scene. */
  readonly nav: HTMLElement;
  /** Takes the place of the scene while the tool has a stage of its own; empty and hidden otherwise. */
  readonly stage: HTMLElement;
  /** Below the scene, in the place of the loss chart; empty and hidden otherwise. */
  readonly dock: HTMLElement;
  /** The tool's own settings. */
  readonly panel: HTMLElement;
  /** The loss by step; stands in the dock of a tool that has taken it. */
  readonly chart: HTMLElement;
  /** Null while the tool loads. */
  readonly current: Tool | null;
  /** For tests and curious people. */
  readonly state: ToolInspection;
  onChange(tell: () => void): void;
  layers(): SceneLayers;
  /** True: the tool has dealt with it. */
  onPlace(place: readonly [number, number], done: boolean): boolean;
  onProbe(place: readonly [number, number] | null): void;
  use(engine: Engine | null): void;
}

export interface ToolInspection {
  readonly name: ToolName;
  /** False while its file is on the way. */
  readonly loaded: boolean;
  /** Something that it was asked for is still being computed. */
  readonly busy: boolean;
}

interface Made {
  readonly tool: Tool;
  readonly setActive: (active: boolean) => void;
}

export const TOOL_PANEL = 'tool-view';
export const toolTab = (name: ToolName): string => `tool-tab-${name}`;

/** Holds the tools: each is loaded when it is first wanted, and works only while it is in use. */
export function createToolHost(page: Context, refreshScene: () => void): ToolHost {
  const made = new Map<ToolName, Made>();
  const listeners: (() => void)[] = [];
  const users: ((engine: Engine | null) => void)[] = [];
  const message = h('p', {});
  const again = h('button', { type: 'button', class: 'text-button' });
  const notice = h('div', { class: 'tool-message', role: 'status', hidden: true }, message, again);
  const chart = createChartPane(page);
  const nav = h('div', { class: 'tool-head' }, createToolNav(page), notice);
  const stage = h('div', { class: 'tool-stage', hidden: true });
  const dock = h('div', { class: 'tool-dock', hidden: true });
  const panel = h('div', { class: 'tool-panel' });
  let engine: Engine | null = null;
  let current: Made | null = null;
  let loading: ToolName | null = null;
  let broken = false;

  const wanted = (): ToolName | null =>
    page.store.state.workspace === 'surfaces' ? experimentOf(page.store.state).tools.shown : null;

  /** A tool's view of the page, and the switch that puts its watchers to rest. */
  function contextFor(): { readonly context: ToolContext; readonly setActive: (active: boolean) => void } {
    let active = false;
    const watchers: (() => void)[] = [];
    const context: ToolContext = {
      page,
      get engine() {
        return engine;
      },
      onEngine(use) {
        users.push(use);
        use(engine);
      },
      refresh() {
        if (active) refreshScene();
      },
      arrange() {
        if (active) arrange();
      },
      watch<const T extends readonly unknown[]>(read: (state: ToolState) => T, write: (values: T) => void) {
        let seen: T | null = null;
        const look = (): void => {
          if (!active) return;
          const values = read(page.store.state);
          if (alike(seen ?? undefined, values)) return;
          seen = values;
          write(values);
        };
        watchers.push(look);
        page.store.subscribe(look);
        look();
      },
      set(tool, change, gesture) {
        page.actions.edit(
          (experiment) => ({
            ...experiment,
            tools: { ...experiment.tools, [tool]: { ...experiment.tools[tool], ...change } },
          }),
          gesture,
        );
      },
      chart,
      get showsMap() {
        const { session } = page.store.state;
        return session.backend === 'canvas2d' || experimentOf(page.store.state).view.projection === 'map';
      },
    };
    return {
      context,
      setActive(next) {
        active = next;
        if (next) for (const look of watchers) look();
      },
    };
  }

  function follow(): void {
    const name = wanted();
    broken = false;
    show(name === null ? null : (made.get(name) ?? null));
    if (name !== null && !made.has(name)) void load(name);
  }

  async function load(name: ToolName): Promise<void> {
    if (loading === name) return;
    loading = name;
    say();
    try {
      const create = await TOOL_FILES[name]();
      if (!made.has(name)) {
        const { context, setActive } = contextFor();
        const tool = create(context);
        made.set(name, {
          tool,
          setActive(active) {
            tool.setActive(active);
            setActive(active);
          },
        });
      }
    } catch (error) {
      // Told on the page; the console keeps what would help to mend it.
      console.warn(error);
      if (wanted() === name) broken = true;
    }
    loading = null;
    if (broken) say();
    else follow();
  }

  function show(next: Made | null): void {
    say();
    if (next === current) return;
    current?.setActive(false);
    current = next;
    fill();
    next?.setActive(true);
    arrange();
    refreshScene();
  }

  function arrange(): void {
    fill();
    for (const tell of listeners) tell();
  }

  function fill(): void {
    const tool = current?.tool;
    put(stage, tool?.stage);
    put(dock, tool?.dock);
    put(panel, tool?.panel);
  }

  function say(): void {
    const { words } = page;
    notice.hidden = !broken;
    setText(message, broken ? words.t(workbenchTexts.broken) : '');
    setText(again, words.t(workbenchTexts.again));
  }

  again.addEventListener('click', follow);
  page.watch((state) => [state.workspace === 'surfaces' ? experimentOf(state).tools.shown : null], follow);
  page.live(say);

  return {
    nav,
    stage,
    dock,
    panel,
    chart,
    get current() {
      return current?.tool ?? null;
    },
    get state() {
      const name = experimentOf(page.store.state).tools.shown;
      const loaded = current !== null || broken;
      return { name, loaded, busy: !loaded || current?.tool.busy === true };
    },
    onChange: (tell) => void listeners.push(tell),
    layers: () => current?.tool.layers?.() ?? {},
    onPlace: (place, done) => current?.tool.onPlace?.(place, done) ?? false,
    onProbe: (place) => current?.tool.onProbe?.(place),
    use(next) {
      if (next === engine) return;
      engine = next;
      for (const use of users) use(next);
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

/** One tab per tool. */
function createToolNav(page: Context): HTMLElement {
  const tabs = createTabList({
    className: 'view-tabs',
    names: TOOLS,
    ids: (name) => ({ tab: toolTab(name), panel: TOOL_PANEL }),
    choose: page.actions.setTool,
  });
  page.watch(
    (state) => [experimentOf(state).tools.shown],
    ([name]) => tabs.show(name),
  );
  page.live((words) =>
    tabs.write(
      words.t(workbenchTexts.tools.label),
      (name) => words.t(surfacesTexts.tools[name].name),
      (name) => words.t(surfacesTexts.tools[name].about),
    ),
  );
  return tabs.element;
}
