import { createWatcher, labContextUntil } from '../../page/workbench/labContext';
import type { SurfaceContext, ToolContext } from './context';
import { experimentOf } from './state';

/** Makes a tool's view of the laboratory, and the switch that puts its watchers to rest while it is not in use. */
export function createToolContexts(
  laboratory: SurfaceContext,
  chart: HTMLElement,
  refreshScene: () => void,
  arrangeHost: () => void,
): (until: AbortSignal) => { readonly context: ToolContext; setActive(active: boolean): void } {
  return (until) => {
    const { page, store, actions, viewport, live, onRestart, restarted } = labContextUntil(laboratory, until);
    let active = false;
    const looks: (() => void)[] = [];
    const context: ToolContext = {
      page,
      store,
      actions,
      viewport,
      live,
      onRestart,
      restarted,
      get words() {
        return page.words;
      },
      refresh() {
        if (active) refreshScene();
      },
      arrange() {
        if (active) arrangeHost();
      },
      watch(read, write) {
        const { look } = createWatcher(page, store, read, write, () => active);
        looks.push(look);
        look();
      },
      set: (tool, change, gesture) =>
        actions.edit(
          (experiment) => ({
            ...experiment,
            tools: { ...experiment.tools, [tool]: { ...experiment.tools[tool], ...change } },
          }),
          gesture,
        ),
      chart,
      get showsMap() {
        const { backend } = page.store.state.session;
        return backend === 'canvas2d' || experimentOf(store.state).view.projection === 'map';
      },
    };
    return {
      context,
      setActive(next) {
        active = next;
        if (next) for (const look of looks) look();
      },
    };
  };
}
