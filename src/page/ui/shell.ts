import { focusOn, h, setText } from '../dom';
import type { Laboratories } from '../laboratories';
import { pageTexts } from '../texts';
import type { Context } from './context';
import { createNotices } from './notices';
import { createTopbar } from './topbar';
import { whenAsked } from './whenAsked';

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

  const element = h('div', { class: 'app' }, skip, createTopbar(page, laboratories), createNotices(page, laboratories));

  page.watch(
    ({ layout }) => [layout.lead, layout.settings],
    ([lead, settings]) => {
      element.classList.toggle('without-lead', !lead);
      element.classList.toggle('without-settings', !settings);
    },
  );
  const nameSkip = (): void => setText(skip, page.words.t(laboratories.current.skip.text));
  page.live(nameSkip);
  laboratories.onLoaded(({ parts }) => {
    element.append(...parts);
    for (const part of parts) part.classList.add('resting');
  });
  whenAsked(page, 'help', async () => (await import('./help')).createHelp(page, element));
  const showCurrent = (): void => {
    const { current, loaded } = laboratories;
    element.dataset.layout = current.layout;
    nameSkip();
    // A part may decide for itself whether it is shown, so what hides a whole laboratory is a class.
    for (const laboratory of loaded) {
      for (const part of laboratory.parts) part.classList.toggle('resting', laboratory !== current);
    }
  };
  page.watch(
    ({ laboratory }) => [laboratory],
    ([name]) => {
      element.dataset.laboratory = name;
      const { activeElement } = document;
      showCurrent();
      // What has gone out of sight with a laboratory cannot hold the focus.
      if (activeElement?.closest('.resting')) focusOn(laboratories.current.skip.target());
    },
  );

  const nameCurrent = (): void => {
    const { current } = laboratories;
    element.dataset.bench = current.bench;
    // Tabs, bookmarks and the browser's history tell lessons and experiments apart by it.
    const title = `${current.share.title(page.words)} – ${page.words.t(pageTexts.app.name)}`;
    if (document.title !== title) document.title = title;
  };
  page.live(nameCurrent);
  laboratories.subscribe(nameCurrent);

  return {
    element,
    showStill(still) {
      element.querySelector(':scope > .still')?.remove();
      // The style sheet hides what stands beside it.
      if (still !== null) element.append(still);
    },
  };
}
