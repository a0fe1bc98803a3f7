import { loadPolicy, NO_POLICY, UsageError, workTreeOf, type Policy, type Repo } from '../../api.ts';

/** The team's defaults and locks for a folder. */
export async function policyFor(repo: Repo): Promise<Policy> {
  const policy = await loadPolicy(workTreeOf(repo), noRemote, []);
  return policy.layers.length === 0 ? NO_POLICY : policy;
}

async function noRemote(reference: string): Promise<never> {
  throw new UsageError(`${reference} can't be fetched. Nothing was written.`);
}
