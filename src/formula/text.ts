/** A sentence in both languages of the app. `formula` is the innermost room, so the type lives here. */
export interface LocalText {
  readonly en: string;
  readonly zh: string;
}

/** “1 column”, “3 columns”, for the English of a sentence. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
