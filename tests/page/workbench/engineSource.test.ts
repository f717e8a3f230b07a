import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract';
import { createEngineSource } from '../../../src/page/workbench/engineSource';

const engineOf = (): Engine => ({}) as Engine;

test('a source tells its engine at once, and each other one once', () => {
  const source = createEngineSource();
  const heard: (Engine | null)[] = [];
  const leave = source.follow((engine) => void heard.push(engine));
  const [first, second] = [engineOf(), engineOf()];
  source.set(first);
  source.set(first);
  expect(source.current).toBe(first);
  source.set(second);
  leave();
  source.set(null);
  expect(heard).toEqual([null, first, second]);
});
