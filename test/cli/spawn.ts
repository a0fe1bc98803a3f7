import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { Streams } from '../../src/cli/streams.ts';

export const START = join(import.meta.dirname, '../../scripts/start.mjs');

/** Where each run goes back to. Not asked for at run time: a library may answer with a folder that a test has removed since. */
const HOME = join(import.meta.dirname, '../..');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SpawnOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Text for standard input; `null` never ends it. Closed when left out. */
  readonly input?: string | null;
}

/** Runs the bin from its sources in a process of its own, as `npm start` does. */
export async function spawned(words: readonly string[], { cwd, env, input }: SpawnOptions): Promise<Ended> {
  const { PATH, HOME: home } = process.env;
  const child = spawn(process.execPath, [START, ...words], {
    cwd,
    env: { PATH, HOME: home, LANG: 'C.UTF-8', ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout: 15_000,
  });
  if (typeof input === 'string') child.stdin?.end(input);
  const [stdout, stderr] = [collector(), collector()];
  child.stdout?.pipe(stdout.stream);
  child.stderr?.pipe(stderr.stream);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** The same in this process: quick, and the working directory is moved for the while. */
export async function ironhull(words: readonly string[], { cwd, input = '' }: SpawnOptions): Promise<Ended> {
  const stdin = new PassThrough();
  if (input !== null) stdin.end(input);
  const [stdout, stderr] = [collector(), collector()];
  process.chdir(cwd);
  try {
    await main(words, { stdin, stdout: stdout.stream, stderr: stderr.stream } as unknown as Streams);
    return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.exitCode = 0;
    process.chdir(HOME);
  }
}

function collector(): { readonly stream: PassThrough; readonly text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
