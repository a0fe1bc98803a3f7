import type { SecretProposal } from '../../../model/secret.ts';
import { NETRC, SSH } from '../../_shared/git-secrets.ts';
import { CA } from '../../_shared/secrets.ts';
import type { Found } from '../../../model/evidence.ts';
import type { Lockfile } from './lockfile.ts';

const PUBLIC = /^(?:index\.)?rubygems\.org$/;

/** Secrets that fit the fetch of gems: a login for each server that is not for everybody, and what git reads. */
export function secretProposals({ servers, git }: Lockfile): readonly SecretProposal[] {
  const hosts = new Map(privateServers(servers).map(({ value, from }) => [value, from]));
  const overSsh = git.find(({ value }) => /^(?:ssh:\/\/|git@)/.test(value));
  const overHttps = git.find(({ value }) => value.startsWith('https://'));
  return [
    ...[...hosts].map(([host, from]) => login(host, from)),
    ...(overSsh === undefined ? [] : [{ ...SSH, from: overSsh.from, needed: true }]),
    ...(overHttps === undefined ? [] : [{ ...NETRC, from: overHttps.from, needed: false }]),
    CA,
  ];
}

/** Hosts that ask who fetches. */
export function privateServers(servers: readonly Found<string>[]): readonly Found<string>[] {
  const hosts = servers.flatMap(({ value, from }) => {
    const host = /^https?:\/\/(?:[^/@]*@)?([A-Za-z0-9.-]+)/.exec(value)?.[1]?.toLowerCase();
    return host === undefined || PUBLIC.test(host) ? [] : [{ value: host, from }];
  });
  return hosts.filter(({ value }, at) => hosts.findIndex((other) => other.value === value) === at);
}

/** Bundler looks for `USER:TOKEN` under the host's name: a dot is written as two underscores, a dash as three. */
function login(host: string, from: string): SecretProposal {
  const variable = `BUNDLE_${host.replaceAll('-', '___').replaceAll('.', '__').toUpperCase()}`;
  return {
    kind: `bundle:${host}`,
    title: `login for ${host}, as USER:TOKEN`,
    id: variable.toLowerCase(),
    delivery: 'env',
    target: variable,
    source: `env=${variable}`,
    from,
    needed: true,
  };
}
