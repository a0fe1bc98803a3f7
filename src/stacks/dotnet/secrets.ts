import type { Found } from '../../model/evidence.ts';
import type { SecretKind, SecretProposal } from '../../model/secret.ts';
import { CA } from '../_shared/secrets.ts';
import type { NugetConfig, Source } from './nuget/config.ts';

/** A source's key that makes the name of a variable. */
const NAME = /^[A-Za-z_]\w*$/;

/** NuGet's own file with sources and logins, in place of those of the repo. */
const NUGET_CONFIG: SecretKind = {
  kind: 'nuget_config',
  title: "NuGet's own NuGet.Config with the logins",
  id: 'nuget_config',
  delivery: 'file',
  target: '/run/secrets/NuGet.Config',
  source: 'src=$HOME/.nuget/NuGet/NuGet.Config',
};

/** Secrets that fit a restore: the variables that NuGet.config names, else a login for each private source. */
export function secretProposals({ privateSources, variables }: NugetConfig): readonly SecretProposal[] {
  const told = new Set(variables.map(({ value }) => value.source));
  const silent = privateSources.filter(({ value }) => !told.has(value.name));
  const unnamed = silent.find(({ value }) => !NAME.test(value.name));
  const once = new Map(variables.map(({ value, from }) => [value.name, from]));
  return [
    ...[...once].map(([name, from]) => fromVariable(name, from)),
    ...silent.filter(({ value }) => NAME.test(value.name)).map(fromSource),
    { ...NUGET_CONFIG, from: unnamed?.from ?? '', needed: unnamed !== undefined },
    CA,
  ];
}

function fromVariable(name: string, from: string): SecretProposal {
  return {
    kind: `login:${name}`,
    title: `${name} for private packages`,
    id: name.toLowerCase(),
    delivery: 'env',
    target: name,
    source: `env=${name}`,
    from,
    needed: true,
  };
}

/** NuGet looks for `Username=…;Password=…` under the source's name. */
function fromSource({ value, from }: Found<Source>): SecretProposal {
  const variable = `NuGetPackageSourceCredentials_${value.name}`;
  return {
    kind: `nuget:${value.name}`,
    title: `login for ${value.host}, as Username=…;Password=…`,
    id: variable.toLowerCase(),
    delivery: 'env',
    target: variable,
    source: `env=${variable}`,
    from,
    needed: true,
  };
}
