import { LABEL } from '../../../src/verify/belongings.ts';

/** Runs the docker client and returns what it printed. */
export type Client = (...args: readonly string[]) => Promise<string>;

/** Names that benches give to their networks and images. */
const BENCH = /^ironhull-verify-[0-9a-f]{10}$/;

/** Removes containers, networks and images that a run left which was killed. Only for a lab that nobody else works with. Returns how many things it found. */
export async function sweep(docker: Client): Promise<number> {
  const containers = lines(await docker('ps', '--all', '--quiet', '--filter', `label=${LABEL}`));
  if (containers.length > 0) await docker('rm', '--force', '--volumes', ...containers);
  const networks = lines(await docker('network', 'ls', '--format', '{{.Name}}')).filter((name) => BENCH.test(name));
  if (networks.length > 0) await docker('network', 'rm', ...networks);
  const images = lines(await docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')).filter((name) =>
    BENCH.test(name.split(':')[0] ?? ''),
  );
  if (images.length > 0) await docker('image', 'rm', '--force', ...images);
  return containers.length + networks.length + images.length;
}

function lines(output: string): readonly string[] {
  return output.split('\n').filter((line) => line !== '');
}
