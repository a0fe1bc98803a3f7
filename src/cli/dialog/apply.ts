import { mkdirSync } from 'node:fs';
import { commitWrites, planWrites } from '../../api.ts';
import { existingOf, type Target } from './targets.ts';

/** Writes all files of a run or none, and gives the paths that changed. */
export function apply(root: string, targets: readonly Target[]): readonly string[] {
  if (targets.length > 0) mkdirSync(root, { recursive: true });
  return commitWrites(root, planWrites(root, targets, existingOf(targets)));
}
