/** `npm run -s headless -- COMMAND …`: bundles when needed and runs. Standard output carries the JSON and nothing else. */
import { bundle } from './bundle.mjs';
import { installWhenNeeded, requireNode } from './install.mjs';

requireNode();
installWhenNeeded();
await import((await bundle('src/headless.ts')).href);
