import { stateOf, waitUntilUp, withContainer } from '../container.ts';
import { broken, judge, type HardeningPromise } from '../promise.ts';

/** H1: a name can be mapped to uid 0 by any file, and Kubernetes refuses names. */
export const numericUser: HardeningPromise = {
  id: 'H1',
  title: 'runs as a numeric, non-zero uid and gid',
  async prove(bench) {
    const user = bench.image.config.User ?? '';
    if (user === '') return broken('the image has no USER: it runs as root');
    if (!/^[1-9]\d*:[1-9]\d*$/.test(user)) return broken(`USER is "${user}", not a numeric uid:gid other than 0`);
    const seen = await withContainer(bench, {}, async (container) => {
      await waitUntilUp(bench, container);
      if (!(await stateOf(bench, container.id)).running) return [];
      const top = await bench.docker(['top', container.id, '-eo', 'pid,uid,gid']);
      return top.stdout
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/).slice(1).join(':'));
    });
    const faults = seen.filter((owner) => owner !== user).map((owner) => `a process runs as ${owner}, not as ${user}`);
    return judge(
      faults,
      seen.length > 0
        ? `USER ${user}; ${seen.length} process(es) seen as ${user}`
        : `USER ${user}; the program ended at once`,
    );
  },
};
