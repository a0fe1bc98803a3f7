/** What a judge says of a generated file. */
export interface Finding {
  /** Absolute path. */
  readonly file: string;
  /** Counted from 1; 0 for the whole file. */
  readonly line: number;
  /** As the judge names its rule: `DL3008`, `CKV_DOCKER_2`, `tally/epilogue-order`, `SC2086`. */
  readonly code: string;
  readonly message: string;
}

/** Somebody else's linter. */
export interface Judge {
  readonly name: string;
  readonly findings: (files: readonly string[]) => Promise<readonly Finding[]>;
}
