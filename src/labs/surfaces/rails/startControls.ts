import type { GUI } from 'lil-gui';
import { COORDINATE } from '../../../experiment/kinds';
import { resolveSurface } from '../../../experiment/surfaces/resolve';
import type { Experiment, Point } from '../../../experiment/surfaces/types';
import type { PanelBuilder } from '../../../page/panel/builder';
import { numberOptions } from '../../../page/panel/numberControl';

/** A place to start from, as its two coordinates. */
export interface StartLink {
  /** Begins the keys of both controls. */
  readonly key: string;
  /** The name of a coordinate's control. */
  label(variable: string): string;
  read(experiment: Experiment): Point;
  write(experiment: Experiment, start: Point): Experiment;
}

export function addStart(folder: GUI, build: PanelBuilder<Experiment>, experiment: Experiment, link: StartLink): void {
  const { variables, domain } = resolveSurface(experiment.surface).problem;
  variables.forEach((name, axis) => {
    build.number(
      folder,
      {
        key: `${link.key}.${axis}`,
        label: link.label(name),
        read: (now) => link.read(now)[axis]!,
        write: (now, value) => {
          const [x, y] = link.read(now);
          return link.write(now, axis === 0 ? [value, y] : [x, value]);
        },
      },
      numberOptions({ ...COORDINATE, slider: domain[axis]! }),
    );
  });
}
