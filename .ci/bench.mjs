/** `npm run bench [-- --quick]`: bundles when needed and measures. */
import { bundle } from './bundle.mjs';
import { installWhenNeeded, requireNode, root } from './install.mjs';

requireNode();
installWhenNeeded();
process.chdir(root);
await import((await bundle('bench/main.ts')).href);
