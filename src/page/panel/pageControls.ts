import type { GUI } from 'lil-gui';
import { effectiveScale, SCALE_RANGE } from '../prefs';
import type { Context } from '../ui/context';
import type { PanelBuilder } from './builder';
import { panelTexts } from './texts';

/** Preferences of the page, which belong to no experiment. */
export function addPageControls<E>(folder: GUI, build: PanelBuilder<E>, { words, store, actions }: Context): void {
  build.preference(
    folder,
    'page.scale',
    words.t(panelTexts.scale),
    {
      low: SCALE_RANGE[0],
      high: SCALE_RANGE[1],
      least: SCALE_RANGE[0],
      most: SCALE_RANGE[1],
      scale: 'linear',
      integer: false,
      slider: true,
    },
    () => effectiveScale(store.state.prefs, window.innerWidth),
    (scale) => actions.setPrefs({ scale }),
  );
  build.switch(
    folder,
    'page.shortcuts',
    words.t(panelTexts.shortcuts),
    () => store.state.prefs.shortcuts,
    (shortcuts) => actions.setPrefs({ shortcuts }),
  );
}
