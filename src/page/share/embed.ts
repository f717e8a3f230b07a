import './embed.css';
import { h, setText } from '../dom';
import { pageTexts } from '../texts';
import type { Context } from '../ui/context';

/** `?embed=1`: the page stands in a frame of somebody else's. */
export function isEmbedded(query: URLSearchParams): boolean {
  return query.get('embed') === '1';
}

/** Leaves the experiment and its playback, and a way to the whole page. */
export function createEmbedding(context: Context, address: () => string): HTMLElement {
  document.documentElement.classList.add('embedded');
  const link = h('a', { class: 'embed-link', target: '_blank', rel: 'noopener', href: '#' });
  const follow = (): void => {
    const url = new URL(address());
    url.searchParams.delete('embed');
    link.href = url.href;
  };
  // The experiment changes all the time; the address is wanted only when somebody is about to follow it.
  for (const type of ['pointerenter', 'focus', 'click'] as const) link.addEventListener(type, follow);
  context.live((words) => setText(link, `∇ ${words.t(pageTexts.sharing.embedded)}`));
  return link;
}
