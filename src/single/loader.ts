import { PARTS } from './handover';
import type { FromNursery, ToNursery } from './nursery';

/*
 * The script that stands in the file `nabla.html`: unpacks the app, puts the page under its policy, and runs the app.
 *
 * Workers from blobs get the policy of the page that starts them, and that forbids generated code. In workers of a hosted
 * page it may run, for they have the policy of their own response. So here one worker is started before the policy holds;
 * it starts all others. The page itself starts none, and until the policy holds nothing runs in it but this script.
 */

/** Milliseconds that a worker may take to start; without one the page computes by itself. */
const PATIENCE = 5000;

interface ScriptPolicyFactory {
  createPolicy(name: string, rules: { createScript(text: string): string }): { createScript(text: string): string };
}

async function load(): Promise<void> {
  const pristine = document.cloneNode(true) as Document;
  const [nursery, app] = await Promise.all([unpack(PARTS.worker).then(startNursery), unpack(PARTS.app)]);
  window.nablaFile = { nursery, pristine };
  enforcePolicy();
  run(app);
}

/** A script of the file as text. */
async function unpack(id: string): Promise<string> {
  const packed = atob(document.getElementById(id)?.textContent ?? '');
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** Resolves when it can start others: before, the policy that it gets is not decided. */
function startNursery(text: string): Promise<Worker | null> {
  return new Promise((resolve) => {
    try {
      const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const worker = new Worker(address, { name: 'nabla-nursery' });
      let opened = false;
      worker.onmessage = ({ data }: MessageEvent<FromNursery>) => {
        if (opened || data.kind !== 'ready') resolve(data.kind === 'ready' ? worker : null);
        else worker.postMessage({ kind: 'open', script: text } satisfies ToNursery);
        opened = true;
      };
      worker.onerror = () => resolve(null);
      setTimeout(() => resolve(null), PATIENCE);
    } catch {
      resolve(null);
    }
  });
}

/** From now on nothing runs on the page but the app, whose hash the policy names. */
function enforcePolicy(): void {
  const named = document.querySelector<HTMLMetaElement>(`meta[name="${PARTS.policy}"]`);
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = named?.content ?? "default-src 'none'";
  document.head.prepend(meta);
}

function run(app: string): void {
  const factory = (window as { trustedTypes?: ScriptPolicyFactory }).trustedTypes;
  const policy = factory?.createPolicy('nabla-file', { createScript: (text) => text });
  const script = document.createElement('script');
  script.type = 'module';
  script.text = policy?.createScript(app) ?? app;
  document.body.append(script);
  script.remove();
}

void load();
