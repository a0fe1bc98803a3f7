import { randomInt } from 'node:crypto';
import type { Docker } from '../../../src/verify/docker.ts';

/** Gives each network a small subnet of its own: an engine has about thirty of its usual size, and other runs may hold them all. */
export function ownSubnets(docker: Docker): Docker {
  return (words, options) => {
    const [what, does, ...rest] = words;
    const subnet = `10.231.${randomInt(256)}.${randomInt(16) * 16}/28`;
    return what === 'network' && does === 'create'
      ? docker([what, does, '--subnet', subnet, ...rest], options)
      : docker(words, options);
  };
}
