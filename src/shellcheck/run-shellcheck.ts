import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Script } from './scripts-of.ts';

/** What ShellCheck says of a place in a script. Lines and columns count from 1. */
export interface ShellComment {
  readonly code: number;
  readonly level: 'error' | 'warning' | 'info' | 'style';
  readonly message: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

/** Not followed files, missing first lines, and variables that ENV, ARG and the base set: nothing that a RUN could do better. */
const LEFT_OUT = ['SC1091', 'SC2148', 'SC2154', 'SC2153', 'SC2034', 'SC3040'];
/** Scripts handed to one process. */
const AT_ONCE = 200;
const SECONDS = 60;
const MOST_BYTES = 100_000_000;

/** Runs an installed ShellCheck over scripts: its comments, script by script. A run that fails says nothing. */
export async function runShellcheck(
  program: string,
  scripts: readonly Script[],
): Promise<readonly (readonly ShellComment[])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ironhull-shell-'));
  try {
    const found = scripts.map((): ShellComment[] => []);
    for (const shell of new Set(scripts.map((script) => script.shell))) {
      const indexes = scripts.flatMap((script, index) => (script.shell === shell ? [index] : []));
      for (let at = 0; at < indexes.length; at += AT_ONCE)
        await checkSome({ program, folder, shell, scripts, indexes: indexes.slice(at, at + AT_ONCE), found });
    }
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Some {
  readonly program: string;
  readonly folder: string;
  readonly shell: Script['shell'];
  readonly scripts: readonly Script[];
  readonly indexes: readonly number[];
  readonly found: readonly ShellComment[][];
}

async function checkSome({ program, folder, shell, scripts, indexes, found }: Some): Promise<void> {
  const names = indexes.map((index) => `${index}.sh`);
  for (const index of indexes) await writeFile(join(folder, `${index}.sh`), `${scripts[index]?.text ?? ''}\n`);
  // --norc: a settings file of the host must not change what is found.
  const words = ['--norc', '--format=json1', `--shell=${shell}`, `--exclude=${LEFT_OUT.join(',')}`, '--', ...names];
  const stdout = await outputOf(program, words, folder);
  if (stdout === null) return;
  const { comments } = JSON.parse(stdout) as { comments: readonly (ShellComment & { readonly file: string })[] };
  for (const { file, ...comment } of comments) found[Number(file.replace('.sh', ''))]?.push(comment);
}

/** `null` when it failed; that it has something to say is 1. Node's own call: a library for it takes longer to load than this to run. */
async function outputOf(program: string, words: readonly string[], cwd: string): Promise<string | null> {
  const options = { cwd, timeout: SECONDS * 1000, maxBuffer: MOST_BYTES };
  return new Promise((resolve) => {
    execFile(program, words, options, (error, stdout) => resolve(error === null || error.code === 1 ? stdout : null));
  });
}
