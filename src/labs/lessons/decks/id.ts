/** Whether an id of a lesson is that of a deck of one's own, which the browser keeps. */
export function isDeckId(id: string): boolean {
  return id.startsWith('deck-');
}
