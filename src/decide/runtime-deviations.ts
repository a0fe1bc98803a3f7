import type { Facts } from '../model/facts.ts';
import type { Deviation } from '../model/plan.ts';

/** What a reviewer must know of the runtime version taken: past its end of life, or another patch than the repo names. */
export function runtimeDeviations({ runtime }: Facts): readonly Deviation[] {
  const { title, version, endOfLife, ended, fit, why } = runtime;
  return [
    ...(ended ? [{ promise: 'H5', why: `${title} ${version} has had no security fixes since ${endOfLife}` }] : []),
    ...(fit === 'near'
      ? [{ promise: 'H5', why: `${title} ${version} is another patch than the repo names: ${why}` }]
      : []),
  ];
}
