import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Watches how long a process stood ready without being given a processor, until `done`. A busy host makes a program late that is not slow:
 * what it waited for is the host's time. Seconds of the thread that waited longest; 0 where the host does not tell.
 */
export async function cpuWait(pid: number, done: Promise<unknown>): Promise<number> {
  const first = waits(pid);
  let last = first;
  const over = done.then(() => true);
  while (!(await Promise.race([over, sleep(50, false)]))) {
    const now = waits(pid);
    if (now.size === 0) break;
    last = new Map([...last, ...now]);
  }
  return Math.max(0, ...[...last].map(([thread, seconds]) => seconds - (first.get(thread) ?? 0)));
}

/** Seconds that each thread of a process has waited so far, from the scheduler's own count. */
function waits(pid: number): ReadonlyMap<string, number> {
  const folder = `/proc/${pid}/task`;
  try {
    return new Map(readdirSync(folder).map((thread) => [thread, waitOf(`${folder}/${thread}/schedstat`)]));
  } catch {
    return new Map();
  }
}

/** `<running ns> <waiting ns> <slices>`. */
function waitOf(path: string): number {
  return Number(readFileSync(path, 'utf8').split(' ')[1] ?? 0) / 1e9;
}
