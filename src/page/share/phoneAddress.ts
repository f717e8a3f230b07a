/** Switches of the address that belong to the machine in the hall, not to whoever follows a link. */
const OWN_SWITCHES = ['hall', 'present', 'kiosk', 'debug', 'engine', 'tier', 'stringTest', 'scale'];

/** Where the page could be had by others, as far as anybody has said. */
export interface PublicAddresses {
  /** Typed by the person. */
  readonly chosen: string | null;
  /** Of the server in the hall's own network: `?hall=…`, as `npm start -- --host` opens it. */
  readonly hall: string | null;
  /** Named when the page was built: `VITE_NABLA_ADDRESS`. */
  readonly built: string | null;
}

/** A web address without query and fragment; null: it is none that another machine could reach. */
export function readPublicAddress(text: string): string | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || isLocal(url)) return null;
  url.search = '';
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}

/**
 * The address under which a phone finds what stands at `page`; null: it cannot reach this page. A page that is served for
 * others has its own; one from this machine or from a file takes what was typed, what the hall's server says, or what the
 * build names, in this order.
 *
 * @param page the whole address of what is shown, as `addressOf` gives it
 */
export function phoneAddress(page: string, { chosen, hall, built }: PublicAddresses): string | null {
  const url = new URL(page);
  for (const name of OWN_SWITCHES) url.searchParams.delete(name);
  if (/^https?:$/.test(url.protocol) && !isLocal(url)) return url.href;
  const base = [chosen, hall, built].map((text) => (text === null ? null : readPublicAddress(text))).find(Boolean);
  if (base == null) return null;
  const found = new URL(base);
  found.search = url.search;
  found.hash = url.hash;
  return found.href;
}

/** What the page was told by its address and its build, beside what a person types. */
export function publicAddresses(query: URLSearchParams, chosen: string | null): PublicAddresses {
  const built: unknown = import.meta.env.VITE_NABLA_ADDRESS;
  return { chosen, hall: query.get('hall'), built: typeof built === 'string' ? built : null };
}

/** A name that means this machine, wherever it is used. */
function isLocal({ hostname }: URL): boolean {
  return /^(?:localhost|.*\.localhost|0\.0\.0\.0|\[::1?\])$/.test(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
