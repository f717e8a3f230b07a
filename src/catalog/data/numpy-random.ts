/**
 * The legacy generator of NumPy (`np.random.seed`), so that the data sets of the tutorials can be made here instead of
 * being pasted: MT19937 after M. Matsumoto, T. Nishimura, ACM Transactions on Modeling and Computer Simulation 8 (1998)
 * 3–30, and normal numbers by the polar method of Marsaglia. Integers and uniforms are bit-equal to NumPy's.
 */
export class NumpyRandom {
  private readonly state = new Uint32Array(LENGTH);
  private position = LENGTH;
  /** The polar method makes two normals at a time; NumPy keeps the second across calls of `uniform`. */
  private spare: number | null = null;

  /** `seed`: an unsigned 32-bit integer. */
  constructor(seed: number) {
    this.state[0] = seed;
    for (let i = 1; i < LENGTH; i++) {
      const previous = this.state[i - 1];
      this.state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  /** An unsigned 32-bit integer. */
  uint32(): number {
    if (this.position === LENGTH) this.twist();
    let y = this.state[this.position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** `np.random.rand()`: uniform in [0, 1), 53 bits. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** `np.random.randn()`: normal with mean 0 and standard deviation 1. */
  normal(): number {
    if (this.spare !== null) {
      const kept = this.spare;
      this.spare = null;
      return kept;
    }
    for (;;) {
      const x1 = 2 * this.uniform() - 1;
      const x2 = 2 * this.uniform() - 1;
      const r2 = x1 * x1 + x2 * x2;
      if (r2 === 0 || r2 >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(r2)) / r2);
      this.spare = scale * x1;
      return scale * x2;
    }
  }

  /** `np.random.randn(count)` */
  normals(count: number): number[] {
    return Array.from({ length: count }, () => this.normal());
  }

  private twist(): void {
    const mt = this.state;
    for (let i = 0; i < LENGTH; i++) {
      const y = (mt[i] & 0x80000000) | (mt[(i + 1) % LENGTH] & 0x7fffffff);
      mt[i] = mt[(i + SHIFT) % LENGTH] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.position = 0;
  }
}

/** Degree of recurrence and middle word of MT19937. */
const LENGTH = 624;
const SHIFT = 397;
