import type { Camera, Play, Step, StepExperiment } from '../../experiment/lessons/types';

/** What of a step its laboratory has to do with. */
export interface Setting {
  readonly experiment: StepExperiment | null;
  readonly offers: readonly string[];
  readonly play: Play | null;
  readonly camera: Camera | null;
}

/** Beside the table of contents: the laboratory of surfaces as it opens, under way. */
export const HOME: Setting = {
  experiment: 'v=1',
  offers: ['transport'],
  play: { runs: true, loops: true },
  camera: null,
};

/** The setting with so many reveals: what each gives takes the place of what was said before. */
export function settingAt({ experiment, offers, play, camera, reveals = [] }: Step, revealed: number): Setting {
  return reveals.slice(0, revealed).reduce<Setting>(
    (before, reveal) => ({
      experiment: reveal.experiment ?? before.experiment,
      offers: reveal.offers ?? before.offers,
      play: reveal.play ?? before.play,
      camera: reveal.camera ?? before.camera,
    }),
    { experiment: experiment ?? null, offers: offers ?? [], play: play ?? null, camera: camera ?? null },
  );
}

/** Whether a reveal changes more than the text: the laboratory is set up anew then, and else stays as the visitor left it. */
export function isStaged({ reveals = [] }: Step, reveal: number): boolean {
  const { experiment, play, camera } = reveals[reveal] ?? {};
  return experiment !== undefined || play !== undefined || camera !== undefined;
}
