/** Something in the repo that the saved plan no longer fits. */
export interface Stale {
  /** As in `port`. */
  readonly about: string;
  /** As the files were generated for; empty where it is not one value. */
  readonly saved: string;
  /** As it is now. */
  readonly now: string;
  /** `file` or `file:line` it was read from; empty when the point is that nothing was found. */
  readonly from: string;
}

/** How the files of one service stand to the repo, to today's templates and to what was generated. */
export interface Check {
  /** Folder relative to the repo root; empty for the root. */
  readonly service: string;
  readonly stale: readonly Stale[];
  /** Paths of files that today's templates and catalogue would make in another way. Empty while something is stale. */
  readonly outdated: readonly string[];
  /** Last day of support (ISO date) of a runtime that is past it today; `null` while it is supported, or when that was accepted. */
  readonly ended: string | null;
  /** Paths of files that were changed since. */
  readonly edited: readonly string[];
  /** Paths of files that were deleted since. */
  readonly deleted: readonly string[];
}
