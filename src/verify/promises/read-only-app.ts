import type { Bench } from '../bench.ts';
import { RANDOM_USER, withContainer } from '../container.ts';
import type { ImageFile } from '../image.ts';
import { observe } from '../observation.ts';
import { runtimeOf, writeAttempt } from '../interpreter.ts';
import { judge, type HardeningPromise } from '../promise.ts';

/** Places where every process may write, or that the engine mounts over. */
const SHARED = /^(?:tmp|var\/tmp|dev|proc|sys|run|var\/run|run\/lock|var\/lock)(?:\/|$)/;

/** H2: a process that can change its own code keeps what an attacker wrote. */
export const readOnlyApp: HardeningPromise = {
  id: 'H2',
  title: 'nothing but declared paths can be written by the process',
  async prove(bench) {
    // Root and accounts by name are H1's matter: they are not tried here.
    const users = [bench.image.config.User ?? '', RANDOM_USER].filter((user) => /^[1-9]\d*:\d+$/.test(user));
    const byMode = users.flatMap((user) =>
      writableFor(bench, user).map((path) => `uid:gid ${user} may write /${path}`),
    );
    const tried = await tryToWrite(bench, users);
    const { fault: run } = await observe(bench);
    const strict = run === null ? [] : [`with --read-only and the declared paths only: ${run}`];
    const how =
      tried.attempts > 0
        ? `${tried.attempts} write attempts refused`
        : 'modes of every file inspected (no interpreter to try with)';
    return judge(
      [...new Set([...byMode, ...tried.faults]), ...strict],
      `${how}, as ${users.join(' and ')}; starts with --read-only`,
    );
  },
};

function writableFor(bench: Bench, user: string): readonly string[] {
  const [uid, gid] = user.split(':').map(Number);
  const declared = bench.subject.writable.map((path) => path.path.replace(/^\//, ''));
  const inDeclared = (path: string): boolean => declared.some((one) => path === one || path.startsWith(`${one}/`));
  const found = [...bench.image.files.values()].filter(
    (file) =>
      (file.kind === 'file' || file.kind === 'folder') &&
      mayWrite(file, uid ?? 0, gid ?? 0) &&
      !SHARED.test(file.path) &&
      !inDeclared(file.path),
  );
  return found.filter((file) => !isEmptyHome(bench, file)).map((file) => file.path);
}

function mayWrite(file: ImageFile, uid: number, gid: number): boolean {
  if (file.uid === uid) return (file.mode & 0o200) !== 0;
  return (file.mode & (file.gid === gid ? 0o020 : 0o002)) !== 0;
}

/** Files that an account's home is made with; nothing of the app reads them. */
const SKELETON = /^home\/[^/]+\/\.(?:bashrc|bash_logout|profile)$/;

/** A base image's account owns its home; while nothing of the app lies there, nothing can be changed. */
function isEmptyHome(bench: Bench, { path }: ImageFile): boolean {
  if (SKELETON.test(path)) return true;
  if (!/^(?:home|var\/cache)(?:\/[^/]+)?$/.test(path)) return false;
  const under = [...bench.image.files.values()].filter(
    (file) => file.kind === 'file' && file.path.startsWith(`${path}/`),
  );
  return under.every((file) => SKELETON.test(file.path));
}

async function tryToWrite(
  bench: Bench,
  users: readonly string[],
): Promise<{ readonly attempts: number; readonly faults: readonly string[] }> {
  const runtime = runtimeOf(bench.image);
  if (runtime === null) return { attempts: 0, faults: [] };
  const folder = bench.image.config.WorkingDir ?? '/';
  let attempts = 0;
  const faults: string[] = [];
  for (const user of users) {
    const { entrypoint, command } = writeAttempt(runtime, folder);
    const wrote = await withContainer(
      bench,
      { user, writable: true, flags: ['--entrypoint', entrypoint], command },
      async ({ id }) => {
        await bench.docker(['wait', id], { seconds: 60 });
        return (await bench.docker(['logs', id])).stdout;
      },
    );
    attempts += Number(/tried (\d+)/.exec(wrote)?.[1] ?? 0);
    faults.push(...[...wrote.matchAll(/^wrote (.+)$/gm)].map((match) => `uid:gid ${user} wrote ${match[1]}`));
  }
  const declared = bench.subject.writable.map((path) => path.path);
  return { attempts, faults: faults.filter((fault) => !declared.some((path) => fault.includes(` wrote ${path}`))) };
}
