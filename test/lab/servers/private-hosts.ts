/** Loopback address of this run's private registries: its own, so that port 443 is free and two runs do not meet. */
export const PRIVATE_ADDRESS = `127.91.${(process.pid >> 8) & 255}.${process.pid & 255 || 1}`;

/** Hosts that fixtures fetch private packages from, and where they are in the lab. */
export function privateHosts(): readonly (readonly [string, string])[] {
  return ['npm.acme.example', 'pypi.acme.example', 'git.acme.example'].map((name) => [name, PRIVATE_ADDRESS]);
}
