import type { Edit } from './dockerfile.ts';
import type { Plan } from './plan.ts';
import type { Parts } from './stack.ts';

/** Where the files around a Dockerfile stand, from the audited folder. */
export interface Places {
  /** Build context; empty for the folder itself. */
  readonly context: string;
  /** Where a new ignore file for this Dockerfile belongs. */
  readonly newIgnoreFile: string;
  /** Edits by which every file that hands a build argument to this Dockerfile hands a secret instead; `null` where one cannot. */
  readonly passSecret: (
    name: string,
    id: string,
  ) => readonly { readonly path: string; readonly edits: readonly Edit[] }[] | null;
}

/** What the repository says about the program that a Dockerfile packs: all that a fix may rely on beyond the file itself. */
export interface Project {
  /** What ironhull would decide for this repo by itself: images, program, health check, account, context. */
  readonly plan: Plan;
  readonly parts: Parts;
  /** Text of an ignore file, which lets in what the program needs and these further paths of the context. */
  readonly ignoreText: (further: readonly string[]) => string;
}
