import type { Blocker, Conflict, Found } from './evidence.ts';
import type { SecretProposal } from './secret.ts';
import type { Kept } from './takeover.ts';

/** Name of a stack, as in `src/stacks/index.ts`: detector, questions, plan and templates bear it. Open, so that a team can add its own. */
export type StackId = string;

/** Stage graph of the output; names the template. */
export type Shape = 'server' | 'static' | 'binary' | 'worker';

/** The runtime or compiler version that the repo asks for, settled against the catalogue's release lines. */
export interface RuntimeFact {
  /** Product of the catalogue's `cycles` table: `node`, `python`, `go`. */
  readonly product: string;
  /** As shown to people: `Node`. */
  readonly title: string;
  /** What the repo says, `null` when it says nothing. */
  readonly wanted: Found<string> | null;
  /** Release line taken, as in `24`. */
  readonly cycle: string;
  /** Exact catalogue version taken, as in `24.21.0`. */
  readonly version: string;
  /** Last day of upstream support (ISO date). */
  readonly endOfLife: string;
  /** Whether the line was past its end of life on the catalogue's as-of date. */
  readonly ended: boolean;
  /**
   * `exact`: the repo allows this version. `near`: the right release line, another patch; a deviation to be said.
   * `none`: nothing in the catalogue fits, and a person has to choose.
   */
  readonly fit: 'exact' | 'near' | 'none';
  /** Why this one, in a few words of ours: never text of the repo, so that it may stand in a generated file. */
  readonly why: string;
}

/** A path the program writes to while it runs. */
export interface WritablePath {
  /** Absolute path in the container. */
  readonly path: string;
  /** `tmpfs` is empty at each start, `volume` keeps its content. */
  readonly kind: 'tmpfs' | 'volume';
  /** Octal mode, as Docker's `mode=` option takes it. */
  readonly mode: string;
  /** Whether files in it are executed. */
  readonly exec: boolean;
  /** Why, in a few words. */
  readonly why: string;
}

/** What was read from the repo, each value with the place it was read from. Plain data, and nothing decided by a person. */
export interface Facts<D = unknown> {
  readonly stack: StackId;
  /** Folder of the service relative to the repo root; empty for the root. */
  readonly service: string;
  /** Image name: lower case, `[a-z0-9._-]`. */
  readonly name: Found<string>;
  readonly shape: Shape;
  /** As shown to people: `Express 5`. */
  readonly framework: Found<string> | null;
  readonly runtime: RuntimeFact;
  /** Package manager and exact version, as in `npm 11.6.0`. */
  readonly manager: Found<string> | null;
  /** Several programs could be shipped: each candidate (`./cmd/api`, `app.main:app`). Exactly one means decided. */
  readonly entries: readonly Found<string>[];
  /** Words of the process to run, resolved to the program itself; `null` when it must be asked. */
  readonly start: Found<readonly string[]> | null;
  /** TCP port 1–65535, `null` when none was seen. */
  readonly port: Found<number> | null;
  /** Path of the health endpoint, `null` when none was seen. */
  readonly health: Found<string> | null;
  readonly writable: readonly Found<WritablePath>[];
  readonly secrets: readonly SecretProposal[];
  /** Names of public build-time variables (`VITE_API_URL`). */
  readonly buildArgs: readonly Found<string>[];
  readonly conflicts: readonly Conflict[];
  readonly blockers: readonly Blocker[];
  /** What a person's own Dockerfile said and no question asks for; absent where none is taken over. */
  readonly kept?: Kept | undefined;
  /** That Dockerfile, where it is not the service's own `Dockerfile`; relative to the repo root. */
  readonly dockerfile?: string | undefined;
  /** What only this stack knows and its own `questions` and `plan` read. */
  readonly details: D;
}
