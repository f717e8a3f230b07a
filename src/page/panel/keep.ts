import type { GUI } from 'lil-gui';

/** What survives when a panel is built anew: open folders and the focus, by the keys of controls. */

/** Opens what was open, and from now on notes in `open` what is. */
export function restoreFolders(root: GUI, open: Map<string, boolean>, atFirst: ReadonlySet<string>): void {
  for (const folder of root.foldersRecursive()) {
    const key = folder.domElement.dataset.key ?? '';
    folder.open(open.get(key) ?? atFirst.has(key));
    folder.onOpenClose((changed) => {
      if (changed === folder) open.set(key, !folder._closed);
    });
  }
}

/** Of the control that has the focus. */
export function focusedKey(host: HTMLElement): string | null {
  const focused = document.activeElement;
  if (focused === null || !host.contains(focused)) return null;
  return focused.closest<HTMLElement>('[data-key]')?.dataset.key ?? null;
}

export function refocus(host: HTMLElement, key: string | null): void {
  if (key === null) return;
  const control = host.querySelector(`[data-key="${CSS.escape(key)}"]`);
  control?.querySelector<HTMLElement>('select, input, textarea, button')?.focus();
}
