import { askOnce } from './ask-once.ts';
import { credentialsFor, type Environment } from './credentials.ts';
import { parseMirrors } from './endpoint.ts';
import { commitOf } from './git.ts';
import { realNetwork } from './network.ts';
import { registry, type Registry } from './registry.ts';

/** Everything that is asked over the network. */
export interface Remote extends Registry {
  /** Commit that a tag or branch of an action's repository (`owner/name`) names today. Throws `RemoteError`. */
  readonly commitOf: (repository: string, ref: string) => Promise<string>;
}

const ACTIONS = 'https://github.com';

/** Asks with the logins of `docker login` and of git, and `HOST=MIRROR` where one is named. Throws `UsageError` for a wrong mirror. */
export function openRemote(env: Environment, mirrors: readonly string[]): Remote {
  const registries = registry({
    network: realNetwork,
    mirrors: parseMirrors(mirrors),
    credentialsFor: (host) => credentialsFor(host, env),
  });
  const askCommit = askOnce(
    ({ repository, ref }: { readonly repository: string; readonly ref: string }) => `${repository}@${ref}`,
    ({ repository, ref }) => commitOf(ACTIONS, repository, ref, env),
  );
  return { ...registries, commitOf: (repository, ref) => askCommit({ repository, ref }) };
}
