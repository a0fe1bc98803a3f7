import { RemoteError } from '../errors.ts';
import type { Environment } from './credentials.ts';

/** Milliseconds. */
const PATIENCE = 30_000;
/** Only asked-for names come back: a line each. Bytes. */
const MOST_BYTES = 100_000;
const REPOSITORY = /^[\w-][\w.-]*\/[\w.-]+$/;
const REF = /^\w[\w./+-]{0,200}$/;
const COMMIT = /^[0-9a-f]{40}$/;

/** Why no host can be asked for this, `null` when one can. */
export function whyNoRef(repository: string, ref: string): string | null {
  if (!REPOSITORY.test(repository) || /(?:^|\/)\.\.?$/.test(repository)) return 'it names no repository';
  return REF.test(ref) && !ref.includes('..') ? null : 'its version is no tag or branch';
}

/**
 * Commit that a tag or branch of `base`/`repository` names today; a tag wins over a branch of its name. `git` itself asks, without
 * a terminal, without running anything of the repo and by no protocol but HTTPS (HTTP where `base` is this machine).
 */
export async function commitOf(base: string, repository: string, ref: string, env: Environment): Promise<string> {
  const { execa } = await import('execa');
  const protocol = base.startsWith('http://127.0.0.1:') ? 'http' : 'https';
  const settings = ['protocol.allow=never', `protocol.${protocol}.allow=always`, 'http.followRedirects=initial'];
  const names = [`refs/tags/${ref}^{}`, `refs/tags/${ref}`, `refs/heads/${ref}`];
  const args = [...settings.flatMap((one) => ['-c', one]), 'ls-remote', '--', `${base}/${repository}`, ...names];
  const { failed, stdout, timedOut, code } = await execa('git', args, {
    env: { ...outsideOfRepos(env), GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: '', SSH_ASKPASS: '', LC_ALL: 'C' },
    extendEnv: false,
    cwd: '/',
    stdin: 'ignore',
    timeout: PATIENCE,
    forceKillAfterDelay: 1_000,
    maxBuffer: MOST_BYTES,
    reject: false,
  });
  const host = new URL(base).host;
  if (code === 'ENOENT')
    throw new RemoteError('git is not installed: commits of actions are asked with it. Nothing was written.');
  if (timedOut) throw new RemoteError(`${host} did not answer git within ${PATIENCE / 1000} s. Nothing was written.`);
  if (failed)
    throw new RemoteError(
      `${host}/${repository} can't be asked: it can't be reached, is not there, or needs a login. Nothing was written.`,
    );
  return commitIn(stdout, names) ?? noSuchRef(`${host}/${repository}`, ref);
}

/** A git hook names its repository to every git below it: that one's configuration must not say how to ask. */
export function outsideOfRepos(env: Environment): Environment {
  const own = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR']);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.has(name)));
}

function commitIn(listing: string, names: readonly string[]): string | null {
  const commits = new Map(listing.split('\n').map((line) => line.split('\t').toReversed() as [string, string]));
  const found = names.map((name) => commits.get(name)).find((commit) => commit !== undefined);
  return found !== undefined && COMMIT.test(found) ? found : null;
}

function noSuchRef(place: string, ref: string): never {
  throw new RemoteError(`${place} has no tag and no branch ${ref}. Nothing was written.`);
}
