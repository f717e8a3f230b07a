/** What the loader leaves to the app. */
export interface Handover {
  /** Starts workers (`worker.ts`); null: this browser started none. */
  readonly nursery: Worker | null;
  /** The file as it was read, before anything changed it. */
  readonly pristine: Document;
}

declare global {
  interface Window {
    nablaFile?: Handover;
  }
}

/** Ids of the parts of the file; `.ci/single-file.mjs` writes them. */
export const PARTS = { app: 'nabla-app', worker: 'nabla-worker', policy: 'nabla-policy' } as const;
