import { lstatSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Repo } from '../model/repo.ts';
import { openRepo } from './open-repo.ts';

/** The working tree that a folder belongs to. */
export interface WorkTree {
  /** The folder itself where it stands in no git repository. */
  readonly repo: Repo;
  /** Path of the folder in it, with forward slashes; empty for its root. */
  readonly folder: string;
}

/** How far up a `.git` is looked for. */
const HIGHEST = 30;

/** The git working tree around a folder. */
export function workTreeOf(repo: Repo): WorkTree {
  let at = repo.root;
  for (let steps = 0; steps < HIGHEST; steps += 1) {
    if (lstatSync(join(at, '.git'), { throwIfNoEntry: false }) !== undefined)
      return at === repo.root
        ? { repo, folder: '' }
        : { repo: openRepo(at), folder: relative(at, repo.root).split(sep).join('/') };
    if (dirname(at) === at) break;
    at = dirname(at);
  }
  return { repo, folder: '' };
}
