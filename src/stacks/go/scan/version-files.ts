import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';

const FILES: readonly (readonly [string, RegExp])[] = [
  ['.go-version', /^\s*(?:go)?(\d+\.\d+(?:\.\d+)?)\s*$/m],
  ['.tool-versions', /^(?:golang|go)[ \t]+(\d+\.\d+(?:\.\d+)?)/m],
  ['mise.toml', /^[ \t]*"?go(?:lang)?"?[ \t]*=[ \t]*"(\d+\.\d+(?:\.\d+)?)"/m],
  ['.mise.toml', /^[ \t]*"?go(?:lang)?"?[ \t]*=[ \t]*"(\d+\.\d+(?:\.\d+)?)"/m],
];

/** Go versions that a repo's tool files ask for, the one that means Go alone first. */
export function versionFiles(repo: Repo): readonly Found<string>[] {
  return FILES.map(([file, pattern]) => findIn(file, repo.text(file), pattern)).filter((found) => found !== null);
}
