import type { Secret, SecretKind } from '../../model/secret.ts';

/** A login file that git reads, and what fetches by itself. */
export const NETRC: SecretKind = {
  kind: 'netrc',
  title: 'netrc login for private sources',
  id: 'netrc',
  delivery: 'file',
  target: '/root/.netrc',
  source: 'src=$HOME/.netrc',
};

/** The forwarded ssh agent; its key never reaches the build. */
export const SSH: SecretKind = {
  kind: 'ssh',
  title: 'ssh agent for private sources',
  id: 'default',
  delivery: 'ssh',
  target: '',
  source: 'default',
};

/** Host keys that the person who builds trusts. No secret, but theirs to say, and not the repo's. */
const KNOWN_HOSTS: SecretKind = {
  kind: 'known_hosts',
  title: 'host keys for ssh',
  id: 'known_hosts',
  delivery: 'file',
  target: '/etc/ssh/ssh_known_hosts',
  source: 'src=$HOME/.ssh/known_hosts',
};

/** ssh brings the host keys along, as a step that trusts any host would trust any answer. */
export function withHostKeys(chosen: readonly Secret[]): readonly Secret[] {
  const overSsh = chosen.some((secret) => secret.delivery === 'ssh');
  return overSsh ? [...chosen, { ...KNOWN_HOSTS, required: true }] : chosen;
}
