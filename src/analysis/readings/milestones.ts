/**
 * What is reached by going on from an earlier stand: a training at its epochs, a game at its updates. Each way between two
 * stands is gone once.
 */
export class Milestones<Stand> {
  private readonly advance: (from: Stand | null, steps: number) => Promise<Stand>;
  private readonly wanted = new Set<number>();
  private readonly reached = new Map<number, Promise<Stand>>();

  /** @param advance takes so many steps on from a stand; null: from the beginning */
  constructor(advance: (from: Stand | null, steps: number) => Promise<Stand>) {
    this.advance = advance;
  }

  /** This one will be asked for, so that there is a stand on the way to a later one. */
  announce(at: number): void {
    this.wanted.add(at);
  }

  at(at: number): Promise<Stand> {
    this.announce(at);
    const found = this.reached.get(at);
    if (found !== undefined) return found;
    const made = this.reach(at);
    this.reached.set(at, made);
    return made;
  }

  private async reach(at: number): Promise<Stand> {
    const before = Math.max(...[...this.wanted].filter((each) => each < at));
    return before >= 0 ? this.advance(await this.at(before), at - before) : this.advance(null, at);
  }
}
