/** CSS colours of what the bench draws, by theme (`themes.css`). */
export const HUES = {
  f: 'var(--hue-blue)',
  first: 'var(--hue-orange)',
  second: 'var(--hue-violet)',
  tangent: 'var(--hue-orange)',
  secant: 'var(--hue-green)',
  otherSecant: 'var(--hue-teal)',
  dx: 'var(--text)',
  dy: 'var(--hue-orange)',
  rise: 'var(--hue-pink)',
  sketch: 'var(--hue-yellow)',
} as const;

/** Of the points, in their order. */
export const POINT_HUES = [
  'var(--hue-orange)',
  'var(--hue-violet)',
  'var(--hue-yellow)',
  'var(--hue-pink)',
  'var(--hue-teal)',
  'var(--hue-amber)',
] as const;
