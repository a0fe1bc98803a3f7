import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { place } from '../../_shared/place.ts';
import { PYPROJECT, type Pyproject } from './pyproject.ts';

/** A package index besides the public one. */
export interface PrivateIndex {
  readonly host: string;
  readonly from: string;
  /** Names of environment variables that its address takes its login from. */
  readonly variables: readonly string[];
}

export const PIP_CONFIG = 'pip.conf';

/** Second-level names of indexes that ask nobody for a login. */
const PUBLIC: ReadonlySet<string> = new Set(['pypi', 'pytorch']);

/** Addresses of indexes in every file that pip, uv and Poetry read them from. */
export function indexAddresses(repo: Repo, pyproject: Pyproject | null): readonly Found<string>[] {
  const tool = pyproject?.tool;
  const named = [...(tool?.uv?.index ?? []), ...(tool?.poetry?.source ?? [])].map(({ url }) => url);
  return [
    ...named.flatMap((url) => (url === undefined ? [] : [{ value: url, from: lineOf(repo, PYPROJECT, url) }])),
    ...everyLine(repo, 'uv.toml', /^[ \t]*url[ \t]*=[ \t]*["']([^"']+)["']/gm),
    ...everyLine(repo, PIP_CONFIG, /^[ \t]*(?:extra-)?index-url[ \t]*[=:][ \t]*(\S+)/gm),
  ];
}

/** Indexes that may want a login, one per host. */
export function privateIndexes(addresses: readonly Found<string>[]): readonly PrivateIndex[] {
  const found = addresses.map(({ value, from }) => ({ host: hostOf(value), from, variables: variablesOf(value) }));
  return found.filter(
    ({ host }, at) => host !== '' && !isPublic(host) && found.findIndex((other) => other.host === host) === at,
  );
}

/** A login written into an address would end in the image's history and in the repo's: it must leave the file. */
export function literalLogins(addresses: readonly Found<string>[]): readonly Blocker[] {
  return addresses
    .filter(({ value }) => /^[a-z+]+:\/\/[^/@]*:(?!\$\{)[^/@]+@/i.test(value))
    .map(({ from }) => ({
      name: 'login-in-file',
      message: 'the address of the package index holds a login.',
      from,
      hints: [
        'take it out and put it into ~/.netrc: the build mounts that file as a secret',
        'then change that password: it stands in the history of the repo',
      ],
    }));
}

function everyLine(repo: Repo, file: string, pattern: RegExp): readonly Found<string>[] {
  const text = repo.text(file) ?? '';
  return [...text.matchAll(pattern)].map((match) => ({ value: match[1] ?? '', from: place(file, text, match.index) }));
}

function lineOf(repo: Repo, file: string, needle: string): string {
  const text = repo.text(file) ?? '';
  return place(file, text, Math.max(0, text.indexOf(needle)));
}

function hostOf(address: string): string {
  return /^https?:\/\/(?:[^/@]*@)?([A-Za-z0-9.-]+)/.exec(address)?.[1]?.toLowerCase() ?? '';
}

function variablesOf(address: string): readonly string[] {
  return [...address.matchAll(/\$\{([A-Z][A-Z0-9_]*)\}/g)].map(([, name]) => name ?? '');
}

function isPublic(host: string): boolean {
  return PUBLIC.has(host.split('.').at(-2) ?? '') && host.endsWith('.org');
}
