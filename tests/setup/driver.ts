import { softwareVulkan } from '../../.ci/chromium.mjs';

/** Global setup, in Vitest's main process: the test processes inherit this environment when they are started. */
export default function setup(): void {
  Object.assign(process.env, softwareVulkan());
}
