import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabFault } from '../faults.ts';
import type { LabHome } from '../home.ts';
import { lives, markOf, startTime, type ProcessMark } from './process-mark.ts';

export interface Daemon {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it answers. */
  readonly ready: () => Promise<boolean>;
}

/** Starts a daemon unless ours already runs, and waits until it answers. Returns whether it was started now. */
export async function startDaemon(home: LabHome, daemon: Daemon): Promise<boolean> {
  if (await runningPid(home, daemon.name)) {
    await waitUntilReady(home, daemon);
    return false;
  }
  await mkdir(home.run, { recursive: true });
  await mkdir(home.logs, { recursive: true });
  const log = openSync(join(home.logs, `${daemon.name}.log`), 'a');
  const [file = '', ...args] = daemon.command;
  const child = spawn(file, args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...daemon.env },
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  if (child.pid === undefined) throw new LabFault(`${daemon.name}: ${file} could not be started`);
  await writeFile(pidPath(home, daemon.name), JSON.stringify(markOf(child.pid)));
  await waitUntilReady(home, daemon);
  return true;
}

/** Ends a daemon that this lab started: politely, and after 20 seconds by force. */
export async function stopDaemon(home: LabHome, name: string): Promise<void> {
  const pid = await runningPid(home, name);
  if (pid !== undefined) {
    process.kill(pid, 'SIGTERM');
    for (let i = 0; i < 100 && startTime(pid) !== ''; i++) await sleep(200);
    if (startTime(pid) !== '') process.kill(pid, 'SIGKILL');
  }
  await rm(pidPath(home, name), { force: true });
}

async function waitUntilReady(home: LabHome, daemon: Daemon): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await daemon.ready()) return;
    if (!(await runningPid(home, daemon.name))) break;
    await sleep(500);
  }
  throw new LabFault(`${daemon.name} does not answer`, [`log: ${join(home.logs, `${daemon.name}.log`)}`]);
}

async function runningPid(home: LabHome, name: string): Promise<number | undefined> {
  const text = await readFile(pidPath(home, name), 'utf8').catch(() => '');
  if (text === '') return undefined;
  const mark = JSON.parse(text) as ProcessMark;
  return lives(mark) ? mark.pid : undefined;
}

function pidPath(home: LabHome, name: string): string {
  return join(home.run, `${name}.pid.json`);
}
