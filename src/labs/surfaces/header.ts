import { pageTexts } from '../../page/texts';
import { iconButton, nameButton, setIcon } from '../../page/ui/button';
import type { SurfaceContext } from './context';
import { experimentOf } from './state';

/** Buttons for the page's header: scene or flat map, and the camera back to its place. */
export function createHeader(context: SurfaceContext): HTMLElement[] {
  const { page, store } = context;
  const projection = iconButton(page, { icon: 'map', name: () => '', onPress: () => page.actions.run('toggleMap') });
  const name = (): void => {
    const flat = experimentOf(store.state).view.projection === 'map';
    setIcon(projection, flat ? 'cube' : 'map');
    nameButton(projection, page.words.t(flat ? pageTexts.action.to3d : pageTexts.action.toMap), 'M');
  };
  context.watch(
    (state, { session }) => [experimentOf(state).view.projection, session.backend],
    ([, backend]) => {
      projection.hidden = backend === 'canvas2d' || backend === 'none';
      name();
    },
  );
  page.live(name);
  const camera = iconButton(page, {
    icon: 'home',
    name: (words) => words.t(pageTexts.action.camera),
    shortcut: 'C',
    onPress: () => page.actions.run('resetCamera'),
  });
  return [projection, camera];
}
