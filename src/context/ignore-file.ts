import type { Repo } from '../model/repo.ts';

/** The .dockerignore that a build uses. */
export interface IgnoreFile {
  /** Relative to the context. */
  readonly path: string;
  readonly text: string;
}

/**
 * The file that decides what a build of `dockerfile` (a path in the context) is sent: `<dockerfile>.dockerignore` beside it if it
 * is there, else `.dockerignore`; never both. `null` when there is neither.
 */
export function ignoreFileFor(context: Repo, dockerfile: string): IgnoreFile | null {
  for (const path of [`${dockerfile}.dockerignore`, '.dockerignore']) {
    const text = context.text(path);
    if (text !== null) return { path, text };
  }
  return null;
}
