import { performance } from 'node:perf_hooks';
import type { Docker } from '../../../src/verify/docker.ts';

/** A docker client that also notes how long each whole build without cache took, in seconds. */
export function timed(docker: Docker): { readonly docker: Docker; readonly coldTimes: readonly number[] } {
  const coldTimes: number[] = [];
  return {
    coldTimes,
    docker: async (args, options) => {
      const started = performance.now();
      const result = await docker(args, options);
      if (result.ok && args.includes('--no-cache')) coldTimes.push(seconds(performance.now() - started));
      return result;
    },
  };
}

/** To a tenth: a host tells no more. */
export function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
