import { h, setText } from '../dom';
import type { Laboratories } from '../laboratories';
import type { Context } from './context';
import { createHelp } from './help';
import { createNotices } from './notices';
import { createTopbar } from './topbar';

export interface Shell {
  readonly element: HTMLElement;
  /** Text and a picture in the place of the scene, where nothing can be drawn; null brings the scene back. */
  showStill(still: HTMLElement | null): void;
}

const FOCUSABLE = '[tabindex="0"], button:not([tabindex="-1"]), input, select';

/** The page: a header over one of its laboratories, each of which brings its own parts. */
export function createShell(page: Context, laboratories: Laboratories): Shell {
  const skip = h('a', { class: 'skip-link', href: '#scene' });
  // The fragment belongs to the experiment, so the link must not write there.
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    const target = laboratories.current.skip.target();
    (target.querySelector<HTMLElement>(FOCUSABLE) ?? target).focus();
  });

  const element = h(
    'div',
    { class: 'app' },
    skip,
    createTopbar(page, laboratories),
    createNotices(page, laboratories),
    ...laboratories.all.flatMap(({ parts }) => parts),
    createHelp(page),
  );

  page.watch(
    ({ layout }) => [layout.lead, layout.settings],
    ([lead, settings]) => {
      element.classList.toggle('without-lead', !lead);
      element.classList.toggle('without-settings', !settings);
    },
  );
  const nameSkip = (): void => setText(skip, page.words.t(laboratories.current.skip.text));
  page.live(nameSkip);
  page.watch(
    ({ laboratory }) => [laboratory],
    ([name]) => {
      element.dataset.laboratory = name;
      element.dataset.layout = laboratories.current.layout;
      nameSkip();
      // A part may decide for itself whether it is shown, so what hides a whole laboratory is a class.
      for (const laboratory of laboratories.all) {
        for (const part of laboratory.parts) part.classList.toggle('resting', laboratory !== laboratories.current);
      }
    },
  );

  const nameBench = (): void => {
    element.dataset.bench = laboratories.current.bench;
  };
  nameBench();
  laboratories.subscribe(nameBench);

  const scene = laboratories.all.find((laboratory) => laboratory.scene !== undefined)?.scene;
  let centre = scene;
  return {
    element,
    showStill(still) {
      const next = still ?? scene;
      if (next !== undefined && next !== centre) centre?.replaceWith(next);
      centre = next;
    },
  };
}
