import type { Engine } from '../../engine/contract';
import type { Reading, SeriesReading } from '../../experiment/lessons/readings';
import type { LessonNumber, StepExperiment } from '../../experiment/lessons/types';
import type { LocalText } from '../../formula/text';
import { readBasin } from './basin';
import { readChain } from './chain';
import type { Context, ReaderOf } from './context';
import { readBestStep, readDifference } from './difference';
import { readDoubling } from './doubling';
import { readFair } from './fair';
import { textOf } from './fault';
import { readFormula } from './formula';
import { announceUpdate, readGame } from './game';
import { readGraph } from './graph';
import { readIntegral } from './integral';
import { readMargin } from './margin';
import { readLayer, readOutput, readTrain, readWeight } from './network';
import { readRun } from './run';
import { readSeparation } from './separation';
import { readingOfSeries } from './series';
import { readSolved } from './solved';
import { readStationary } from './stationary';
import { Subject } from './subject';
import { readSwarm } from './swarm';
import { readSweep } from './sweep';
import { announceEpoch } from './training';
import { readValue } from './value';
import { readWrong } from './wrong';

const READERS: { readonly [K in Reading['kind']]: ReaderOf<K> } = {
  formula: readFormula,
  run: readRun,
  value: readValue,
  difference: readDifference,
  bestStep: readBestStep,
  integral: readIntegral,
  stationary: readStationary,
  graph: readGraph,
  doubling: readDoubling,
  separation: readSeparation,
  margin: readMargin,
  fair: readFair,
  basin: readBasin,
  sweep: readSweep,
  swarm: readSwarm,
  train: readTrain,
  weight: readWeight,
  output: readOutput,
  layer: readLayer,
  solved: readSolved,
  game: readGame,
  chain: readChain,
  wrong: readWrong,
};

/** A number of a step, or why there is none. */
export type NumberResult = { readonly value: number } | { readonly fault: LocalText };

/** A series, or why there is none. */
export type SeriesResult = { readonly values: readonly number[] } | { readonly fault: LocalText };

/** Reads numbers and series of one moment. What one of them has computed is there for the others. */
export interface Readings {
  /**
   * The numbers in their order; later ones may name earlier ones. One that cannot be read has a sentence in its place.
   * Rejects if it is aborted, or if the engine is lost.
   *
   * @param tell called for each number as soon as it is known
   */
  numbers(
    list: readonly LessonNumber[],
    tell?: (result: NumberResult, index: number) => void,
  ): Promise<readonly NumberResult[]>;
  /** @param experiment it is read of this one, not of that of the moment; it may name numbers that were read before */
  series(reading: SeriesReading, experiment?: StepExperiment): Promise<SeriesResult>;
}

/** @param experiment that of the moment; null: the step has none */
export function createReadings(experiment: StepExperiment | null, engine: Engine, signal?: AbortSignal): Readings {
  const moment = new Subject(experiment, engine, signal);
  /** Experiments that numbers name themselves; several of them may name the same. */
  const named = new Map<string, Subject>();
  const values = new Map<string, number | null>();
  const subjectOf = (own: StepExperiment | undefined): Subject => {
    if (own === undefined || own === experiment) return moment;
    const key = typeof own === 'string' ? own : JSON.stringify(own);
    const subject = named.get(key) ?? new Subject(own, engine, signal);
    named.set(key, subject);
    return subject;
  };
  return {
    async numbers(list, tell) {
      for (const { read, experiment: own } of list) announce(read, subjectOf(own));
      const results: NumberResult[] = [];
      for (const { name, read, experiment: own } of list) {
        const result = await attempt(async () => ({
          value: await readOne(read, { subject: subjectOf(own), named: values }),
        }));
        values.set(name, 'value' in result ? result.value : null);
        results.push(result);
        tell?.(result, results.length - 1);
      }
      return results;
    },
    series: (reading, own) =>
      attempt(async () => ({ values: await readingOfSeries(reading, { subject: subjectOf(own), named: values }) })),
  };

  /** A lost engine and a computation that was given up are no faults of a number. */
  async function attempt<T>(read: () => Promise<T>): Promise<T | { readonly fault: LocalText }> {
    try {
      const result = await read();
      signal?.throwIfAborted();
      return result;
    } catch (error) {
      signal?.throwIfAborted();
      return { fault: textOf(error) };
    }
  }
}

function readOne(reading: Reading, context: Context): number | Promise<number> {
  const read = READERS[reading.kind] as (reading: Reading, context: Context) => number | Promise<number>;
  return read(reading, context);
}

/** A training stops at each epoch that a number is read at, on its way to the last of them. */
function announce(reading: Reading, subject: Subject): void {
  try {
    switch (reading.kind) {
      case 'train':
      case 'weight':
      case 'output':
      case 'layer':
        announceEpoch(subject, reading.epoch);
        return;
      case 'wrong':
        if (reading.way === 'broadcastLoss') announceEpoch(subject, reading.epoch);
        return;
      case 'game':
        announceUpdate(subject, reading.epoch);
    }
  } catch (error) {
    // Whoever reads the number says so.
    textOf(error);
  }
}
