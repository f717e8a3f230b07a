import { type GanState, type GanTraining, layout } from '../../engine/contract/network';
import type { Moment } from '../../experiment/lessons/readings';
import { type ResolvedGan, resolveGan } from '../../experiment/networks/gan';
import { generate, portraitNoise } from '../game';
import { coverageOf, modeRadius } from '../modes';
import { moment, type ReaderOf } from './context';
import { known, ReadingError } from './fault';
import { Milestones } from './milestones';
import type { Subject } from './subject';

export const readGame: ReaderOf<'game'> = async ({ epoch, of }, { subject }) => {
  const game = gameOf(subject);
  if (of === 'parametersD') return layout(game.plan.discriminator.net).parameters;
  if (of === 'parametersG') return layout(game.plan.generator.net).parameters;
  const stand = await milestonesOf(subject).at(updateNumber(subject, epoch));
  if (of === 'fakeStd') return known(deviation(await generatedAt(subject, stand)));
  if (of === 'modes') return countModes(subject, await generatedAt(subject, stand));
  const last = stand.told?.[COLUMNS[of]].at(-1);
  if (last === undefined) {
    throw new ReadingError('Before the first update there are no losses.', '第一次更新之前还没有损失。');
  }
  return known(last);
};

/** Columns of the course of a game, by the names of readings. */
export const COLUMNS = {
  lossD: 'discriminatorLoss',
  lossG: 'generatorLoss',
  real: 'onReal',
  fake: 'onGenerated',
} as const satisfies Readonly<Record<string, keyof GanTraining>>;

/** A game after so many updates. */
interface Stand {
  readonly state: GanState;
  /** Of the updates since the stand before; null: of none. */
  readonly told: GanTraining | null;
  readonly before: Stand | null;
}

const gameOf = (subject: Subject): ResolvedGan => subject.once('game', () => resolveGan(subject.network.experiment));

const milestonesOf = (subject: Subject): Milestones<Stand> =>
  subject.once('updates', () => new Milestones<Stand>((from, updates) => play(subject, from, updates)));

async function play(subject: Subject, before: Stand | null, updates: number): Promise<Stand> {
  const { engine, signal } = subject;
  const told = await engine.networks.adversarial(gameOf(subject).plan, before?.state ?? null, updates, signal);
  return { state: told.state, told: updates === 0 ? null : told, before };
}

const updateNumber = (subject: Subject, epoch: Moment | undefined): number =>
  moment(epoch, subject.network.experiment.epochs);

/** A number of the game after so many updates will be asked for. */
export function announceUpdate(subject: Subject, epoch: Moment | undefined): void {
  milestonesOf(subject).announce(updateNumber(subject, epoch));
}

/** One number for each update of the whole game. */
export async function courseOf(subject: Subject, of: keyof typeof COLUMNS): Promise<number[]> {
  const parts: Float64Array[] = [];
  let stand: Stand | null = await milestonesOf(subject).at(subject.network.experiment.epochs);
  for (; stand !== null; stand = stand.before) if (stand.told !== null) parts.unshift(stand.told[COLUMNS[of]]);
  return parts.flatMap((part) => [...part]);
}

function generatedAt(subject: Subject, { state }: Stand): Promise<Float64Array> {
  return subject.once(`generated ${state.update}`, () => {
    const game = gameOf(subject);
    return generate(subject.engine.networks, game.plan, state, portraitNoise(game), subject.signal);
  });
}

function deviation(numbers: Float64Array): number {
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0) / numbers.length);
}

function countModes(subject: Subject, generated: Float64Array): number {
  const { modes } = gameOf(subject);
  if (modes === null) throw new ReadingError('The real points gather about no places.', '真实数据没有聚集的中心。');
  return coverageOf(modes, generated, modeRadius(subject.network.experiment.gan.noise)).count;
}
