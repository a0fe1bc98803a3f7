/** Loopback address of the lab's private registries; its own, so that port 443 is free. */
export const PRIVATE_ADDRESS = '127.0.0.91';

/** Hosts that fixtures fetch private packages from, and where they are in the lab. */
export function privateHosts(): readonly (readonly [string, string])[] {
  return ['npm.acme.example', 'pypi.acme.example', 'git.acme.example'].map((name) => [name, PRIVATE_ADDRESS]);
}
