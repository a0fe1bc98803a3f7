import { check, checkPolicy, openRepo, type AuditedFile, type Check, type Policy, type Repo } from '../api.ts';
import { prefixOf } from './audit-paths.ts';
import { recall } from './dialog/memory.ts';
import { policyFor } from './dialog/policy.ts';
import { stateOf } from './dialog/update.ts';
import { version } from './version.ts';

/** One folder as it was checked. */
export interface CheckedFolder {
  readonly repo: Repo;
  /** What stands in front of its files' paths in a report; empty for the working folder. */
  readonly prefix: string;
  readonly services: readonly Check[];
  /** Files with the findings that the team insists on. */
  readonly policy: readonly AuditedFile[];
}

/** What every folder of a run is checked by. */
export interface CheckedBy {
  readonly named: readonly string[];
  /** ISO date. */
  readonly today: string;
}

/** Checks one folder. */
export async function checkPath(path: string, by: CheckedBy): Promise<CheckedFolder> {
  const repo = openRepo(path);
  const memory = recall(repo);
  const state = stateOf({ memory }, 'check');
  const { policy } = await policyFor(repo, memory.state, 'locked');
  const held = { repo, state, policy, today: by.today };
  const files = await checkPolicy(held);
  return { repo, prefix: prefixOf(path), services: servicesOf(held, by, files), policy: files };
}

interface Holding {
  readonly repo: Repo;
  readonly state: ReturnType<typeof stateOf>;
  readonly policy: Policy;
  readonly today: string;
}

/** A plan that the policy refuses is a breach that was found already, not a reason to say nothing else. */
function servicesOf(held: Holding, { named }: CheckedBy, _files: readonly AuditedFile[]): readonly Check[] {
  return check({ ...held, generator: version() }, named);
}
