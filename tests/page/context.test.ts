import { describe, expect, test } from 'vitest';
import { defaultPrefs } from '../../src/page/prefs';
import { initialPageState, type PageState } from '../../src/page/state';
import { createStore, type Store } from '../../src/page/store';
import { type Context, contextUntil, createContext, embeddedContext } from '../../src/page/ui/context';
import { createEngineSource } from '../../src/page/workbench/engineSource';

function open(): { store: Store<PageState>; engine: ReturnType<typeof createEngineSource>; page: Context } {
  const store = createStore(initialPageState(defaultPrefs(['en'], false), 'surfaces'));
  const engine = createEngineSource();
  const page = createContext(store, {} as never, { engine, exact: engine }, null);
  return { store, engine, page };
}

const setLanguage = (store: Store<PageState>, language: 'en' | 'zh') =>
  store.update((state) => ({ ...state, prefs: { ...state.prefs, language } }));

describe('a context for what goes before the page does', () => {
  test('ends with its signal whatever was followed through it, and nothing else', () => {
    const { store, engine, page } = open();
    const until = new AbortController();
    const part = contextUntil(page, until.signal);
    const heard = { own: [] as string[], page: [] as string[] };
    for (const [name, context] of [
      ['own', part],
      ['page', page],
    ] as const) {
      context.live(({ language }) => heard[name].push(`live ${language}`));
      context.watch(
        ({ prefs }) => [prefs.language],
        ([language]) => heard[name].push(`watch ${language}`),
      );
      context.store.subscribe(() => heard[name].push('store'));
      context.engine.follow(() => heard[name].push('engine'));
    }
    expect(heard.own).toEqual(heard.page);
    setLanguage(store, 'zh');
    engine.set({} as never);
    expect(heard.own).toEqual(heard.page);
    expect(heard.own).toContain('live zh');
    until.abort();
    const before = heard.own.length;
    setLanguage(store, 'en');
    engine.set(null);
    expect(heard.own).toHaveLength(before);
    expect(heard.page.length).toBeGreaterThan(before);
    // What is read is still of the moment.
    expect(part.words.language).toBe('en');
  });
});

describe('a context within another laboratory', () => {
  test('has ids of its own, and its host says what plays', () => {
    const { page } = open();
    const child = embeddedContext(page, 'lesson');
    expect([page.id('scene'), child.id('scene')]).toEqual(['scene', 'lesson-scene']);
    expect([page.embedded, child.embedded]).toEqual([false, true]);
    expect(contextUntil(child, new AbortController().signal)).toMatchObject({ embedded: true });
    expect(contextUntil(child, new AbortController().signal).id('scene')).toBe('lesson-scene');
    expect(embeddedContext(child, 'inner').id('scene')).toBe('lesson-inner-scene');
  });
});
