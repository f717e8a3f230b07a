/** Members on their way, one after the other. */
export interface MemberState {
  /** x, y each. */
  readonly theta: Float64Array;
  /** What their optimizers remember: as many numbers each. */
  readonly memory: Float64Array;
  /** `CODE`: running, resting (converged), or why a step could not be taken. */
  readonly codes: Uint8Array;
  /** The step after which it rested, or that could not be taken. */
  readonly steps: Uint32Array;
  /** x, y, loss, status code as it is judged now, each; see {@link Swarm.samples}. */
  readonly samples: Float32Array;
}
