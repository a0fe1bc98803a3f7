/** A value read from the repo together with the place it was read from. */
export interface Found<T> {
  readonly value: T;
  /** `file` or `file:line`, relative to the repo root. */
  readonly from: string;
}

/** Several places in the repo disagree. Reported to the user, never settled in silence. */
export interface Conflict {
  /** What they disagree about, as in `Node version`. */
  readonly about: string;
  readonly taken: Found<string>;
  readonly others: readonly Found<string>[];
  /** The rule that settled it, as in `an exact file wins over a range`. */
  readonly why: string;
}

/** Something that stops generation until a person decides, with the command or flag that decides it. */
export interface Blocker {
  /** Stable name, as in `no-lockfile`. */
  readonly name: string;
  readonly message: string;
  /** `file` or `file:line`; empty when the point is that nothing was found. */
  readonly from: string;
  /** Lines to type, each with what it does. */
  readonly hints: readonly string[];
  /** The answer that lifts it, when one does, as in `unlocked`. */
  readonly liftedBy?: string;
}
