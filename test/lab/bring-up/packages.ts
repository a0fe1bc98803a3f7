import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from '../command.ts';
import { LabFault } from '../faults.ts';
import type { LabHome } from '../home.ts';

/** Program that shows that a Debian package is there, and the package. */
const NEEDED: readonly (readonly [string, string])[] = [
  ['/usr/sbin/dockerd', 'docker.io'],
  ['/usr/bin/docker-registry', 'docker-registry'],
  ['/usr/bin/mmdebstrap', 'mmdebstrap'],
  ['/usr/sbin/runc', 'runc'],
  ['/usr/bin/git', 'git'],
];

/** What another architecture needs. */
const EMULATION: readonly (readonly [string, string])[] = [
  ['/usr/bin/qemu-aarch64-static', 'qemu-user-static'],
  ['/usr/bin/arch-test', 'arch-test'],
  ['/usr/sbin/update-binfmts', 'binfmt-support'],
];

/** Installs what is missing from Debian. Needs root only when something is. */
export async function installPackages(home: LabHome, arm64: boolean): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [program, name] of [...NEEDED, ...(arm64 ? EMULATION : [])]) {
    if (!(await exists(program))) missing.push(name);
  }
  if (missing.length === 0) return [];
  if (process.getuid?.() !== 0) {
    throw new LabFault(`not installed: ${missing.join(', ')}`, [`as root: apt-get install ${missing.join(' ')}`]);
  }
  const options = { log: join(home.logs, 'apt.log'), env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await download('apt-get', ['update', '-qq'], options);
  await download('apt-get', ['install', '-y', '--no-install-recommends', ...missing], options);
  return missing;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
