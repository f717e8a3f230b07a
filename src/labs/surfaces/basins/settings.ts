import type { BasinsTool, Experiment } from '../../../experiment/types';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import { sharedTexts } from '../../shared/texts';
import type { ToolContext } from '../context';
import { runNames } from '../rails/names';
import { texts } from './texts';

const withBasins = (now: Experiment, change: Partial<BasinsTool>): Experiment => ({
  ...now,
  tools: { ...now.tools, basins: { ...now.tools.basins, ...change } },
});

const SIZES = [64, 128, 256, 512, 1024, 2048] as const;

/** Whose basins, how finely, and where they are drawn. */
export function createBasinSettings(context: ToolContext): HTMLElement {
  return createSettings(context, {
    structure: (experiment) =>
      JSON.stringify([
        runNames({ experiment }, context.page.words),
        SIZES.some((size) => size === experiment.tools.basins.size) ? 0 : experiment.tools.basins.size,
      ]),
    fill(root, build, experiment, words) {
      const folder = addFolder(root, 'basins', words.t(texts.settings));
      const names = runNames({ experiment }, words);
      build.choice(
        folder,
        {
          key: 'basins.run',
          label: words.t(sharedTexts.optimizer),
          read: ({ tools, runs }) => String(runs[tools.basins.run] === undefined ? 0 : tools.basins.run),
          write: (now, run) => withBasins(now, { run: Number(run) }),
        },
        names.map((label, index) => ({ value: String(index), label })),
      );
      // An address may ask for a size between them.
      const own = experiment.tools.basins.size;
      const sizes = [...new Set([...SIZES, own])].sort((a, b) => a - b);
      build.choice(
        folder,
        {
          key: 'basins.size',
          label: words.t(texts.size),
          read: ({ tools }) => String(tools.basins.size),
          write: (now, size) => withBasins(now, { size: Number(size) }),
        },
        sizes.map((size) => ({ value: String(size), label: `${size} × ${size}` })),
      );
      build.toggle(folder, {
        key: 'basins.drape',
        label: words.t(texts.drape),
        read: ({ tools }) => tools.basins.drape,
        write: (now, drape) => withBasins(now, { drape }),
      });
      build.number(
        folder,
        {
          key: 'basins.tolerance',
          label: words.t(texts.tolerance),
          read: ({ tools }) => tools.basins.tolerance,
          write: (now, tolerance) => withBasins(now, { tolerance }),
        },
        { low: 1e-6, high: 1, least: 1e-12, most: 1e6, scale: 'log', integer: false, slider: true },
      );
    },
  });
}
