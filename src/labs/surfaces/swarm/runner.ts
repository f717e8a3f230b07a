import type { Engine, Swarm } from '../../../engine/contract';
import type { LocalText } from '../../../formula/text';
import { failureText } from '../../../page/failure';
import { fitting } from '../../../page/workbench/budget';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createJob } from '../../../page/workbench/job';
import { createLoop, pageClock } from '../../../page/workbench/loop';
import { createLauncher, type SwarmRequest, type SwarmSet, takenBy } from './launch';

export interface SwarmRunner {
  /** The swarms that are shown; null before the first. */
  readonly shown: SwarmSet | null;
  /** Steps that all shown swarms have taken. */
  readonly taken: number;
  /** Grows with every advance. */
  readonly version: number;
  /** Steps that are still to be taken. */
  readonly lag: number;
  readonly busy: boolean;
  readonly failure: LocalText | null;
  want(request: SwarmRequest | null): void;
  /** From now on the swarms are to stand at this step: forwards they go on, backwards they are launched anew. */
  seek(step: number): void;
  /** No step more until the next `seek`; resolves with the step where the round under way has ended. */
  halt(): Promise<number>;
}

/** A launch: another one for each time that the swarms begin anew. */
interface Launch {
  readonly request: SwarmRequest;
}

/** Swarms on their way to the step that is wanted. */
interface Lane {
  readonly set: SwarmSet;
  /** Steps a round. */
  stride: number;
}

/** What one round of advances should take, in milliseconds: below a frame where the same device draws. */
const ROUND = { gpu: 12, cpu: 40 } as const;
/** Swarms of another experiment are shown no longer than this, in milliseconds. */
const PATIENCE = 600;

/**
 * Keeps the swarms of an experiment at a step. Everything is done in short rounds between which the page lives on, and
 * whatever is overtaken is given up. `tell` is called whenever something has changed.
 *
 * @param retire disposes of swarms once nothing draws them any more
 */
export function createSwarmRunner(
  source: EngineSource,
  tell: () => void,
  retire: (swarms: readonly Swarm[]) => void,
  now: () => number = () => performance.now(),
): SwarmRunner {
  let request: SwarmRequest | null = null;
  let shown: SwarmSet | null = null;
  let failure: LocalText | null = null;
  /** Coarse before fine. */
  let lanes: Lane[] = [];
  let version = 0;
  let target = 0;
  let halted = false;
  let began = 0;
  let underWay: Promise<unknown> = Promise.resolve();
  const launch = createLauncher(now);

  const launching = createJob<Launch, Lane>(
    source,
    ({ request: of }, engine, publish, signal) =>
      launch(
        of,
        () => target,
        engine,
        (set, rate) => publish(laneOf(set, rate)),
        signal,
      ),
    (lane) => {
      if (lane !== null) {
        lanes.push(lane);
        drive();
      }
      tell();
    },
    { grace: () => 0 },
  );

  const loop = createLoop(
    source,
    {
      time: [ROUND.gpu, ROUND.cpu],
      share: () => 1,
      advance(engine, _steps, signal) {
        const round = advance(engine, signal);
        underWay = round.catch(() => {});
        return round;
      },
      show: drive,
      changed: () => {},
      failed(error) {
        failure = failureText(error);
        tell();
      },
    },
    // A round is shorter than a frame: waiting for frames would waste half of the time.
    { ...pageClock, now, frame: (callback) => void setTimeout(callback) },
  );

  source.follow(() => {
    if (request === null) return;
    // What belonged to the engine of before must not be drawn any more.
    if (shown !== null) show(null);
    restart();
  });

  function show(next: SwarmSet | null): void {
    const old = shown;
    shown = next;
    version++;
    if (next === null) lanes = lanes.filter(({ set }) => set !== old);
    if (old !== null && old !== next) retire(old.swarms);
  }

  /** From the start again; what is shown stays until there are others. */
  function restart(): void {
    drop(lanes.splice(0));
    failure = null;
    began = now();
    loop.stop();
    launching.want(request === null ? null : { request });
    tell();
  }

  /** What is shown is retired by what comes after it. */
  function drop(old: readonly Lane[]): void {
    for (const { set } of old) if (set !== shown) retire(set.swarms);
  }

  /** Shows what has come to the step that is wanted, and sees to the rest. True: there are steps to be taken. */
  function drive(): boolean {
    const taken = lanes.map(({ set }) => takenBy(set.swarms));
    // The playback has gone back behind a round that was under way.
    if (!halted && lanes.some(({ set }, i) => set === shown && taken[i]! > target)) {
      restart();
      return false;
    }
    const arrived = taken.findLastIndex((step) => step >= target);
    const patient = shown !== null && now() - began < PATIENCE;
    if (lanes.length > 0 && (arrived >= 0 || !patient)) {
      // What came before it has done its work.
      drop(lanes.splice(0, Math.max(0, arrived)));
      const { set } = lanes[0]!;
      if (set !== shown) {
        show(set);
        tell();
      }
    }
    const goesOn = behind() !== undefined;
    if (goesOn) loop.play();
    else if (loop.playing) {
      loop.pause();
      tell();
    }
    return goesOn;
  }

  const failureOf = (): LocalText | null => failure ?? (launching.busy ? null : launching.failure);

  function behind(): Lane | undefined {
    return halted ? undefined : lanes.find(({ set }) => takenBy(set.swarms) < target);
  }

  /** A few steps more for all swarms of a lane, about as many as fit the time. */
  async function advance(engine: Engine, signal: AbortSignal): Promise<void> {
    const lane = behind();
    if (lane === undefined) return;
    const { swarms } = lane.set;
    const from = takenBy(swarms);
    const steps = Math.min(target - from, lane.stride);
    const start = now();
    for (const swarm of swarms) {
      if (swarm.taken < from + steps) await swarm.advance(from + steps - swarm.taken, signal);
    }
    if (signal.aborted) return;
    const bounds = [lane.stride / (4 * steps), (2 * lane.stride) / steps] as const;
    const stride = fitting(steps, Math.max(0.05, now() - start), ROUND[engine.kind], bounds);
    // A short round says little about how many steps would fit.
    if (steps === lane.stride || stride < lane.stride) lane.stride = Math.max(1, Math.floor(stride));
    if (lane.set !== shown) return;
    version++;
    tell();
  }

  return {
    get shown() {
      return shown;
    },
    get taken() {
      return shown === null ? 0 : takenBy(shown.swarms);
    },
    get version() {
      return version;
    },
    get lag() {
      return shown === null || shown.of !== request ? target : Math.max(0, target - takenBy(shown.swarms));
    },
    get busy() {
      if (request === null || source.current === null || halted || failureOf() !== null) return false;
      return shown === null || shown.of !== request || shown.coarse || takenBy(shown.swarms) < target;
    },
    get failure() {
      return failureOf();
    },
    want(next) {
      if (next === request) return;
      request = next;
      if (next === null && shown !== null) show(null);
      restart();
    },
    seek(step) {
      const whole = Math.min(step, request?.experiment.steps ?? step);
      if (whole === target && !halted) return;
      const back = shown !== null && whole < takenBy(shown.swarms);
      target = whole;
      halted = false;
      if (back) restart();
      else drive();
    },
    async halt() {
      halted = true;
      loop.pause();
      tell();
      await underWay;
      return shown === null ? 0 : takenBy(shown.swarms);
    },
  };
}

function laneOf(set: SwarmSet, rate: number): Lane {
  return { set, stride: Math.max(1, Math.floor((ROUND.gpu * rate) / Math.max(1, set.particles))) };
}
