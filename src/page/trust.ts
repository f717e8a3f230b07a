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
      if (new URL(address, document.baseURI).origin !== location.origin) {
        throw new TypeError(`a script from elsewhere: ${address}`);
      }
      return address;
    },
  });
}
