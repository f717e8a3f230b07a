import { portraitNoise } from '../../../analysis/game';
import type { GanPlan, GanState, NetworkEngine } from '../../../engine/contract/network';
import { type ResolvedGan, resolveGan } from '../../../experiment/networks/gan';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { failureText } from '../../../page/failure';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createJob } from '../../../page/workbench/job';
import { createLoop } from '../../../page/workbench/loop';
import { createLoopTransport } from '../../../page/workbench/loopTransport';
import type { Transport } from '../../../page/workbench/transport';
import { EPOCHS } from '../transport';
import { type Course, EMPTY_COURSE, extendCourse } from './course';
import { type Portrait, portray } from './game';

/** A game as far as it has come. */
export interface Game {
  readonly game: ResolvedGan;
  readonly noise: Float64Array;
  readonly state: GanState;
  readonly course: Course;
  readonly portrait: Portrait;
}

export interface GanSession {
  /** The game that is wanted has yet to begin. */
  readonly busy: boolean;
  /** Null before the first is drawn. */
  readonly game: Game | null;
  readonly failure: LocalText | null;
  readonly transport: Transport;
  /**
   * From now on this is played; it begins anew where the players or their data are others, other rates and losses are
   * taken into the game as it is. Null: nobody looks.
   */
  follow(experiment: NetExperiment | null): void;
  /** One update of these players alone. */
  step(players: GanPlan['players']): void;
}

interface BeginRequest {
  readonly key: string;
  readonly experiment: NetExperiment;
}

/** Milliseconds of training between two pictures, at least and at most. */
const CALL = [40, 1000] as const;
const MOST_UPDATES = 200;

/** @param tell called after every change of the game or its failure */
export function createGanSession(source: EngineSource, tell: () => void): GanSession {
  let game: Game | null = null;
  let failure: LocalText | null = null;
  let wanted: BeginRequest | null = null;
  /** With the rates and losses, and the drawn points, of the moment. */
  let latest: NetExperiment | null = null;
  /** Steps of one player alone that were asked for. */
  const solo: GanPlan['players'][] = [];

  const beginning = createJob<BeginRequest, Game>(
    source,
    async (request, engine, publish, signal) => {
      // A game goes on with another engine as it is.
      if (beginning.of === request) return;
      publish(await beginGame(request.experiment, engine.networks, signal));
    },
    (fresh) => {
      const changed = latest !== null && latest !== beginning.of?.experiment;
      if (fresh === null) tell();
      else show(changed ? { ...fresh, game: resolveGan(latest!) } : fresh);
      loop.setActive(beginning.of === wanted);
    },
    { grace: () => 0 },
  );
  const loop = createLoop<Game>(source, {
    time: CALL,
    share: (fitting) => Math.min(fitting, MOST_UPDATES),
    async advance({ networks }, updates, signal) {
      const now = game!;
      const [players] = solo;
      const plan = { ...now.game.plan, players: players ?? 'both' };
      const told = await networks.adversarial(plan, now.state, updates, signal);
      if (!signal.aborted) solo.shift();
      return { ...now, state: told.state, course: extendCourse(now.course, told, now.state.update + 1) };
    },
    async show(next, { networks }, signal) {
      const portrait = await portray(networks, next.game, next.state, next.noise, signal);
      if (!signal.aborted) show({ ...next, game: game?.game ?? next.game, portrait });
      return next.state.status === 'running';
    },
    changed: () => driven.tell(),
    failed(error) {
      failure = failureText(error);
      solo.length = 0;
      tell();
    },
  });
  loop.setActive(false);
  const driven = createLoopTransport(
    loop,
    () => game?.state.update ?? 0,
    () => {
      if (latest !== null) begin(latest);
    },
    EPOCHS,
  );

  function show(next: Game): void {
    game = next;
    failure = null;
    tell();
    driven.tell();
  }

  function begin(experiment: NetExperiment): void {
    wanted = { key: gameKey(experiment), experiment };
    failure = null;
    solo.length = 0;
    loop.stop();
    loop.setActive(false);
    beginning.want(wanted);
  }

  return {
    get game() {
      return game;
    },
    get failure() {
      return failure ?? beginning.failure;
    },
    get busy() {
      return beginning.busy;
    },
    transport: driven.transport,
    follow(experiment) {
      if (experiment === null) {
        loop.pause();
        beginning.want(null);
        return;
      }
      if (isEmpty(experiment)) {
        // Nobody can learn from nothing; what has been learnt waits for the first point.
        loop.stop();
        return;
      }
      latest = experiment;
      if (gameKey(experiment) !== wanted?.key) begin(experiment);
      else {
        beginning.want(wanted);
        if (game !== null && beginning.of === wanted) game = { ...game, game: resolveGan(experiment) };
      }
    },
    step(players) {
      solo.push(players);
      loop.step(1);
    },
  };
}

async function beginGame(experiment: NetExperiment, engine: NetworkEngine, signal: AbortSignal): Promise<Game> {
  const game = resolveGan(experiment);
  const noise = portraitNoise(game);
  const { state } = await engine.adversarial(game.plan, null, 0, signal);
  const portrait = await portray(engine, game, state, noise, signal);
  return { game, noise, state, course: EMPTY_COURSE, portrait };
}

/** What a game cannot go on with when it changes, as a text that can be compared. */
function gameKey({ seed, gan }: NetExperiment): string {
  const shape = ({ layers, activation, init, optimizer }: typeof gan.generator) => [
    layers,
    activation,
    init,
    optimizer,
  ];
  const points = gan.data === 'drawn' ? [] : [gan.samples, gan.noise];
  return JSON.stringify([seed, gan.data, points, shape(gan.generator), shape(gan.discriminator)]);
}

function isEmpty({ gan }: NetExperiment): boolean {
  return gan.data === 'drawn' && (gan.points ?? []).length === 0;
}
