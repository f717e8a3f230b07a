/** A sentence in both languages of the app. `formula` is the innermost room, so the type lives here. */
export interface LocalText {
  readonly en: string;
  readonly zh: string;
}
