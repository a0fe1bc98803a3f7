import type { SecretProposal } from '../../model/secret.ts';
import { NETRC, SSH } from '../_shared/git-secrets.ts';
import { CA } from '../_shared/secrets.ts';
import type { PrivateModules } from './scan/private-modules.ts';

/** Secrets that fit a Go build. One way to the private modules is needed: ssh where the repo goes that way, else netrc. */
export function secretProposals(modules: PrivateModules | null): readonly SecretProposal[] {
  // A module proxy may want a login too, where no module is private.
  if (modules === null) return [{ ...NETRC, from: '', needed: false }, CA];
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
