import type { Step, StepExperiment } from '../../../experiment/lessons/types';
import type { LocalText } from '../../../formula/text';
import { createWords } from '../../../page/i18n';
import type { Laboratory } from '../../../page/laboratory';
import type { SceneViewpoint } from '../../../scene/contract';

/** What stands beside a scene that can be played. */
export const PLAYBACK = 'transport';

/** A laboratory, and its experiment in the words of a step. */
export interface ShownLaboratory {
  readonly from: Laboratory;
  readonly experiment: StepExperiment;
}

/** What the laboratory of lessons shows: a step, and its experiment as the visitor has changed it. */
export interface ShownStep {
  readonly step: Step | null;
  readonly experiment: StepExperiment | null;
}

/**
 * What a laboratory shows at this moment, as a step: its experiment, where what runs stands, and where one looks from.
 *
 * @param camera of the scene that is shown; null: there is none, or it is flat
 */
export function collectedStep({ from, experiment }: ShownLaboratory, camera: SceneViewpoint | null): Step {
  const position = from.transport()?.position;
  const speed = from.transport()?.speed?.value;
  const title: LocalText = {
    en: from.share.title(createWords('en')),
    zh: from.share.title(createWords('zh')),
  };
  return {
    id: from.bench.toLowerCase(),
    title,
    caption: [{ en: '', zh: '' }],
    experiment,
    offers: [PLAYBACK],
    ...(position === undefined
      ? {}
      : {
          play: {
            at: Math.floor(position.at),
            ...(position.playing ? { runs: true } : {}),
            ...(speed === undefined ? {} : { speed }),
          },
        }),
    ...(camera === null ? {} : { camera: rounded(camera) }),
  };
}

/** The step of a lesson with all it says; null: there is none. */
export function ownStep({ step, experiment }: ShownStep, camera: SceneViewpoint | null): Step | null {
  if (step === null) return null;
  return {
    ...step,
    ...(experiment === null ? {} : { experiment }),
    ...(camera === null ? {} : { camera: rounded(camera) }),
  };
}

/** Tenths of a degree, hundredths of a distance: more nobody sees. */
function rounded({ azimuth, elevation, distance = 1 }: SceneViewpoint): Required<SceneViewpoint> {
  return {
    azimuth: Number(azimuth.toFixed(1)),
    elevation: Number(elevation.toFixed(1)),
    distance: Number(distance.toFixed(2)),
  };
}
