import { h } from '../../../page/dom';
import { openFailure } from '../../../page/files/open';
import { part } from '../../../page/part';
import { download, fileName } from '../../../page/share/download';
import { section, textButton } from '../../../page/share/parts';
import type { Say, SectionContext } from '../../../page/share/section';
import { shareTexts } from '../../../page/share/texts';
import type { Shown } from '../state';
import { texts } from './texts';

/** Trajectories as a table, and scripts that compute them anew. */
export function codeSection(share: SectionContext, shownNow: () => Shown | null, say: Say): HTMLElement {
  const { page } = share;

  /** Of what is shown; while nothing is, there is nothing to save. */
  async function save(kind: 'csv' | 'numpy' | 'torch'): Promise<void> {
    const shown = shownNow();
    if (shown === null) return;
    const { experiment, descents } = shown;
    try {
      // Few people take a script along: the writers come when they are wanted.
      const { trajectoriesCsv } = await part(() => import('../../../experiment/csv'));
      const { numpyScript, torchScript } = await part(() => import('../../../experiment/python'));
      const [text, suffix, extension] =
        kind === 'csv'
          ? ([trajectoriesCsv(experiment, descents), '', 'csv'] as const)
          : kind === 'numpy'
            ? ([numpyScript(experiment), '-numpy', 'py'] as const)
            : ([torchScript(experiment), '-torch', 'py'] as const);
      const name = fileName(`${share.title()}${suffix}`, extension);
      download(new Blob([text], { type: 'text/plain;charset=utf-8' }), name);
      say(page.words.t(shareTexts.saved, { name }));
    } catch (error) {
      say(page.words.t(texts.failed, { reason: page.words.t(openFailure(error)) }), true);
    }
  }

  const button = (kind: 'csv' | 'numpy' | 'torch') =>
    textButton(
      page,
      (words) => words.t(texts[kind]),
      () => void save(kind),
    );
  return section(
    page,
    (words) => words.t(texts.heading),
    (words) => words.t(texts.about),
    h('div', { class: 'share-row' }, button('csv'), button('numpy'), button('torch')),
  );
}
