import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Child, Children } from '../../../src/labs/lessons/children';
import { createPlayer } from '../../../src/labs/lessons/player';
import type { Setting } from '../../../src/labs/lessons/setting';
import type { Laboratory } from '../../../src/page/laboratory';
import type { Transport } from '../../../src/page/workbench/transport';

const RUNS: Setting = { experiment: 'v=1', offers: [], play: { runs: true }, camera: null };

/** Milliseconds in which a player has looked whether a laboratory is ready. */
const LOOKED = 100;

/** A laboratory of which nothing is asked but whether it is ready, and whether it plays. */
function laboratory() {
  let playing = false;
  const state = { ready: false };
  const transport: Transport = {
    get position() {
      return { playing, ended: false, at: 0, done: 0, planned: null };
    },
    subscribe: () => () => {},
    togglePlay() {
      playing = !playing;
    },
    stepForward() {},
    reset() {},
  };
  const document = { restart: () => [], address: () => '#v=1', addressIsWhole: () => true };
  const made = {
    document,
    transport: () => transport,
    setActive() {},
    get ready() {
      return state.ready;
    },
  } as unknown as Laboratory;
  const child: Child = { laboratory: made, stage: {} as HTMLElement, controls: {} as HTMLElement, aim() {} };
  const children: Children = { bring: async () => child, nameOf: () => 'any' };
  const broken: unknown[] = [];
  const player = createPlayer(
    children,
    (error) => broken.push(error),
    () => {},
  );
  player.setActive(true);
  return { player, state, transport, broken };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', { matchMedia: () => ({ matches: false }) });
  vi.stubGlobal('document', { adoptedStyleSheets: [] });
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync(): void {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what waits for an answer', () => {
  it('plays once it is given, and not before', async () => {
    const { player, state, transport } = laboratory();
    state.ready = true;
    player.enter(RUNS, true, false);
    await vi.advanceTimersByTimeAsync(LOOKED);
    expect(player.busy).toBe(false);
    expect(transport.position.playing).toBe(false);
    player.go();
    expect(transport.position.playing).toBe(true);
  });

  it('plays as soon as it stands, if the answer was given before', async () => {
    const { player, state, transport } = laboratory();
    player.enter(RUNS, true, false);
    await vi.advanceTimersByTimeAsync(LOOKED);
    player.go();
    expect(transport.position.playing).toBe(false);
    state.ready = true;
    await vi.advanceTimersByTimeAsync(LOOKED);
    expect(transport.position.playing).toBe(true);
  });

  it('waits again in the next step, whatever was answered in the one before', async () => {
    const { player, state, transport } = laboratory();
    player.enter(RUNS, true, false);
    player.go();
    player.enter(RUNS, true, false);
    state.ready = true;
    await vi.advanceTimersByTimeAsync(LOOKED);
    expect(player.busy).toBe(false);
    expect(transport.position.playing).toBe(false);
  });
});

describe('a step that is left', () => {
  it('before it stands is no failure, and plays nothing', async () => {
    const { player, state, transport, broken } = laboratory();
    player.enter(RUNS, false, false);
    await vi.advanceTimersByTimeAsync(LOOKED);
    player.enter(null, false, false);
    state.ready = true;
    await vi.advanceTimersByTimeAsync(LOOKED);
    expect(broken).toEqual([]);
    expect(player.current).toBe(null);
    expect(transport.position.playing).toBe(false);
  });
});
