import type { NetExperiment } from '../../../experiment/networks/types';
import type { PanelBuilder } from '../../../page/panel/builder';
import type { NetContext } from '../context';

/** What every folder of the panel is made with. */
export interface FolderContext {
  readonly context: NetContext;
  readonly build: PanelBuilder<NetExperiment>;
  /** The experiment whose structure the controls fit. */
  readonly experiment: NetExperiment;
  /** For the deep nets of the gradient flow: only what these take from the experiment. */
  readonly deep: boolean;
}
