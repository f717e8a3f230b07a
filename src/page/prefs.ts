import { LANGUAGES, type Language } from './i18n/language';

export const THEMES = ['dark', 'light', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

/** What belongs to the person and the room, not to the experiment. */
export interface Prefs {
  readonly language: Language;
  readonly theme: Theme;
  /** Multiplies type, lines and markers, 1 to 3; null: by the width of the window. */
  readonly scale: number | null;
  /** Single-key shortcuts; off for people whose software types for them (WCAG 2.1.4). */
  readonly shortcuts: boolean;
  /** Where this page can be had by phones, for one that stands on this machine only; null: nobody has said. */
  readonly address: string | null;
}

/** The part of `Storage` that is used; the real one throws in sandboxed frames and when site data is blocked. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const STORAGE_KEY = 'nabla.prefs';

export const SCALE_RANGE = [1, 3] as const;

/** The language the browser asks for, the theme the system asks for. */
export function defaultPrefs(languages: readonly string[], prefersLight: boolean): Prefs {
  const chinese = languages[0]?.toLowerCase().startsWith('zh') ?? false;
  return {
    language: chinese ? 'zh' : 'en',
    theme: prefersLight ? 'light' : 'dark',
    scale: null,
    shortcuts: true,
    address: null,
  };
}

/** Each field that is missing or not understood falls back on its own; a corrupt entry is dropped. Never throws. */
export function loadPrefs(storage: () => KeyValueStore, fallback: Prefs): Prefs {
  try {
    const text = storage().getItem(STORAGE_KEY);
    if (text === null) return fallback;
    return readPrefs(JSON.parse(text), fallback);
  } catch {
    try {
      storage().removeItem(STORAGE_KEY);
    } catch {
      // No storage at all: preferences last as long as the page.
    }
    return fallback;
  }
}

/** Never throws: without storage the preferences last as long as the page. */
export function savePrefs(storage: () => KeyValueStore, prefs: Prefs): void {
  try {
    storage().setItem(STORAGE_KEY, JSON.stringify(prefs));
  } catch {
    // Full or forbidden; nothing the user could do about it here.
  }
}

/** `?lang=`, `?theme=` and `?scale=` win over what was stored; other values are ignored. */
export function prefsFromQuery(query: URLSearchParams, fallback: Prefs): Prefs {
  const scale = query.get('scale');
  return readPrefs(
    {
      language: query.get('lang') ?? undefined,
      theme: query.get('theme') ?? undefined,
      scale: scale === null ? undefined : Number(scale),
    },
    fallback,
  );
}

function readPrefs(value: unknown, fallback: Prefs): Prefs {
  if (typeof value !== 'object' || value === null) return fallback;
  const entries = new Map<string, unknown>(Object.entries(value));
  const scale = entries.get('scale');
  const shortcuts = entries.get('shortcuts');
  const address = entries.get('address');
  return {
    language: oneOf(LANGUAGES, entries.get('language')) ?? fallback.language,
    theme: oneOf(THEMES, entries.get('theme')) ?? fallback.theme,
    scale: typeof scale === 'number' && scale >= SCALE_RANGE[0] && scale <= SCALE_RANGE[1] ? scale : fallback.scale,
    shortcuts: typeof shortcuts === 'boolean' ? shortcuts : fallback.shortcuts,
    address: typeof address === 'string' ? address : fallback.address,
  };
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((candidate) => candidate === value);
}

/** From 2560 px on, the page is taken for a wall that is read from far away. */
export function effectiveScale(prefs: Prefs, width: number): number {
  if (prefs.scale !== null) return prefs.scale;
  return width >= 2560 ? Math.min(SCALE_RANGE[1], width / 1920) : 1;
}
