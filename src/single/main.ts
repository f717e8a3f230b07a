import { inlineWorker } from '../engine/cpu/inline';
import { openPage } from '../wiring';
import { nurseryWorkers } from './nursery';
import { readSource } from './source';

/* The page as the file `nabla.html`, which `loader.ts` has unpacked. */

const { nablaFile } = window;
if (nablaFile === undefined) throw new Error('nabla.html has not been read by its loader');
const { nursery, pristine } = nablaFile;

void openPage(nursery === null ? inlineWorker : nurseryWorkers(nursery), readSource(pristine));
