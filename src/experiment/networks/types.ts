import type { DraftsOf, ValuesOf } from '../field';
import type { FIELDS } from './fields';

export type { SweptAxis } from '../axis';
export type { Choice, GeneratedData, GivenData, LayerWeights } from './forms';

/**
 * An experiment with networks: plain data, complete. The panel edits it, the address carries it, a file saves it, the
 * headless command trains it.
 */
export type NetExperiment = ValuesOf<typeof FIELDS>;

/** An experiment as people write it: what is left out takes its default. */
export type NetDraft = DraftsOf<typeof FIELDS>;

export type Network = NetExperiment['network'];
export type NetViewName = NetExperiment['view'];
export type PopulationChoice = NetExperiment['population'];
export type LandscapeChoice = NetExperiment['landscape'];
export type FlowChoice = NetExperiment['flow'];
export type GanChoice = NetExperiment['gan'];
export type GanPlayerChoice = GanChoice['generator'];
export type PlayerDraft = NonNullable<NonNullable<NetDraft['gan']>['generator']>;
