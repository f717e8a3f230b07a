import { browserWorker } from '../../../src/engine/cpu/browser';
import { createCpuEngine } from '../../../src/engine/cpu/engine';
import { LABORATORIES } from '../../../src/labs';
import { hostedFile } from '../../../src/page/pageFile';
import { tellMissingPart } from '../../../src/page/part';
import { start } from '../../../src/page/start';
import { toy } from './laboratory';

/** The whole page with a laboratory more: what `src/wiring.ts` does, and one line. */
void start(
  {
    acquireHost: () => Promise.reject(new Error('not asked for')),
    cpuEngine: () => createCpuEngine({ spawn: () => browserWorker(tellMissingPart), workers: 1 }),
  },
  [...LABORATORIES, toy],
  hostedFile,
);
