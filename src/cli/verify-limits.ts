import { UsageError } from '../errors.ts';
import type { Call } from './parse-arguments.ts';
import type { Streams } from './streams.ts';
import { visible } from './visible.ts';

/** A build of a large repository without cache, eight times over, is done by then. */
const MINUTES = 60;

/** `--minutes`, a whole number from 1. */
export function minutesOf(call: Call): number {
  const typed = call.options['minutes'];
  if (typeof typed !== 'string') return MINUTES;
  if (!/^[1-9]\d{0,3}$/.test(typed))
    throw new UsageError(`--minutes ${visible(typed)}: write a whole number of minutes.`);
  return Number(typed);
}

/** What ends a verification before its time. */
export interface Limits {
  readonly signal: AbortSignal;
  /** Whether a person ended it, not the clock. */
  readonly interrupted: () => boolean;
}

/** Stops at the first Ctrl-C or after these minutes. Later ones are not heard: they would end the removal of what was made. */
export function untilStopped(stderr: Streams['stderr'], minutes: number): Limits {
  const stop = new AbortController();
  const heard = (): void => {
    if (!stop.signal.aborted) stderr.write('stopping: containers, images and network are removed first\n');
    stop.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, heard);
  const clock = AbortSignal.timeout(minutes * 60_000);
  return { signal: AbortSignal.any([stop.signal, clock]), interrupted: () => stop.signal.aborted };
}

/** The clock ran out. */
export function tooLong(minutes: number): UsageError {
  return new UsageError(`not done within ${minutes} minutes. Every container, image and network was removed.`, {
    hints: [`ironhull verify --minutes ${minutes * 2}     waits longer`],
  });
}
