import type { NetExperiment, NetViewName } from '../../experiment/networks/types';
import type { Bench } from '../../page/workbench/benchHost';
import type { Editing } from '../../page/workbench/editing';
import type { LabContext } from '../../page/workbench/labContext';
import type { NetState } from './state';

/** What every part of the laboratory of networks gets. */
export type NetContext = LabContext<NetState, NetActions>;

/** Everything a person can do in the laboratory. What an edit leaves in contradiction is made to agree (`fitNetwork`). */
export interface NetActions extends Editing<NetExperiment, NetViewName> {
  togglePlay(): void;
  /** One epoch on; while somebody has gone back, one entry of the record on. */
  stepForward(): void;
  stepBack(): void;
  /** Back to the initial weights. */
  reset(): void;
  seek(epoch: number): void;
  /** Stands at an epoch, trained up to there where it has not been yet. Resolves when it does, or cannot. */
  reach(epoch: number): Promise<void>;
  setSpeed(epochsPerSecond: number): void;
  setLayout(change: Partial<NetState['layout']>): void;
}

export type CreateNetView = (context: NetContext) => Bench;
