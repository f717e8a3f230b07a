import type { Camera, StepExperiment } from '../../experiment/lessons/types';
import { h } from '../../page/dom';
import { kindOf, kindOfFile } from '../../page/laboratories';
import type { Laboratory, LaboratoryKind } from '../../page/laboratory';
import { type Context, embeddedContext } from '../../page/ui/context';
import { aimViewport, type Viewport } from '../../page/viewport';

/** A laboratory in which steps are shown, with places for its parts. */
export interface Child {
  readonly laboratory: Laboratory;
  /** What is seen: the picture, its dock, its transport. */
  readonly stage: HTMLElement;
  /** Its rails. */
  readonly controls: HTMLElement;
  /** Where its scene is looked at from; null: as it opens. `opens`: a step has come, and not only more of it. */
  aim(camera: Camera | null, opens: boolean): void;
}

/** The laboratories that steps are shown in: each is made when a step first wants it, apart from that of its tab. */
export interface Children {
  /** Rejects if it cannot be loaded. */
  bring(name: string): Promise<Child>;
  /** Of which laboratory an experiment is. */
  nameOf(experiment: StepExperiment): string;
}

/** @param made hears of every one, once, before it is shown */
export function createChildren(
  page: Context,
  viewport: Viewport,
  kinds: readonly LaboratoryKind[],
  made: (child: Child) => void,
): Children {
  const children = new Map<string, Promise<Child>>();

  async function create(kind: LaboratoryKind): Promise<Child> {
    const aimed = aimViewport(viewport);
    const laboratory = (await kind.load())(embeddedContext(page, 'lesson'), aimed, '');
    const rails = laboratory.parts.filter((part) => part.matches('.rail'));
    const others = laboratory.parts.filter((part) => !part.matches('.rail, .tabs'));
    const stage = h(
      'div',
      { class: 'lesson-stage', 'data-layout': laboratory.layout, 'data-laboratory': kind.name },
      ...others,
    );
    // Style sheets arrange what a bench needs beside it, as on a page of its own.
    const nameBench = (): void => {
      stage.dataset.bench = laboratory.bench;
    };
    nameBench();
    laboratory.subscribe(nameBench);
    const child = {
      laboratory,
      stage,
      controls: h('div', { class: 'lesson-controls' }, ...rails),
      aim(camera: Camera | null, opens: boolean) {
        laboratory.setSpatial?.(camera !== null);
        aimed.aim(camera, opens);
      },
    };
    made(child);
    return child;
  }

  return {
    bring(name) {
      const known = children.get(name);
      if (known !== undefined) return known;
      const child = create(kinds.find((kind) => kind.name === name) ?? kinds[0]!);
      children.set(name, child);
      // Offline for a moment: the next step tries again.
      child.catch(() => children.delete(name));
      return child;
    },
    nameOf(experiment) {
      if (typeof experiment === 'string') return kindOf(kinds, `#${experiment}`).name;
      return kindOfFile(kinds, { name: '', bytes: new Uint8Array(), json: experiment }).name;
    },
  };
}
