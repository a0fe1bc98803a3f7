import type { Repo } from '../../../model/repo.ts';

/** A build file's longest text that is worth reading: no Makefile is larger. */
const LONGEST = 262_144;

/** Texts of the files whose paths fit, leaving out what no person wrote. */
export function textsOf(repo: Repo, pattern: RegExp): readonly { readonly path: string; readonly text: string }[] {
  const paths = repo.files().filter((path) => pattern.test(path) && (repo.stat(path)?.size ?? 0) <= LONGEST);
  return paths.map((path) => ({ path, text: repo.text(path) ?? '' }));
}
