/** What a page tells the version that waits: take the place of the old one. Nobody else may say so. */
export const TAKE_OVER = 'take over';
