import { posix } from 'node:path';
import type { CatalogueImage } from '../../../src/model/image.ts';
import type { ImageFacts } from './facts.ts';

/** Where an image is not what its contract row says. Empty when they agree. */
export function compareWithContract(image: CatalogueImage, facts: ImageFacts): readonly string[] {
  return [...compareConfig(image, facts), ...compareAccounts(image, facts), ...compareFiles(image, facts)];
}

function compareConfig({ contract }: CatalogueImage, { config }: ImageFacts): readonly string[] {
  const env = new Map((config.Env ?? []).map((entry) => [entry.split('=')[0], entry.slice(entry.indexOf('=') + 1)]));
  return [
    ...differs('entrypoint', contract.entrypoint.join(' '), (config.Entrypoint ?? []).join(' ')),
    ...differs('cmd', contract.cmd.join(' '), (config.Cmd ?? []).join(' ')),
    ...differs('user', contract.user, config.User ?? ''),
    ...differs('workdir', contract.workdir, config.WorkingDir === '' ? '/' : config.WorkingDir),
    ...differs('stop signal', contract.stopSignal, config.StopSignal ?? 'SIGTERM'),
    ...Object.entries(contract.env).flatMap(([name, value]) => differs(`env ${name}`, value, env.get(name) ?? 'unset')),
  ];
}

function compareAccounts({ contract }: CatalogueImage, { passwd }: ImageFacts): readonly string[] {
  return contract.accounts.flatMap(({ name, uid, gid }) => {
    const [, , hasUid, hasGid] =
      passwd
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.split(':') ?? [];
    return differs(`account ${name}`, `${uid}:${gid}`, `${hasUid}:${hasGid}`);
  });
}

function compareFiles({ contract }: CatalogueImage, { files, osRelease }: ImageFacts): readonly string[] {
  const there = (path: string): boolean => resolves(files, path);
  const shell = contract.shell === null ? ['/bin/sh', '/bin/bash', '/bin/dash'].find(there) : undefined;
  return [
    ...Object.entries(contract.programs).flatMap(([name, path]) =>
      there(path) ? [] : [`program ${name}: ${path} is missing`],
    ),
    ...(shell === undefined ? [] : [`shell: ${shell} is there, the row says there is none`]),
    ...(contract.shell === null || there(contract.shell) ? [] : [`shell: ${contract.shell} is missing`]),
    ...(contract.certificates === null || there(contract.certificates)
      ? []
      : [`certificates: ${contract.certificates} is missing`]),
    ...(contract.timezones && !there('/usr/share/zoneinfo/Europe/Berlin') ? ['time zones are missing'] : []),
    ...differs('libc', contract.libc, libcOf(files)),
    ...differs('distribution', contract.distribution, distributionOf(osRelease)),
  ];
}

function libcOf(files: ImageFacts['files']): string {
  const names = [...files.keys()];
  if (names.some((name) => /lib\/ld-musl-/.test(name))) return 'musl';
  return names.some((name) => /lib\/.*libc\.so\.6$/.test(name)) ? 'glibc' : 'none';
}

function distributionOf(osRelease: string): string {
  const field = (name: string): string => new RegExp(`^${name}="?([^"\\n]*)`, 'm').exec(osRelease)?.[1] ?? '';
  const id = field('ID');
  if (id === '' || id === 'wolfi') return id || 'none';
  return `${id}-${id === 'alpine' ? field('VERSION_ID').split('.').slice(0, 2).join('.') : field('VERSION_ID')}`;
}

/** Follows links in every part of a path, as the kernel would. */
function resolves(files: ImageFacts['files'], path: string, depth = 0): boolean {
  if (depth > 20) return false;
  const parts = path.split('/').filter((part) => part !== '');
  for (let i = 1; i <= parts.length; i++) {
    const entry = files.get(parts.slice(0, i).join('/'));
    if (!entry) return false;
    if (entry.mode.startsWith('l') && entry.link !== undefined) {
      const target = posix.resolve('/', parts.slice(0, i - 1).join('/'), entry.link);
      return resolves(files, posix.join(target, ...parts.slice(i)), depth + 1);
    }
  }
  return true;
}

function differs(what: string, wanted: string, found: string): readonly string[] {
  return wanted === found ? [] : [`${what}: the row says "${wanted}", the image "${found}"`];
}
