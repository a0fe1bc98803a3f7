import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { Streams } from '../../src/cli/streams.ts';

export const START = join(import.meta.dirname, '../../scripts/start.mjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SpawnOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Text for standard input; `closed` gives none, `open` never ends it. */
  readonly input?: string | 'closed' | 'open';
}

/** Runs the bin from its sources in a process of its own, as `npm start` does. */
export function spawned(words: readonly string[], { cwd, env = {}, input = 'closed' }: SpawnOptions): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [START, ...words], {
    cwd,
    env: { PATH, HOME, LANG: 'C.UTF-8', ...env },
    stdio: [input === 'closed' ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout: 15_000,
  });
  if (input !== 'closed' && input !== 'open') child.stdin?.end(input);
  const seen = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (seen.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (seen.stderr += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...seen })));
}

/** The same in this process: quick, and the working directory is moved for the while. */
export async function ironhull(words: readonly string[], { cwd, input = 'closed' }: SpawnOptions): Promise<Ended> {
  const stdin = new PassThrough();
  if (input !== 'open') stdin.end(input === 'closed' ? undefined : input);
  const [stdout, stderr] = [collector(), collector()];
  const home = process.cwd();
  process.chdir(cwd);
  try {
    await main(words, { stdin, stdout: stdout.stream, stderr: stderr.stream } as unknown as Streams);
    return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.exitCode = 0;
    process.chdir(home);
  }
}

function collector(): { readonly stream: PassThrough; readonly text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
