import type { Blocker, Found } from '../../model/evidence.ts';
import type { SecretProposal } from '../../model/secret.ts';
import { NETRC, SSH } from '../_shared/git-secrets.ts';
import { CA } from '../_shared/secrets.ts';
import type { CargoConfig, Registry } from './scan/cargo-config.ts';
import type { Locked } from './scan/lockfile.ts';

const CRATES_IO =
  /^(?:registry\+https:\/\/github\.com\/rust-lang\/crates\.io-index|sparse\+https:\/\/index\.crates\.io\/)$/;
const FORGES = /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)$/;
/** A registry's name that makes the name of a variable. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** Secrets that fit a Cargo build: a token for each registry that the lock names, a way to git where it names that. */
export function secretProposals(config: CargoConfig, lock: readonly Locked[]): readonly SecretProposal[] {
  if (lock.every(({ source }) => source === '') || config.vendor !== null) return [];
  const registries = config.registries.filter(({ value }) => NAME.test(value.name));
  return [...registries.map(({ value, from }) => token(value, from, lock)), ...gitLogins(lock), CA];
}

/** A registry in the lock that no committed file names: Cargo could not find it in a container either. */
export function unnamedRegistry(config: CargoConfig, lock: readonly Locked[]): readonly Blocker[] {
  const known = new Set(config.registries.map(({ value }) => value.index.replace(/^sparse\+/, '')));
  const lost = lock.find(
    ({ source }) => /^(?:registry|sparse)\+/.test(source) && !CRATES_IO.test(source) && !known.has(bare(source)),
  );
  if (lost === undefined || config.vendor !== null) return [];
  return [
    {
      name: 'unnamed-registry',
      message: `${lost.name} comes from a registry that .cargo/config.toml does not name.`,
      from: lost.from,
      hints: ['commit a .cargo/config.toml with [registries.NAME] and its index; the token stays out of it'],
    },
  ];
}

function token({ name, index }: Registry, from: string, lock: readonly Locked[]): SecretProposal {
  const variable = `CARGO_REGISTRIES_${name.toUpperCase().replaceAll('-', '_')}_TOKEN`;
  return {
    kind: `cargo:${name}`,
    title: `token for the registry ${name}`,
    id: variable.toLowerCase(),
    delivery: 'env',
    target: variable,
    source: `env=${variable}`,
    from,
    needed: lock.some(({ source }) => source !== '' && bare(source) === bare(index)),
  };
}

function gitLogins(lock: readonly Locked[]): readonly SecretProposal[] {
  const overSsh = gitHosts(lock, /^git\+ssh:\/\/(?:[\w.-]+@)?([\w.-]+)/);
  const overHttps = gitHosts(lock, /^git\+https?:\/\/(?:[\w.-]+@)?([\w.-]+)/);
  return [
    ...overSsh
      .slice(0, 1)
      .map((one) => ({ ...SSH, title: `ssh agent for ${list(overSsh)}`, from: one.from, needed: true })),
    ...overHttps.slice(0, 1).map((one) => ({
      ...NETRC,
      title: `netrc login for ${list(overHttps)}`,
      from: one.from,
      needed: overHttps.some(({ value }) => !FORGES.test(value)),
    })),
  ];
}

function gitHosts(lock: readonly Locked[], pattern: RegExp): readonly Found<string>[] {
  return lock.flatMap(({ source, from }) => {
    const value = pattern.exec(source)?.[1];
    return value === undefined ? [] : [{ value, from }];
  });
}

function list(hosts: readonly Found<string>[]): string {
  return [...new Set(hosts.map(({ value }) => value))].join(', ');
}

function bare(index: string): string {
  return index.replace(/^(?:registry|sparse)\+/, '');
}
