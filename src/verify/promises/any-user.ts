import { RANDOM_USER, stateOf, waitUntilUp, withContainer } from '../container.ts';
import { judge, type HardeningPromise } from '../promise.ts';

/** H3: OpenShift gives each project a uid of its own, with gid 0. */
export const anyUser: HardeningPromise = {
  id: 'H3',
  title: 'runs without capabilities, and as any uid with gid 0',
  async prove(bench) {
    const faults: string[] = [];
    const home = (bench.image.config.Env ?? []).find((entry) => entry.startsWith('HOME='))?.slice(5);
    if (home === undefined) faults.push('HOME is not set: an unknown uid gets /');
    for (const user of [undefined, RANDOM_USER]) {
      const fault = await withContainer(bench, user === undefined ? {} : { user }, async (container) => {
        const up = await waitUntilUp(bench, container);
        if (up !== null) return (await stateOf(bench, container.id)).exitCode === 0 ? null : up;
        return null;
      });
      if (fault !== null) faults.push(`as ${user ?? 'the image user'}: ${fault}`);
    }
    return judge(
      faults,
      `up as the image user and as ${RANDOM_USER}, all capabilities dropped, no new privileges, HOME=${home}`,
    );
  },
};
