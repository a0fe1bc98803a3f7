import { RANDOM_USER, waitUntilUp, withContainer } from '../container.ts';
import { observe } from '../observation.ts';
import { judge, type HardeningPromise } from '../promise.ts';

/** H3: OpenShift gives each project a uid of its own, with gid 0. */
export const anyUser: HardeningPromise = {
  id: 'H3',
  title: 'runs without capabilities, and as any uid with gid 0',
  async prove(bench) {
    const home = (bench.image.config.Env ?? []).find((entry) => entry.startsWith('HOME='))?.slice(5);
    const own = (await observe(bench)).fault;
    const other = await withContainer(bench, { user: RANDOM_USER }, async (container) => waitUntilUp(bench, container));
    const faults = [
      ...(home === undefined ? ['HOME is not set: an unknown uid gets /'] : []),
      ...(own === null ? [] : [`as the image user: ${own}`]),
      ...(other === null ? [] : [`as ${RANDOM_USER}: ${other}`]),
    ];
    const how = 'all capabilities dropped, no new privileges';
    return judge(faults, `up as the image user and as ${RANDOM_USER}, ${how}, HOME=${home}`);
  },
};
