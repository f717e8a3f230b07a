interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown;
}

/**
 * The page's policy demands a trusted address for every script that is started. Ours are the workers, which come from
 * where the page itself comes from; nothing else may start. Browsers without trusted types need no policy.
 */
export function trustOwnScripts(): void {
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;
  factory?.createPolicy('default', {
    createScriptURL(address) {
      const { origin } = new URL(address, document.baseURI);
      // Whatever has no origin says so by the same word: a file on the disk is no part of this page.
      if (origin === 'null' || origin !== location.origin) {
        throw new TypeError(`a script from elsewhere: ${address}`);
      }
      return address;
    },
  });
}
