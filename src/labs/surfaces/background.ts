import type { Theme } from '../../page/prefs';
import { chooseHeight } from '../../scene/scale';
import { createFieldPicture, type FieldPicture } from '../shared/fieldPicture';
import type { SurfaceState } from './state';
import { experimentOf } from './state';

/** The picture of the surface that is shown, painted anew only when something of it has changed; null before the first. */
export function createBackground(): (state: SurfaceState, theme: Theme) => FieldPicture | null {
  let kept: FieldPicture | null = null;
  let of = '';
  return (state, theme) => {
    const { shown } = state;
    if (shown === null) return null;
    const { view } = experimentOf(state);
    const hint = view.height === 'auto' ? shown.resolved.heightHint : view.height;
    const look = JSON.stringify([hint, theme, view.colors, view.contours]);
    if (kept === null || kept.field !== shown.field || look !== of) {
      const { colors, contours } = view;
      kept = createFieldPicture(shown.field, chooseHeight(shown.field, hint), { theme, colors, contours });
      of = look;
    }
    return kept;
  };
}
