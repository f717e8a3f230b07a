/** The user's mistake, in one sentence for standard error. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
