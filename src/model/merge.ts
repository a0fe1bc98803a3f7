import type { Range } from './dockerfile.ts';

/** A place that the user and the templates changed in different ways. All three texts are whole lines, or empty. */
export interface MergeConflict {
  /** As it was generated last time; empty where nothing stood. */
  readonly base: string;
  /** As the user's file has it; empty where the user took it out. */
  readonly yours: string;
  /** As it is generated now; empty where the templates took it out. */
  readonly theirs: string;
  /** Where `yours` stands in the merged text, in UTF-16 offsets. */
  readonly at: Range;
}

/** A user's file with what the templates changed since it was generated. */
export interface Merge {
  /** The merged text, with the user's side at each open conflict. Line ends and byte-order mark are those of the user's file. */
  readonly text: string;
  /** In the order of the text, never touching each other. Empty when everything is settled. */
  readonly conflicts: readonly MergeConflict[];
  /** Images that the user's file pins by digest and the merged one does not: their tag moved, and the new digest is not known. */
  readonly unpinned: readonly string[];
}

/** How one conflict is settled: `ours` is the user's side, `theirs` the generated one, `both` the first above the second. */
export type ConflictWay = 'ours' | 'theirs' | 'both';

/** A settled conflict: by one of the ways, or with a text that somebody wrote for it. */
export type ConflictAnswer = ConflictWay | { readonly text: string };
