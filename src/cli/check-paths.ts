import { check, checkPolicy, openRepo, workTreeOf, type AuditedFile, type Check, type Repo } from '../api.ts';
import { IronhullError } from '../errors.ts';
import { prefixOf } from './audit-paths.ts';
import type { Anchor } from './anchor.ts';
import { recall } from './dialog/memory.ts';
import { policyFor } from './dialog/policy.ts';
import { withTrusted } from './dialog/trust.ts';
import { stateOf } from './dialog/update.ts';
import { version } from './version.ts';

/** One folder as it was checked. */
export interface CheckedFolder {
  /** As it was typed. */
  readonly path: string;
  /** What stands in front of its files' paths in a report; empty for the working folder. */
  readonly prefix: string;
  readonly services: readonly Check[];
  /** Files with the findings that the team insists on. */
  readonly policy: readonly AuditedFile[];
  /** Why it could not be checked; empty when it was. */
  readonly problem: string;
}

/** What every folder of a run is checked by. */
export interface CheckedBy {
  readonly named: readonly string[];
  /** ISO date. */
  readonly today: string;
  /** Preset that the repository is held to from outside; `null` without `--preset`. */
  readonly anchor: Anchor | null;
  /** Hashes of code of presets, by `--trust`; a check remembers none. */
  readonly trust: readonly string[];
}

/** Checks one folder. */
export async function checkPath(path: string, by: CheckedBy): Promise<CheckedFolder> {
  return checkRepo(path, openRepo(path), by);
}

/** Checks many folders; one that can't be checked fails and does not keep the others from being checked. */
export async function checkPaths(paths: readonly string[], by: CheckedBy): Promise<readonly CheckedFolder[]> {
  const checked: CheckedFolder[] = [];
  for (const path of paths) checked.push(await checkOrTell(path, by));
  return checked;
}

async function checkOrTell(path: string, by: CheckedBy): Promise<CheckedFolder> {
  try {
    return await checkPath(path, by);
  } catch (error) {
    if (!(error instanceof IronhullError)) throw error;
    return { path, prefix: prefixOf(path), services: [], policy: [], problem: error.message };
  }
}

async function checkRepo(path: string, repo: Repo, { named, today, anchor, trust }: CheckedBy): Promise<CheckedFolder> {
  const memory = recall(repo);
  const state = stateOf({ memory }, 'check');
  const loaded = await policyFor(repo, memory.state, 'locked', anchor);
  const policy = await withTrusted(loaded, {
    named: trust,
    remember: false,
    root: workTreeOf(repo).repo.root,
    door: null,
  });
  const held = { repo, state, policy, today };
  const files = await checkPolicy(held);
  const services = check({ ...held, generator: version() }, named);
  return { path, prefix: prefixOf(path), services, policy: files, problem: '' };
}
