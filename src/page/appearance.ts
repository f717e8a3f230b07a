import { LANGUAGE_TAGS } from './i18n/language';
import { scaleOf } from './scale';
import { pageTexts } from './texts';
import type { Context } from './ui/context';

/** Theme, size of type and language of the document itself. */
export function applyAppearance(context: Context): void {
  const root = document.documentElement;
  const { store } = context;
  // The document first: whoever hears of another scale measures by what it says.
  function scale(): void {
    const now = scaleOf(store.state);
    root.style.setProperty('--ui-scale', String(now));
    store.update((state) => (state.scale === now ? state : { ...state, scale: now }));
  }
  context.watch(
    ({ prefs }) => [prefs.theme],
    ([theme]) => {
      root.dataset.theme = theme;
    },
  );
  context.watch(
    ({ prefs, presenting }) => [prefs.scale, presenting === null],
    ([, ordinary]) => {
      root.toggleAttribute('data-presenting', !ordinary);
      scale();
    },
  );
  window.addEventListener('resize', scale);
  context.live((words) => {
    root.lang = LANGUAGE_TAGS[words.language];
    document.title = `${words.t(pageTexts.app.name)} – ${words.t(pageTexts.app.tagline)}`;
  });
}
