import type { Step, StepExperiment } from '../../../experiment/lessons/types';
import type { LocalText } from '../../../formula/text';
import { createWords } from '../../../page/i18n';
import type { Laboratory } from '../../../page/laboratory';
import type { SceneViewpoint } from '../../../scene/contract';

/** What stands beside a scene that can be played. */
export const PLAYBACK = 'transport';

/**
 * What a laboratory shows at this moment, as a step: its experiment, where what runs stands, and where one looks from.
 *
 * @param camera of the scene that is shown; null: there is none, or it is flat
 */
export function collectedStep(from: Laboratory, name: string, camera: SceneViewpoint | null): Step {
  const { document } = from;
  const experiment: StepExperiment = document.addressIsWhole()
    ? document.address().replace(/^#/, '')
    : JSON.parse(document.fileText());
  const position = from.transport()?.position;
  const speed = from.transport()?.speed?.value;
  const title: LocalText = {
    en: from.share.title(createWords('en')),
    zh: from.share.title(createWords('zh')),
  };
  return {
    id: name,
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

/** What the laboratory of lessons shows: a step, and its experiment as the visitor has changed it. */
export interface Shown {
  readonly step: Step | null;
  readonly experiment: StepExperiment | null;
}

/** The step of a lesson with all it says; null: there is none. */
export function ownStep({ step, experiment }: Shown, camera: SceneViewpoint | null): Step | null {
  if (step === null) return null;
  return {
    ...step,
    ...(experiment === null ? {} : { experiment }),
    ...(camera === null ? {} : { camera: rounded(camera) }),
  };
}

/** Tenths of a degree, hundredths of a distance: more nobody sees. */
function rounded({ azimuth, elevation, distance = 1 }: SceneViewpoint): Required<SceneViewpoint> {
  const round = (value: number, unit: number): number => Math.round(value / unit) * unit;
  return {
    azimuth: Number(round(azimuth, 0.1).toFixed(1)),
    elevation: Number(round(elevation, 0.1).toFixed(1)),
    distance: Number(round(distance, 0.01).toFixed(2)),
  };
}
