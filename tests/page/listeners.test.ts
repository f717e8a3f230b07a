import { expect, test, vi } from 'vitest';
import { createListeners } from '../../src/page/listeners';

test('who listens is told until the subscription ends, and a function that listens twice twice', () => {
  const { subscribe, tell } = createListeners();
  const heard = vi.fn();
  const [first, second] = [subscribe(heard), subscribe(heard)];
  tell();
  expect(heard).toHaveBeenCalledTimes(2);
  first();
  first();
  tell();
  expect(heard).toHaveBeenCalledTimes(3);
  second();
  tell();
  expect(heard).toHaveBeenCalledTimes(3);
});

test('who ends a subscription while all are told keeps nobody else from hearing', () => {
  const { subscribe, tell } = createListeners();
  const heard = vi.fn();
  const end = subscribe(() => end());
  subscribe(heard);
  tell();
  expect(heard).toHaveBeenCalledTimes(1);
});
