import { observe } from '../observation.ts';
import { broken, judge, type HardeningPromise } from '../promise.ts';

/** H1: a name can be mapped to uid 0 by any file, and Kubernetes refuses names. */
export const numericUser: HardeningPromise = {
  id: 'H1',
  title: 'runs as a numeric, non-zero uid and gid',
  async prove(bench) {
    const user = bench.image.config.User ?? '';
    if (user === '') return broken('the image has no USER: it runs as root');
    if (!/^[1-9]\d*:[1-9]\d*$/.test(user)) return broken(`USER is "${user}", not a numeric uid:gid other than 0`);
    const { owners: seen } = await observe(bench);
    const faults = seen.filter((owner) => owner !== user).map((owner) => `a process runs as ${owner}, not as ${user}`);
    return judge(
      faults,
      seen.length > 0
        ? `USER ${user}; ${seen.length} process(es) seen as ${user}`
        : `USER ${user}; the program ended at once`,
    );
  },
};
