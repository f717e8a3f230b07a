/** `npm run bench [-- --quick]`: bundles when needed and measures. */
import { bundle } from './bundle.mjs';
import { installWhenNeeded, requireNode } from './install.mjs';

requireNode();
installWhenNeeded();
await import((await bundle('bench/main.ts')).href);
