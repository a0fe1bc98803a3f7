/** Something that speaks against a team's rendering, and where in the rendered text. */
export interface Objection {
  /** Name of a rule, or a promise as in `H1`. */
  readonly rule: string;
  readonly message: string;
  /** Counted from 1; 0 where no line is to blame. */
  readonly line: number;
  /** The same for the same complaint, wherever its line has moved. */
  readonly key: string;
}
