import type { RustDetails } from '../facts.ts';

/** What compiles the program, and for which C library. */
export interface Toolchain {
  readonly libc: 'gnu' | 'musl';
  /** Whether it compiles for another platform than its own. */
  readonly crosses: boolean;
}

/**
 * glibc where the image has it and the repo does not ask for musl; across platforms unless packages of Debian are linked, as those are the build
 * platform's own.
 */
export function toolchainOf({ musl, native, packages }: RustDetails, family: string): Toolchain {
  const pure = native === null && packages.length === 0;
  const libc = family !== 'distroless' || (pure && musl !== null) ? 'musl' : 'gnu';
  return { libc, crosses: packages.length === 0 };
}
