import { performance } from 'node:perf_hooks';
import type { Docker } from '../../../src/verify/docker.ts';
import { median } from '../report/spread.ts';
import type { RowResult } from './run-row.ts';

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

/** How many builds of a row are remembered, so that a median has a spread. */
const REMEMBERED = 5;

/** A row's result with the build times of the runs before it. */
export function withEarlierTimes(result: RowResult, earlier: readonly RowResult[]): RowResult {
  if (result.coldTimes === undefined) return result;
  const before = earlier.find(({ id }) => id === result.id)?.coldTimes ?? [];
  const coldTimes = [...before, ...result.coldTimes].slice(-REMEMBERED);
  return { ...result, coldTimes, coldSeconds: median(coldTimes) };
}
