import type { Context } from './context';

/** A dialog that comes with its own files when it is asked for the first time. @param create loads and makes it */
export function whenAsked(page: Context, which: 'help' | 'share', create: () => Promise<void>): void {
  let asked = false;
  page.watch(
    ({ layout }) => [layout[which]],
    async ([open]) => {
      if (!open || asked) return;
      asked = true;
      try {
        await create();
      } catch (error) {
        // Told on the page; the next press tries again.
        asked = false;
        page.actions.partMissing(error);
        page.actions.setLayout({ [which]: false });
      }
    },
  );
}
