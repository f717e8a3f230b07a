import { expect, test } from 'vitest';
import { aimViewport, type Lease, type Viewport, type ViewportContent } from '../../src/page/viewport';
import type { SceneModel } from '../../src/scene/contract';

/** A viewport that notes what is asked of its leases. */
function fake() {
  const contents: ViewportContent[] = [];
  const asked: string[] = [];
  const viewport: Viewport = {
    attach(_, content) {
      contents.push(content);
      const note = (what: string) => () => void asked.push(what);
      return {
        refresh: note('refresh'),
        wake: note('wake'),
        resetCamera: note('reset'),
        end: note('end'),
      } satisfies Lease;
    },
  };
  return { viewport, contents, asked };
}

const content: ViewportContent = {
  projection: () => '3d',
  model: () => ({ probe: null }) as unknown as SceneModel,
  cursor: () => 3,
};

test('a host says where scenes are looked at from, whoever shows them and whatever was turned by hand', () => {
  const { viewport, contents, asked } = fake();
  const aimed = aimViewport(viewport);
  const first = aimed.attach(null as never, content);
  const [shown] = contents;
  expect(shown!.model()).toEqual({ probe: null });
  expect(shown!.cursor()).toBe(3);
  const camera = { azimuth: 40, elevation: 20 };
  aimed.aim(camera);
  const before = shown!.model().viewpoint;
  expect(before).toEqual(camera);
  // The same each time it is drawn: the scene turns to another object only.
  expect(shown!.model().viewpoint).toBe(before);
  aimed.aim(camera);
  expect(shown!.model().viewpoint).not.toBe(before);
  expect(asked).toEqual(['refresh', 'refresh']);
  aimed.attach(null as never, content);
  expect(contents[1]!.model().viewpoint).toEqual(camera);
  first.end();
  asked.length = 0;
  aimed.aim(null);
  expect(asked).toEqual(['reset', 'refresh']);
  expect(contents[1]!.model()).toEqual({ probe: null });
});

test('a host says when something new is come to: once for each time', () => {
  const { viewport, contents } = fake();
  const aimed = aimViewport(viewport);
  aimed.attach(null as never, content);
  aimed.aim(null, true);
  const { entrance } = contents[0]!.model();
  expect(entrance?.turn).toBeGreaterThan(0);
  expect(contents[0]!.model().entrance).toBe(entrance);
  aimed.aim(null, true);
  expect(contents[0]!.model().entrance).not.toBe(entrance);
  // More of the same step.
  aimed.aim({ azimuth: 3, elevation: 30 });
  expect(contents[0]!.model().entrance).toBeUndefined();
});
