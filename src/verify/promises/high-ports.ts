import { observe } from '../observation.ts';
import { judge, type HardeningPromise } from '../promise.ts';

/** H19: below 1024 a process needs a privilege that it does not get everywhere. */
export const highPorts: HardeningPromise = {
  id: 'H19',
  title: 'ports from 1024 up',
  async prove(bench) {
    const exposed = Object.keys(bench.image.config.ExposedPorts ?? {}).map((port) => Number.parseInt(port, 10));
    const { ports } = await observe(bench);
    const low = [...new Set([...exposed, ...ports])].filter((port) => port < 1024);
    const seen = `exposed: ${exposed.join(', ') || 'none'}; listened on: ${ports.join(', ') || 'none seen'}`;
    return judge(
      low.map((port) => `port ${port} needs a privilege`),
      seen,
    );
  },
};
