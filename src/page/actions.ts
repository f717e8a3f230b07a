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
  /** A part of the page did not arrive: says so once, with a way out. */
  partMissing(error: unknown): void;
  /** What was said to be missing has arrived with another attempt. */
  partArrived(): void;
  /** Loads the page anew, in its newest version, with what is open; says so where that would be lost. */
  renew(): void;
  /** Gives back whether anything hears it. */
  run(command: Command): boolean;
}
