import type { Command } from './hotkeys';
import type { Prefs } from './prefs';
import type { Layout, Notice } from './state';

/** An experiment that is taken from one laboratory to another: what a document says of it. */
export interface CarriedExperiment {
  address(): string;
  /** Whether the address says everything; else the file does. */
  addressIsWhole(): boolean;
  fileText(): string;
}

/** Everything a person can do with the page, whatever they do it with: button, key, pointer. */
export interface Actions {
  setPrefs(change: Partial<Prefs>): void;
  setLayout(change: Partial<Layout>): void;
  /** Shows another laboratory; what runs in this one pauses. */
  setLaboratory(name: string): void;
  /** Shows the laboratory that an experiment belongs to, with it; there it is one edit. */
  openExperiment(experiment: CarriedExperiment): void;
  notify(notice: Notice): void;
  copyLink(): void;
  /** Gives back whether anything hears it. */
  run(command: Command): boolean;
}
