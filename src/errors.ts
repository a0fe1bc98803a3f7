/**
 * Every way ironhull ends. Errors that a user can act on are `IronhullError`s; anything else is a bug.
 * The one catch is in `cli/main.ts`, and one more in each generator, which must hand Yeoman a numeric `code`.
 */

/** Process exit codes, as documented in `docs/commands.md`. */
export const EXIT = {
  ok: 0,
  findings: 1,
  usage: 2,
  undecided: 3,
  network: 4,
  bug: 70,
  interrupted: 130,
} as const;

export interface IronhullErrorOptions {
  /** What to type next: one line each, printed indented below the message. */
  readonly hints?: readonly string[];
  readonly cause?: unknown;
}

/** A failure the user can act on: one line of what and where, then what to type next. */
export class IronhullError extends Error {
  readonly code: number;
  readonly hints: readonly string[];

  constructor(message: string, code: number, options: IronhullErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.hints = options.hints ?? [];
  }
}

/** Wrong flag, wrong file, wrong preset or an environment that cannot work (exit 2). */
export class UsageError extends IronhullError {
  constructor(message: string, options?: IronhullErrorOptions) {
    super(message, EXIT.usage, options);
  }
}

/** Nothing or too much was found and nobody was there to ask (exit 3). */
export class UndecidedError extends IronhullError {
  constructor(message: string, options?: IronhullErrorOptions) {
    super(message, EXIT.undecided, options);
  }
}

/** The team's policy can't be trusted as it stands here: a preset is not what was locked (exit 1). */
export class PolicyError extends IronhullError {
  constructor(message: string, options?: IronhullErrorOptions) {
    super(message, EXIT.findings, options);
  }
}

/** The network or a registry failed (exit 4). */
export class RemoteError extends IronhullError {
  constructor(message: string, options?: IronhullErrorOptions) {
    super(message, EXIT.network, options);
  }
}

/** The user stopped the run (exit 130). */
export class InterruptedError extends IronhullError {
  constructor(message = 'stopped. Nothing was written.', options?: IronhullErrorOptions) {
    super(message, EXIT.interrupted, options);
  }
}
