import { readFileSync } from 'node:fs';

/** A process as a file remembers it. */
export interface ProcessMark {
  readonly pid: number;
  /** Start time from `/proc`, so that a pid that was given to someone else is never taken for it. */
  readonly started: string;
}

export function markOf(pid: number): ProcessMark {
  return { pid, started: startTime(pid) };
}

/** Whether the marked process still runs. */
export function lives({ pid, started }: ProcessMark): boolean {
  return started !== '' && startTime(pid) === started;
}

/** Empty for a process that does not run. */
export function startTime(pid: number): string {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    const fields = afterName.split(' ');
    return fields[0] === 'Z' ? '' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
