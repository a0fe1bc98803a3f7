/** Loopback address of this run's private registries: its own, so that their ports are free and two runs do not meet. */
export const PRIVATE_ADDRESS = `127.91.${(process.pid >> 8) & 255}.${process.pid & 255 || 1}`;

/** Hosts that fixtures fetch private packages from. */
export const PRIVATE_HOSTS: readonly string[] = [
  'cargo.acme.example',
  'npm.acme.example',
  'nuget.acme.example',
  'pypi.acme.example',
  'git.acme.example',
  'maven.acme.example',
];

/** Where they are in the lab. */
export function privateHosts(): readonly (readonly [string, string])[] {
  return PRIVATE_HOSTS.map((name) => [name, PRIVATE_ADDRESS]);
}
