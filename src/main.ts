import { browserWorker } from './engine/cpu/browser';
import { hostedFile } from './page/pageFile';
import { tellMissingPart } from './page/part';
import { openPage } from './wiring';

/* The page as a host serves it, in many files; `src/single/main.ts` is its twin in one. */

void openPage(() => browserWorker(tellMissingPart), hostedFile);
