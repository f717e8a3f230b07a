/** Keys that only an address of an experiment with networks has: one of them tells it from that of a surface. */
export const NETWORK_SIGNS: readonly string[] = ['network', 'net'];
