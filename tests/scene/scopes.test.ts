import { describe, expect, it } from 'vitest';
import { settleScopes } from '../../src/scene/three/scopes';

describe('error scopes of a device whose process died', () => {
  it('end without an error, and others keep theirs', async () => {
    const lost = { popErrorScope: () => Promise.reject(new Error('Instance dropped')) } as unknown as GPUDevice;
    settleScopes(lost);
    await expect(lost.popErrorScope()).resolves.toBeNull();
    const error = { message: 'wrong' } as GPUError;
    const alive = { popErrorScope: () => Promise.resolve(error) } as unknown as GPUDevice;
    settleScopes(alive);
    await expect(alive.popErrorScope()).resolves.toBe(error);
  });
});
