import type { LessonsContext } from './context';
import { stepKey } from './state';

/** What a visitor does who looks at something else from then on. */
const ACTS = ['pointerdown', 'wheel', 'keydown'] as const;

/**
 * Brings what was revealed last into sight: below a long text, or on a narrow page, pressing “next” would seem to do
 * nothing. The figure beside it is set up meanwhile and moves what is on the page, so it is brought again until the
 * visitor acts. On a wall the talk turns the pages.
 *
 * @param revealed the paragraphs, written before this hears of them
 */
export function followNewest({ page, store }: LessonsContext, revealed: HTMLElement): void {
  let wanted = false;

  function bring(): void {
    if (wanted) revealed.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }

  store.subscribe(({ place }, { place: before }) => {
    if (place === before) return;
    const grows =
      place !== null && before !== null && stepKey(place) === stepKey(before) && place.revealed > before.revealed;
    wanted = grows && page.store.state.presenting === null;
    bring();
  });
  for (const act of ACTS) {
    window.addEventListener(
      act,
      () => {
        wanted = false;
      },
      { capture: true, passive: true },
    );
  }
  const sizes = new ResizeObserver(bring);
  sizes.observe(revealed);
  sizes.observe(document.body);
}
