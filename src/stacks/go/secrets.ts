import type { SecretKind, SecretProposal } from '../../model/secret.ts';
import { CA } from '../_shared/secrets.ts';
import type { PrivateModules } from './scan/private-modules.ts';

/** A login file that both go and git read. */
const NETRC: SecretKind = {
  kind: 'netrc',
  title: 'netrc login for private modules',
  id: 'netrc',
  delivery: 'file',
  target: '/root/.netrc',
  source: 'src=$HOME/.netrc',
};

/** The forwarded ssh agent; its key never reaches the build. */
const SSH: SecretKind = {
  kind: 'ssh',
  title: 'ssh agent for private modules',
  id: 'default',
  delivery: 'ssh',
  target: '',
  source: 'default',
};

/** Host keys that the person who builds trusts. No secret, but theirs to say, and not the repo's. */
export const KNOWN_HOSTS: SecretKind = {
  kind: 'known_hosts',
  title: 'host keys for ssh',
  id: 'known_hosts',
  delivery: 'file',
  target: '/etc/ssh/ssh_known_hosts',
  source: 'src=$HOME/.ssh/known_hosts',
};

/** Secrets that fit a Go build. One way to the private modules is needed: ssh where the repo goes that way, else netrc. */
export function secretProposals(modules: PrivateModules | null): readonly SecretProposal[] {
  if (modules === null) return [CA];
  const [netrc, ssh] = modules.ssh === null ? [true, false] : [false, true];
  return [
    { ...NETRC, title: `netrc login for ${modules.hosts.join(', ')}`, from: modules.from, needed: netrc },
    {
      ...SSH,
      title: `ssh agent for ${modules.hosts.join(', ')}`,
      from: modules.ssh?.from ?? modules.from,
      needed: ssh,
    },
    CA,
  ];
}
