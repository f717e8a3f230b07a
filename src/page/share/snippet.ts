/** The address with `embed=1` among its switches. */
function embedAddress(address: string): string {
  const url = new URL(address);
  url.searchParams.set('embed', '1');
  return url.href;
}

/**
 * A frame for other people's pages. Its sandbox leaves it its own origin, which is not theirs, so that it may start
 * workers; without that it computes all the same, more slowly.
 */
export function embedSnippet(address: string, title: string): string {
  const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return [
    `<iframe src="${attribute(embedAddress(address))}"`,
    `title="${attribute(title)}" width="800" height="560" loading="lazy"`,
    'sandbox="allow-scripts allow-same-origin allow-popups" allow="fullscreen; clipboard-write"',
    'style="border: 0; max-width: 100%"></iframe>',
  ].join('\n  ');
}
