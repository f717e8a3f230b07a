/**
 * Lets error scopes of a device end without an error when its GPU process dies. three pops scopes around its pipelines
 * and does not listen for failure, so a crash at that moment would be an unhandled rejection; the loss itself is
 * reported by `device.lost`, and a lost device's scopes hold no error by the specification.
 */
export function settleScopes(device: GPUDevice): void {
  const pop = device.popErrorScope.bind(device);
  device.popErrorScope = () => pop().catch(() => null);
}
