import { RemoteError } from '../../errors.ts';
import type { FetchedPreset, PresetReference } from '../../model/preset-reference.ts';
import type { Environment } from '../credentials.ts';
import { outsideOfRepos } from '../git.ts';

/** Milliseconds. */
const PATIENCE = 60_000;
/** Of one document, in bytes. */
const MOST_BYTES = 256_000;

/** Nothing of the other side runs here: no hook, no submodule, no file system monitor, no protocol but the one that was named. */
const SETTINGS = [
  'protocol.allow=never',
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'http.followRedirects=false',
  'gc.auto=0',
  'maintenance.auto=false',
];

/** One commit of a repository, by git itself and with the logins that it knows. */
export async function fetchFromGit(
  { url, commit, source }: PresetReference & { readonly kind: 'git' },
  folder: string,
  env: Environment,
): Promise<FetchedPreset> {
  const protocol = /^[a-z]+/.exec(url)?.[0] ?? '';
  const git = runner(folder, protocol, env);
  await git(source, 'init', '--quiet', '--bare', '.');
  await git(
    source,
    'fetch',
    '--quiet',
    '--depth=1',
    '--no-tags',
    `--filter=blob:limit=${MOST_BYTES}`,
    '--',
    url,
    commit,
  );
  return { version: commit, read: (path) => blob(git, source, `${commit}:${path}`) };
}

type Git = (source: string, ...words: readonly string[]) => Promise<{ readonly ok: boolean; readonly stdout: string }>;

async function blob(git: Git, source: string, object: string): Promise<string | null> {
  const size = await git(`?${source}`, 'cat-file', '-s', object);
  if (!size.ok) return null;
  if (Number(size.stdout) > MOST_BYTES)
    throw new RemoteError(`${source}: a preset of ${size.stdout.trim()} bytes is none. Nothing was written.`);
  return (await git(source, 'cat-file', 'blob', object)).stdout;
}

/** A source that starts with `?` may fail: then the answer says so. */
function runner(folder: string, protocol: string, env: Environment): Git {
  const settings = [...SETTINGS, `protocol.${protocol}.allow=always`].flatMap((one) => ['-c', one]);
  return async (source, ...words) => {
    const { execa } = await import('execa');
    const { failed, stdout, timedOut, code } = await execa('git', [...settings, ...words], {
      env: {
        ...outsideOfRepos(env),
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: '',
        SSH_ASKPASS: '',
        LC_ALL: 'C',
        GIT_SSH_COMMAND: env['GIT_SSH_COMMAND'] ?? 'ssh -oBatchMode=yes',
      },
      extendEnv: false,
      cwd: folder,
      stdin: 'ignore',
      stripFinalNewline: false,
      timeout: PATIENCE,
      forceKillAfterDelay: 1_000,
      maxBuffer: 2 * MOST_BYTES,
      reject: false,
    });
    if (source.startsWith('?')) return { ok: !failed, stdout };
    if (code === 'ENOENT')
      throw new RemoteError('git is not installed, and a preset comes by it. Nothing was written.');
    if (timedOut)
      throw new RemoteError(`${source} did not answer git within ${PATIENCE / 1000} s. Nothing was written.`);
    if (failed)
      throw new RemoteError(
        `${source}: git ${words[0] ?? ''} failed: it can't be reached, has no such commit, or needs a login. Nothing was written.`,
      );
    return { ok: true, stdout };
  };
}
