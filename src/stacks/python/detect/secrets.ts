import type { SecretProposal } from '../../../model/secret.ts';
import { CA } from '../../_shared/secrets.ts';
import type { PrivateIndex } from './indexes.ts';

/** Logins of package indexes: netrc serves pip, uv and Poetry alike, so it is what a repo with a private index is offered. */
export function secretProposals(indexes: readonly PrivateIndex[]): readonly SecretProposal[] {
  const [first] = indexes;
  const inAddress = indexes.flatMap(({ variables, from }) => variables.map((name) => ({ name, from })));
  const hosts = indexes.map(({ host }) => host).join(', ');
  return [
    {
      kind: 'netrc',
      title: first === undefined ? 'netrc with logins of package indexes' : `netrc with the login of ${hosts}`,
      id: 'netrc',
      delivery: 'file',
      target: '/run/secrets/netrc',
      source: 'src=$HOME/.netrc',
      from: first?.from ?? '',
      needed: first !== undefined && inAddress.length === 0,
    },
    {
      kind: 'pip',
      title: 'pip.conf with addresses and logins of package indexes',
      id: 'pip_conf',
      delivery: 'file',
      target: '/run/secrets/pip_conf',
      source: 'src=$HOME/.config/pip/pip.conf',
      from: '',
      needed: false,
    },
    ...inAddress.map(({ name, from }) => ({
      kind: `custom:${name}`,
      title: `${name}, part of an index address`,
      id: name.toLowerCase(),
      delivery: 'env' as const,
      target: name,
      source: `env=${name}`,
      from,
      needed: true,
    })),
    CA,
  ];
}
