import { nodeFs } from '../../src/write/write-fs.ts';
import type { WriteFs } from '../../src/write/write-fs.ts';

/** The process ends here: nothing after it happens. No error of a system call, so nothing may catch it for one. */
export class Stop extends Error {}

export interface Fault {
  /** Number of the call, counted from 0. */
  readonly at: number;
  /** `once` and `always` fail with `code`; `stop` ends the process before the call, `torn` in the middle of it. */
  readonly how: 'once' | 'always' | 'stop' | 'torn';
  readonly code?: string;
}

export interface Faulty {
  readonly fs: WriteFs;
  /** Names of the calls so far. */
  readonly calls: string[];
}

/** The real file system, counting every call and failing as told. */
export function faultyFs(fault: Fault | null): Faulty {
  const calls: string[] = [];
  const fs = new Proxy(nodeFs, {
    get(target, name: keyof WriteFs) {
      return (...args: unknown[]) => {
        const at = calls.push(name) - 1;
        // Really waiting for the disk ten thousand times would take minutes and show nothing here.
        const real = name === 'fsyncSync' ? (): void => {} : (target[name] as (...all: unknown[]) => unknown);
        if (fault !== null && at >= fault.at) break_(fault, at, name, args, real);
        return real(...args);
      };
    },
  });
  return { fs, calls };
}

function break_(
  fault: Fault,
  at: number,
  name: keyof WriteFs,
  args: unknown[],
  real: (...all: unknown[]) => unknown,
): void {
  if (fault.how === 'once' && at > fault.at) return;
  if (fault.how === 'once' || fault.how === 'always') {
    // What was opened can be closed on any disk.
    if (name === 'closeSync') return;
    const path = typeof args[0] === 'string' ? { path: args[0] } : {};
    throw Object.assign(new Error(`${fault.code}: ${name}`), { code: fault.code, syscall: name, ...path });
  }
  if (fault.how === 'torn' && at === fault.at) tear(name, args, real);
  throw new Stop(`stopped at call ${at}, ${name}`);
}

/** Half of a write reaches the disk; any other call is done whole, and the process hears nothing of it. */
function tear(name: keyof WriteFs, args: unknown[], real: (...all: unknown[]) => unknown): void {
  try {
    if (name === 'writeSync') real(args[0], (args[1] as Uint8Array).subarray(0, 3));
    else real(...args);
  } catch {
    // What the call would have answered nobody hears either.
  }
}
