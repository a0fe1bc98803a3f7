import { readFile } from 'node:fs/promises';
import { stateOf, waitUntilUp, withContainer } from '../container.ts';
import { judge, type HardeningPromise } from '../promise.ts';

/** H19: below 1024 a process needs a privilege that it does not get everywhere. */
export const highPorts: HardeningPromise = {
  id: 'H19',
  title: 'ports from 1024 up',
  async prove(bench) {
    const exposed = Object.keys(bench.image.config.ExposedPorts ?? {}).map((port) => Number.parseInt(port, 10));
    const heard = await withContainer(bench, {}, async (container) => {
      await waitUntilUp(bench, container);
      return listening((await stateOf(bench, container.id)).pid);
    });
    const low = [...new Set([...exposed, ...heard])].filter((port) => port < 1024);
    return judge(
      low.map((port) => `port ${port} needs a privilege`),
      `exposed: ${exposed.join(', ') || 'none'}; listened on: ${heard.join(', ') || 'none seen'}`,
    );
  },
};

/** Listening TCP ports of the container's network, read where the host shows them. */
async function listening(pid: number): Promise<readonly number[]> {
  const ports = new Set<number>();
  for (const table of ['tcp', 'tcp6']) {
    const text = pid > 0 ? await readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '') : '';
    // Local address, remote address, state: 0A is LISTEN. Docker's own name server listens on 127.0.0.11.
    for (const [, address = '', port = ''] of text.matchAll(/^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) \S+ 0A /gm)) {
      if (address !== '0B00007F') ports.add(Number.parseInt(port, 16));
    }
  }
  return [...ports].toSorted((a, b) => a - b);
}
