import { describe, expect, it } from 'vitest';
import { isEmpty } from '../../src/labs/surfaces/field';
import { defaultPrefs } from '../../src/page/prefs';
import { initialPageState, type PageState, withStage } from '../../src/page/state';
import type { Cause, Stage } from '../../src/page/tier';
import type { View } from '../../src/scene/contract';

describe('the notice that there is nothing to draw', () => {
  it('is given only when every sample is flagged', () => {
    expect(isEmpty({ samples: Float32Array.from([0, 0, 0, 1, 1e30, 0, 0, 2]) })).toBe(true);
    expect(isEmpty({ samples: Float32Array.from([0, 0, 0, 1, 5, 1, 1, 0]) })).toBe(false);
  });
});

describe('the notice of two lost devices', () => {
  const scene = {} as View;
  const stage = (tier: Stage['tier']): Stage => ({
    tier,
    engine: null,
    scene: tier < 2 ? scene : null,
    map: null,
    adapter: '',
    software: false,
  });
  const because = (reason: Cause['reason']): Cause[] => [{ reason, detail: null }];
  const ids = ({ notices }: PageState): string[] => notices.map(({ id }) => id);
  const opened = withStage(initialPageState(defaultPrefs(['en'], false), 'surfaces'), stage(0), []);
  const flat = withStage(opened, stage(2), because('lostTwice'));

  it('stands as long as the map does, also through another notice', () => {
    expect(ids(flat)).toEqual(['lostTwice']);
    expect(ids(withStage(flat, stage(2), because('noAdapter')))).toEqual(['lostTwice', 'noAdapter']);
  });

  it('goes when 3D is back', () => {
    const back = withStage(flat, stage(0), because('recovered'));
    expect(ids(back)).toEqual(['recovered']);
    expect(back.session).toMatchObject({ tier: 0, backend: 'webgpu', standing: true });
  });
});
