import { openRepo, readState, type Policy } from '../../api.ts';
import { UsageError } from '../../errors.ts';
import { version } from '../version.ts';
import { policyFor } from '../dialog/policy.ts';

/** The policy of a folder. Throws `UsageError` where there is no config. */
export async function policyIn([dir = '.']: readonly string[]): Promise<Policy> {
  const repo = openRepo(dir);
  const { policy } = await policyFor(repo, readState(repo, version()), 'locked');
  if (policy.layers.length > 0) return policy;
  throw new UsageError(
    'no ironhull.config.json and no ironhull.config.yaml here or above, up to the root of the git repository.',
    {
      hints: ['ironhull defaults schema     prints what a preset may say'],
    },
  );
}
