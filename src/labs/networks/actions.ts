import { fitNetwork } from '../../experiment/network/fit';
import { NET_VIEWS } from '../../experiment/network/types';
import { edit, endGesture, redo, undo } from '../../page/history';
import type { Command } from '../../page/hotkeys';
import type { Store } from '../../page/store';
import type { NetActions, NetTransport } from './context';
import { entryAt } from './record';
import { hasEnded, lastEpoch, NET_SPEEDS, type NetState, netExperimentOf } from './state';
import type { Trainer } from './trainer';
import { restarted } from './training';

export function createNetActions(store: Store<NetState>, trainer: Pick<Trainer, 'step'>): NetActions {
  const edits: NetActions['edit'] = (change, gesture) =>
    store.update((state) => ({
      ...state,
      history: edit(state.history, fitNetwork(change(netExperimentOf(state))), gesture ?? null),
    }));

  const rewind = (playing: boolean): void =>
    store.update((state) => ({
      ...state,
      playing,
      cursor: 0,
      shown: state.shown === null ? null : restarted(state.shown),
    }));

  function seek(epoch: number): void {
    store.update((state) => {
      const last = state.shown === null ? 0 : lastEpoch(state.shown);
      const cursor = Number.isFinite(epoch) ? Math.min(Math.max(Math.round(epoch), 0), last) : 0;
      return { ...state, cursor, playing: false };
    });
  }

  return {
    edit: edits,
    endGesture: () => store.update((state) => ({ ...state, history: endGesture(state.history) })),
    togglePlay() {
      const { state } = store;
      if (state.playing) store.update((now) => ({ ...now, playing: false }));
      else if (hasEnded(state)) rewind(true);
      else {
        const last = state.shown === null ? 0 : lastEpoch(state.shown);
        store.update((now) => ({ ...now, cursor: last, playing: true }));
      }
    },
    stepForward() {
      const { shown, cursor } = store.state;
      const next = shown?.record.epochs.find((epoch) => epoch > cursor);
      if (next !== undefined) {
        seek(next);
        return;
      }
      store.update((state) => ({ ...state, playing: false }));
      trainer.step();
    },
    stepBack() {
      const { shown, cursor } = store.state;
      if (shown === null) return;
      seek(shown.record.epochs[entryAt(shown.record, cursor - 1)] ?? 0);
    },
    reset: () => rewind(false),
    seek,
    setSpeed: (speed) => store.update((state) => ({ ...state, speed })),
    setLayout: (change) => store.update((state) => ({ ...state, layout: { ...state.layout, ...change } })),
  };
}

/** The training of the one net, as the transport drives it. */
export function trainingTransport(store: Store<NetState>, actions: NetActions): NetTransport {
  return {
    get position() {
      const { state } = store;
      return {
        playing: state.playing,
        ended: hasEnded(state),
        at: state.cursor,
        done: state.shown === null ? 0 : lastEpoch(state.shown),
        planned: netExperimentOf(state).epochs,
        speed: state.speed,
      };
    },
    subscribe(tell) {
      store.subscribe((state, previous) => {
        const { playing, cursor, shown, history, speed } = previous;
        const same =
          state.playing === playing &&
          state.cursor === cursor &&
          state.shown === shown &&
          state.history === history &&
          state.speed === speed;
        if (!same) tell();
      });
    },
    togglePlay: actions.togglePlay,
    stepForward: actions.stepForward,
    stepBack: actions.stepBack,
    reset: actions.reset,
    seek: actions.seek,
    setSpeed: actions.setSpeed,
  };
}

/** What the page's keys and buttons do in this workspace; false: nothing, the page itself answers. */
export function createNetCommands(
  store: Store<NetState>,
  actions: NetActions,
  transport: () => NetTransport | null,
): (command: Command) => boolean {
  const changeSpeed = (direction: 1 | -1): void => {
    const driven = transport();
    const speed = driven?.position.speed ?? null;
    if (driven?.setSpeed === undefined || speed === null) return;
    const index = NET_SPEEDS.findIndex((candidate) => candidate >= speed);
    driven.setSpeed(NET_SPEEDS[Math.min(NET_SPEEDS.length - 1, Math.max(0, index + direction))]!);
  };
  const stepView = (by: 1 | -1): void =>
    actions.edit((experiment) => {
      const next = (NET_VIEWS.indexOf(experiment.view) + by + NET_VIEWS.length) % NET_VIEWS.length;
      return { ...experiment, view: NET_VIEWS[next]! };
    });
  const commands: Partial<Record<Command, () => void>> = {
    togglePlay: () => transport()?.togglePlay(),
    stepForward: () => transport()?.stepForward(),
    stepBack: () => transport()?.stepBack?.(),
    reset: () => transport()?.reset(),
    faster: () => changeSpeed(1),
    slower: () => changeSpeed(-1),
    toggleMap: () => actions.setLayout({ boundary: store.state.layout.boundary === '2d' ? '3d' : '2d' }),
    undo: () => store.update((state) => ({ ...state, history: undo(state.history) })),
    redo: () => store.update((state) => ({ ...state, history: redo(state.history) })),
    nextTool: () => stepView(1),
    previousTool: () => stepView(-1),
  };
  return (command) => {
    const view = command.startsWith('preset') ? NET_VIEWS[Number(command.slice('preset'.length)) - 1] : undefined;
    if (view !== undefined) actions.edit((experiment) => ({ ...experiment, view }));
    else if (commands[command] === undefined) return command.startsWith('preset');
    else commands[command]();
    return true;
  };
}
