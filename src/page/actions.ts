import type { Command } from './hotkeys';
import type { Prefs } from './prefs';
import type { Layout, Notice } from './state';

/** Everything a person can do with the page, whatever they do it with: button, key, pointer. */
export interface Actions {
  setPrefs(change: Partial<Prefs>): void;
  setLayout(change: Partial<Layout>): void;
  /** Shows another laboratory; what runs in this one pauses. */
  setLaboratory(name: string): void;
  notify(notice: Notice): void;
  copyLink(): void;
  /** Gives back whether anything hears it. */
  run(command: Command): boolean;
}
